"""The explanations: each file here declares one, called EXPLANATION."""

import sys
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from playground import registry

if TYPE_CHECKING:
    from playground.ui.explanation import Explanation


@cache
def explanations() -> "Mapping[str, Explanation]":
    """Every explanation by its id, in their order."""
    return registry.collect(sys.modules[__name__], "EXPLANATION")
