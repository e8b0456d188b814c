"""Fields of tiles and rules as plain values that other programs can show (text, number, yes or no), written and read exactly.

What is neither a number nor a yes or no is the text that a level file would have there.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from playground.world.level import LevelError, Rules
from playground.world.text.forms import RULE_FORMS, TILE_FORMS, Form, Unfit
from playground.world.text.scan import LONGEST_LINE
from playground.world.tile import Tile

__all__ = ["RULE_FORMS", "TILE_FORMS", "fields_of", "stated_fields"]


def stated_fields(value: Tile | Rules, usual: Tile | Rules, forms: Mapping[str, Form]) -> dict[str, Any]:
    """The fields that differ from the usual ones, as plain values by name."""
    names = [name for name in forms if getattr(value, name) != getattr(usual, name)]
    return {name: _plain(getattr(value, name), forms[name]) for name in names}


def _plain(value: Any, form: Form) -> Any:
    return value if isinstance(value, bool | int | float) else form.write(value)


def fields_of(values: Mapping[str, Any], forms: Mapping[str, Form], where: str) -> dict[str, Any]:
    """The fields with these names, read and checked; names that are no fields are left out. LevelError names the place."""
    return {name: _read(value, forms[name], f"{where}: {name}") for name, value in values.items() if name in forms}


def _read(value: Any, form: Form, what: str) -> Any:
    """A value as a level file would hold it, or the bare text where that is what the field wants."""
    readings = [value]
    if isinstance(value, str) and len(value) <= LONGEST_LINE and "\n" not in value:
        try:
            readings.insert(0, tomllib.loads(f"value = {value}")["value"])
        except (ValueError, RecursionError):
            pass
    for number, reading in enumerate(readings, start=1):
        try:
            return form.read(reading)
        except Unfit as expected:
            if number == len(readings):
                raise LevelError(f"{what} is {ascii(value)[:60]}, expected {expected}") from None
    raise AssertionError
