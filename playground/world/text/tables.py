"""Values out of the tables of a level file, with faults that say where they stand."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from playground.world.characters import misplaced
from playground.world.level import LevelError
from playground.world.text.forms import Form, Unfit, quoted

LONGEST_TEXT = 480
"""Characters of a title, an about or a source, as the file writes them."""
MOST_WARNINGS = 20
"""How many unknown keys get a warning of their own."""

Warn = Callable[[str], None]


class Strange(NamedTuple):
    """A key that this version does not know; `field` is the key inside the inline table of `key`."""

    table: str
    key: str
    field: str = ""


def line_of(text: str, table: str, key: str) -> int:
    """The line, from 1, of a key in a table of a TOML text ("" is the top); 0 where it is not found."""
    name = rf"""(?:{re.escape(key)}|"{re.escape(key)}"|'{re.escape(key)}')"""
    assignment, header = re.compile(rf"\s*{name}\s*[=.]"), re.compile(rf"\s*\[+\s*(?:{re.escape(table)}\.)?{name}\s*\]")
    inside = not table
    for number, line in enumerate(text.split("\n"), start=1):
        if header.match(line):
            return number
        if line.lstrip().startswith("["):
            inside = line.strip().strip("[] \t") == table
        elif inside and assignment.match(line):
            return number
    return 0


def fault(text: str, table: str, key: str, value: Any, expected: str, field: str = "") -> LevelError:
    """The error for a value that does not fit; `field` is the key inside an inline table."""
    line = line_of(text, table, key)
    name = f"{field} of {key!r}" if field else key
    place = f"line {line}: " if line else ""
    return LevelError(f"{place}{name} is {short(value)}, expected {expected}", line)


def short(value: Any) -> str:
    """A value as a message shows it: one line, cut where it is long."""
    try:
        shown = quoted(value) if isinstance(value, str) else repr(value)
    except ValueError:
        return "a number too long to print"
    shown = shown if shown.isprintable() else ascii(shown)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def take_table(text: str, data: dict[str, Any], key: str) -> dict[str, Any]:
    """Takes a table of the file out of `data`; empty where there is none."""
    entries = data.pop(key, {})
    if not isinstance(entries, dict):
        raise fault(text, "", key, entries, f"a table [{key}]")
    return entries


def take_line(text: str, data: dict[str, Any], key: str) -> str:
    """Takes one line of text out of `data`; empty where there is none."""
    line = data.pop(key, "")
    if not isinstance(line, str) or misplaced(line):
        raise fault(text, "", key, line, "one line of visible text in quotes")
    if len(quoted(line)) > LONGEST_TEXT:
        raise fault(text, "", key, line, f"at most {LONGEST_TEXT} characters")
    return line


def fields(
    text: str, table: str, entry: dict[str, Any], forms: Mapping[str, Form], strange: list[Strange], key: str = ""
) -> dict[str, Any]:
    """The values of a table by `forms`; with `key` it is the inline table of that key. Unknown keys are added to `strange`."""
    values = {}
    for name, value in entry.items():
        place, field = (key, name) if key else (name, "")
        if name not in forms:
            strange.append(Strange(table, place, field))
            continue
        try:
            values[name] = forms[name].read(value)
        except Unfit as expected:
            raise fault(text, table, place, value, str(expected), field) from None
    return values


def tell(text: str, strange: list[Strange], warn: Warn) -> None:
    """A sentence for each key that is left out, and one for all the others."""
    for unknown in strange[:MOST_WARNINGS]:
        line = line_of(text, unknown.table, unknown.key)
        place = f"line {line}: " if line else ""
        whose = f" of {unknown.key!r}" if unknown.field else ""
        warn(f"{place}{short(unknown.field or unknown.key)}{whose} is not a key that this version knows; it is left out")
    if len(strange) > MOST_WARNINGS:
        warn(f"{len(strange) - MOST_WARNINGS:,} more keys are left out")
