"""How each kind of task is answered: each file here declares one widget, called ANSWER, with the id of its kind."""

import sys
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from playground import registry

if TYPE_CHECKING:
    from playground.ui.course.answering import AnswerWidget


@cache
def answers() -> "Mapping[str, AnswerWidget]":
    """Every widget by the id of the kind of task that it answers."""
    return registry.collect(sys.modules[__name__], "ANSWER")
