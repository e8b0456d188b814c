"""Properties of a map, a layer, a tile or an object: read as all versions of Tiled have them, written so that numbers stay exact.

Tiled's JSON writes numbers with 15 digits, so 2/3 would come back as 0.666666666666667. A number that does not survive that is
written as a text; and where a number of 15 digits is what a simple fraction becomes by it, that fraction is meant.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from playground import ratio
from playground.world.exchange import json_text
from playground.world.exchange.stated import fields_of
from playground.world.level import LevelError
from playground.world.text.forms import Form

_SOLID = ("collides", "solid", "wall", "blocked", "blocking", "blocks", "impassable", "obstacle", "collision")
_OPEN = ("walkable", "passable")
"""Properties by which many maps mark what cannot be entered: yes to one of the first, no to one of the second."""
_LARGEST_PART = 1000
"""The largest denominator that a number of 15 digits is taken to stand for."""


def properties_of(data: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The values by name: a list of properties, or one object as before Tiled 1.2. LevelError where it is neither."""
    properties = data.get("properties", [])
    if isinstance(properties, dict):
        return dict(properties)
    if not isinstance(properties, list) or not all(isinstance(entry, dict) for entry in properties):
        content = "a list with something else in it" if isinstance(properties, list) else ascii(properties)[:40]
        raise LevelError(f"{where}: properties is {content}, expected a list of properties, each with a name and a value")
    return {json_text.text(entry, "name", f"a property of {where}"): entry.get("value") for entry in properties}


def is_true(value: Any) -> bool:
    """Whether a property says yes; before Tiled 0.16 it could only say so as a text."""
    return value is True or (isinstance(value, str) and value.strip().lower() in ("true", "yes", "1"))


def is_solid(properties: Mapping[str, Any]) -> bool:
    """Whether properties say that there is no way through."""
    no = (value is False or str(value).strip().lower() in ("false", "no", "0") for value in map(properties.get, _OPEN))
    return any(is_true(properties.get(name)) for name in _SOLID) or any(no)


def fields(properties: Mapping[str, Any], forms: Mapping[str, Form], where: str) -> dict[str, Any]:
    """The fields of a tile, or the rules, that properties state; LevelError names one that cannot be read."""
    return fields_of({name: _restored(value) for name, value in properties.items() if name in forms}, forms, where)


def readable_fields(
    properties: Mapping[str, Any], forms: Mapping[str, Form], where: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The same of a map that was not made for us, where a word may mean something else: what can be read, and what cannot."""
    values: dict[str, Any] = {}
    strange = []
    for name in sorted(properties.keys() & forms.keys()):
        try:
            values |= fields({name: properties[name]}, forms, where)
        except LevelError as error:
            strange.append(str(error))
    return values, tuple(strange)


def _restored(value: Any) -> Any:
    """The simple fraction of which 15 digits are this number; all else as it is."""
    if not isinstance(value, float) or not abs(value) < 1e15 or float(f"{value:.15g}") != value:
        return value
    fraction = Fraction(value).limit_denominator(_LARGEST_PART)
    return ratio.as_stated(fraction) if f"{float(fraction):.15g}" == f"{value:.15g}" else value


def property_list(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Values by name as the list of properties that Tiled shows, each with its type."""
    return list(_listed(values))


def _listed(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name in sorted(values):
        value = values[name] if not isinstance(values[name], float) else _lasting(values[name])
        kind = {bool: "bool", int: "int", float: "float"}.get(type(value), "string")
        yield {"name": name, "type": kind, "value": value}


def _lasting(value: float) -> float | str:
    """The number, or a text for a fraction and for one that 15 digits do not hold."""
    lasts = not isinstance(value, ratio.Ratio) and float(f"{value:.15g}") == value == _restored(value)
    return value if lasts else ratio.stated(value)
