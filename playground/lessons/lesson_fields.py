"""Values of a lesson file as fields of our dataclasses, read by the fields' types; what does not fit says what was expected."""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from playground.lessons.goals import Goal
from playground.lessons.quantities import Quantity
from playground.lessons.wording import Wording, wording
from playground.training.pace import AUTO, Tempo
from playground.world.grid import Cell
from playground.world.level import Level

FARTHEST = 1 << 1000
"""Numbers up to here are floats; infinity is none."""

Made = TypeVar("Made")


class Misfit(ValueError):
    """A value that does not fit: `key` is where, from the table that was read on; `problem` what is wrong with it."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key} {problem}")
        self.key, self.problem = key, problem


def unfit(key: str, value: Any, expected: str) -> Misfit:
    """The error for a value that does not fit."""
    text = repr(value)
    return Misfit(key, f"is {text if len(text) <= 60 else text[:57] + '...'}, expected {expected}")


def _of_kind(kind: type[Any], expected: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind and not (kind is float and type(value) is int):
            raise ValueError(expected)
        return _finite(value, expected) if kind is float else value

    return read


def _finite(value: Any, expected: str) -> float:
    """As a float; ValueError for what is no number, or too large for one."""
    if not -FARTHEST <= value <= FARTHEST:
        raise ValueError(expected)
    return float(value)


def _cell(value: Any) -> Cell:
    if not isinstance(value, list) or len(value) != 2 or not all(type(part) is int and part >= 0 for part in value):
        raise ValueError("a cell as [row, column], both counted from 0")
    return Cell(*value)


def _table(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("a table of names and values")
    return MappingProxyType(value)


def _words(value: Any) -> Wording:
    if not isinstance(value, str | dict) or (
        isinstance(value, dict) and not all(isinstance(text, str) for text in value.values())
    ):
        raise ValueError("a text in quotes, or texts for child, school and student")
    return wording(value)


def _rows(value: Any) -> str | tuple[str, ...]:
    """A word, or rows of a drawing in one text of several lines; of one row, where its line is ended."""
    if not isinstance(value, str):
        raise ValueError("a word, or a drawing in rows")
    return tuple(value.split()) if "\n" in value else value


def _pace(value: Any) -> Tempo:
    if value == "full":
        return None
    expected = '"auto", "full" or steps a second'
    if value != AUTO and (type(value) not in (int, float) or value <= 0):
        raise ValueError(expected)
    return AUTO if value == AUTO else _finite(value, expected)


READERS: Mapping[Any, Callable[[Any], Any]] = MappingProxyType(
    {
        str: _of_kind(str, "a text in quotes"),
        bool: _of_kind(bool, "true or false"),
        int: _of_kind(int, "a whole number"),
        float: _of_kind(float, "a number"),
        Cell: _cell,
        Wording: _words,
        Mapping[str, Any]: _table,
        str | tuple[str, ...]: _rows,
        Tempo: _pace,
        Level: lambda level: level,
        Quantity: lambda value: made(Quantity, value),
        Goal: lambda value: made(Goal, value),
    }
)
"""How a value is read, by the type of its field."""


def _read(kind: Any, key: str, value: Any) -> Any:
    """A value of one type."""
    if kind in READERS:
        try:
            return READERS[kind](value)
        except Misfit as misfit:
            raise Misfit(f"{key}.{misfit.key}", misfit.problem) from None
        except ValueError as expected:
            raise unfit(key, value, str(expected)) from None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        if value not in tuple(kind):
            raise unfit(key, value, f"one of {', '.join(kind)}")
        return kind(value)
    parts = typing.get_args(kind)
    if typing.get_origin(kind) in (typing.Union, types.UnionType) and types.NoneType in parts:
        return _read(next(part for part in parts if part is not types.NoneType), key, value)
    if typing.get_origin(kind) in (tuple, frozenset):
        if not isinstance(value, list):
            raise unfit(key, value, "a list in square brackets")
        rows = (_read(parts[0], f"{key}[{number}]", entry) for number, entry in enumerate(value))
        return typing.get_origin(kind)(rows)
    raise TypeError(f"no reader for the field {key} of type {kind}")


def made(kind: type[Made], entries: Any) -> Made:
    """A dataclass from a table of a lesson file: each key one of its fields, each value of the field's type.

    Raises:
      Misfit: a key that there is not, a value of another kind, or a field that is missing.
      ValueError: no table at all; the message says what was expected.
    """
    if not isinstance(entries, dict):
        raise ValueError("a table { … }")
    fields = {field.name: field for field in dataclasses.fields(typing.cast(Any, kind))}
    types_ = typing.get_type_hints(kind)
    for key in entries:
        if key not in fields:
            raise Misfit(key, f"is no key here, expected one of {', '.join(fields)}")
    values = {key: _read(types_[key], key, value) for key, value in entries.items()}
    for name, field in fields.items():
        if name not in values and field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise Misfit(name, "is missing")
    return kind(**values)
