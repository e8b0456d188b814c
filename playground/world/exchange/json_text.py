"""JSON from unknown sources, read safely: each error says where it is, what stands there and what was expected."""

import json
from collections.abc import Mapping
from typing import Any

from playground.world.level import LevelError


def json_object(text: str) -> dict[str, Any]:
    """The object that a text holds; LevelError names the line and column where it is no JSON."""
    try:
        document = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise LevelError(f"{place}: this is not JSON: {error.msg}", error.lineno, error.colno) from None
    except RecursionError:
        raise LevelError("the text is nested too deeply") from None
    except ValueError as error:
        raise LevelError(f"a value cannot be read: {str(error).split(';')[0]}") from None
    if not isinstance(document, dict):
        raise LevelError("the text is JSON but no object, expected { ... }")
    return document


def _refuse(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON")


def text(data: Mapping[str, Any], key: str, where: str, default: str = "") -> str:
    """A text under a key."""
    value = data.get(key, default)
    if not isinstance(value, str):
        raise _misfit(data, key, where, "a text")
    return value


def whole(data: Mapping[str, Any], key: str, where: str, low: int, high: int, default: int | None = None) -> int:
    """A whole number from low to high under a key."""
    value = data.get(key, default)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise _misfit(data, key, where, f"a whole number from {low:,} to {high:,}")
    return value


def number(data: Mapping[str, Any], key: str, where: str, low: float, high: float, default: float | None = None) -> float:
    """A number from low to high under a key."""
    value = data.get(key, default)
    if not isinstance(value, int | float) or isinstance(value, bool) or not low <= value <= high:
        raise _misfit(data, key, where, f"a number from {low:,} to {high:,}")
    return float(value)


def objects(data: Mapping[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    """A list of objects under a key; empty where there is none."""
    entries = data.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _misfit(data, key, where, "a list of objects")
    return entries


def _misfit(data: Mapping[str, Any], key: str, where: str, expected: str) -> LevelError:
    shown = "missing"
    if key in data:
        shown = "a list or an object" if isinstance(data[key], list | dict) else ascii(data[key])[:60]
    return LevelError(f"{where}: {key} is {shown}, expected {expected}")
