"""The maps of a level file: rows that fit one another and mean something, and the maps that take their place in time."""

import re
from collections.abc import Iterable
from typing import Any

from playground.plurals import counted
from playground.world.level import LevelError, MapChange
from playground.world.text.scan import LARGEST_SIDE, Map, Scanned
from playground.world.text.tables import Strange, fault, line_of, short
from playground.world.tiles import GLYPHS

MOST_CHANGES = 100
"""The number of maps that may follow one another."""
LATEST = 1_000_000_000
"""The last step at which a map may change."""
_HEADER = re.compile(r"\s*\[\[\s*changes\s*\]\]")


def first_rows(scan: Scanned, given: Any, legend: Iterable[str]) -> tuple[str, ...]:
    """The rows of the level's own map, as TOML gave it and `scan` took it out."""
    return _rows(_map(scan, given, line_of(scan.toml, "", "map")), legend)


def changes_of(
    scan: Scanned, given: Any, legend: Iterable[str], rows: tuple[str, ...], strange: list[Strange]
) -> tuple[MapChange, ...]:
    """The tables [[changes]] of the file in their order; each map has the size of `rows`. Unknown keys are added to `strange`."""
    if not isinstance(given, list) or len(given) > MOST_CHANGES or not all(isinstance(entry, dict) for entry in given):
        raise fault(scan.toml, "", "changes", given, f"up to {MOST_CHANGES} tables [[changes]], each with at and map")
    lines = [number for number, line in enumerate(scan.toml.split("\n"), start=1) if _HEADER.match(line)]
    lines += [line_of(scan.toml, "", "changes")] * (len(given) - len(lines))
    changes: list[MapChange] = []
    for entry, line in zip(given, lines, strict=False):
        least = changes[-1].at + 1 if changes else 1
        at = entry.pop("at", None)
        if type(at) is not int or not least <= at <= LATEST:
            expected = f"expected a whole number from {least:,} to {LATEST:,}, the steps after which the map changes"
            raise LevelError(f"line {line}: at is {short(at)}, {expected}", line)
        later_map = _map(scan, entry.pop("map", None), line)
        changed = _rows(later_map, legend)
        if (len(changed), len(changed[0])) != (len(rows), len(rows[0])):
            expected = f"expected {counted(len(rows), 'row')} of {len(rows[0])} as in the first map"
            raise LevelError(
                f"line {later_map.lines[0]}: {counted(len(changed), 'row')} of {len(changed[0])}, {expected}", later_map.lines[0]
            )
        strange.extend(Strange("changes", key) for key in entry)
        changes.append(MapChange(at, changed))
    return tuple(changes)


def _map(scan: Scanned, given: Any, line: int) -> Map:
    """The map that a value of the file stands for: one that was taken out, or a plain text."""
    taken = scan.maps.get(given.rstrip("\n")) if isinstance(given, str) else None
    if not isinstance(given, str) or not (taken.rows if taken else given.strip()):
        where = f"line {line}: " if line else ""
        raise LevelError(f"{where}there is no map, expected map = ''' ... ''' with one character for each cell", line)
    if taken:
        return taken
    rows = tuple(row.rstrip() for row in given.strip("\n").split("\n"))
    return Map(rows, (line,) * len(rows))


def _rows(given_map: Map, legend: Iterable[str]) -> tuple[str, ...]:
    rows, lines = given_map
    width = len(rows[0])
    if not 0 < width <= LARGEST_SIDE or len(rows) > LARGEST_SIDE:
        reason = f"a map of {counted(len(rows), 'row')} of {counted(width, 'character')}, expected 1 to {LARGEST_SIDE} each way"
        raise LevelError(f"line {lines[0]}: {reason}", lines[0])
    glyphs = frozenset(GLYPHS) | frozenset(legend)
    for number, (row, line) in enumerate(zip(rows, lines, strict=True), start=1):
        if not glyphs.issuperset(row):
            _refuse_character(row, number, line, glyphs)
        if len(row) != width:
            reason = f"{counted(len(row), 'character')}, expected {width} as in row 1"
            raise LevelError(f"line {line}, row {number}, column {min(len(row), width) + 1}: {reason}", line, len(row))
    return rows


def _refuse_character(row: str, number: int, line: int, glyphs: frozenset[str]) -> None:
    col, glyph = next((col, glyph) for col, glyph in enumerate(row, start=1) if glyph not in glyphs)
    name = "a space, which is never a cell" if glyph == " " else f"the character {glyph!r}"
    expected = f"one of {' '.join(GLYPHS)} or a character of the legend"
    raise LevelError(f"line {line}, row {number}, column {col}: {name}, expected {expected}", line, col)
