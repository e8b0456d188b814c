"""Numbers and switches out of named values that came with a map, each within its range."""

import math
from collections.abc import Mapping
from typing import Any

from playground.plurals import counted
from playground.world.level import LevelError
from playground.world.tile import FAR

MOST_STEPS = 1_000_000
"""The largest time limit."""


def number(settings: Mapping[str, Any], name: str, default: float, low: float = -FAR, high: float = FAR) -> float:
    """A number between low and high; the default where none (or None) is given."""
    value = settings.get(name)
    return default if value is None else in_range(value, name, low, high)


def steps_until_cut_off(settings: Mapping[str, Any], name: str, default: int) -> int:
    """Steps until an episode is cut off, 0 for no limit (said by -1, 0 and infinity); the default where none is given."""
    value = settings.get(name)
    if value == math.inf:
        return 0
    steps = number(settings, name, default, -1, MOST_STEPS)
    if steps != int(steps):
        raise LevelError(f"{name} is {steps:g}, expected a whole number")
    return max(0, int(steps))


def numbers(settings: Mapping[str, Any], name: str, default: tuple[float, ...]) -> tuple[float, ...]:
    """As many numbers as the default has."""
    value = settings.get(name)
    if value is None:
        return default
    if not isinstance(value, list) or len(value) != len(default):
        raise LevelError(f"{name} is {_short(value)}, expected a list of {counted(len(default), 'number')}")
    return tuple(in_range(entry, name, -FAR, FAR) for entry in value)


def flag(settings: Mapping[str, Any], name: str, default: bool) -> bool:
    """True or False."""
    value = settings.get(name)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise LevelError(f"{name} is {_short(value)}, expected true or false")
    return value


def in_range(value: Any, name: str, low: float, high: float) -> float:
    """The value as a number; LevelError where it is none, or is not between low and high."""
    fits = isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high and math.isfinite(value)
    if not fits:
        raise LevelError(f"{name} is {_short(value)}, expected a number from {low:g} to {high:g}")
    return float(value)


def _short(value: Any) -> str:
    text = ascii(value)
    return text if len(text) <= 60 else text[:57] + "..."
