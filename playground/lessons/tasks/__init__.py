"""The kinds of task: each file here declares one, called TASK."""

import sys
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from playground import registry

if TYPE_CHECKING:
    from playground.lessons.task import Task


@cache
def tasks() -> "Mapping[str, type[Task]]":
    """Every kind of task by its id."""
    return registry.collect(sys.modules[__name__], "TASK")
