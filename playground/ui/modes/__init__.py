"""The modes of the window: each file here declares one, called MODE."""

import sys
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from playground import registry

if TYPE_CHECKING:
    from playground.ui.mode import Mode


@cache
def modes() -> "Mapping[str, Mode]":
    """Every mode by its id, in the order of the tabs."""
    return registry.collect(sys.modules[__name__], "MODE")
