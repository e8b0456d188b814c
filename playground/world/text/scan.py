"""The text of a level file before TOML sees it: its sizes are checked and its maps are taken out.

The parser of the standard library takes quadratic time on some lines, and a map needs no parser; so what reaches it is small.
"""

import itertools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from playground.world.level import LevelError

LARGEST_FILE = 2 * 1024 * 1024
"""Bytes of a level file."""
LARGEST_SIDE = 1000
"""Cells of a side of the board."""
LONGEST_LINE = 512
"""Characters of a line outside the map."""
MOST_OUTSIDE = 64 * 1024
"""Characters outside the map."""
_OPENING = re.compile(r"""[ \t]*map[ \t]*=[ \t]*(?P<quote>\'\'\'|\"\"\")""")


class Map(NamedTuple):
    """A map of the file.

    rows: without trailing spaces; blank lines above and below the map are dropped.
    lines: the line of the file, from 1, on which each row stands.
    """

    rows: tuple[str, ...]
    lines: tuple[int, ...]


class Scanned(NamedTuple):
    """A level file in two parts.

    toml: the text with every row of a map emptied, so that line numbers stay those of the file.
    maps: the maps that were taken out by what stands in their place: a space, which no map can hold, and their line.
    comment: the leading block of lines that begin with #.
    """

    toml: str
    maps: Mapping[str, Map]
    comment: str


def scanned(text: str) -> Scanned:
    """Takes a level file apart; LevelError where something is too large or the map does not end."""
    if len(text) > LARGEST_FILE or len(text.encode("utf-8", "surrogatepass")) > LARGEST_FILE:
        raise LevelError(f"the file is larger than {LARGEST_FILE:,} bytes, the most that a level may have")
    if text.count("\n") > MOST_OUTSIDE:
        raise LevelError(f"the file has {text.count(chr(10)):,} lines, at most {MOST_OUTSIDE:,} are allowed")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    comment = [line.rstrip() for line in itertools.takewhile(lambda line: line.startswith("#"), lines)]
    maps: dict[str, Map] = {}
    number = 0
    while number < len(lines):
        if opening := _OPENING.match(lines[number]):
            mark = f" {number + 1}"
            map_rows, number = _take_out(lines, number, opening.end(), opening["quote"], mark)
            maps[mark] = Map(tuple(map_rows.values()), tuple(map_rows))
        number += 1
    _check_sizes(lines)
    return Scanned("\n".join(lines), MappingProxyType(maps), "\n".join(comment))


def _take_out(lines: list[str], first: int, begin: int, quote: str, mark: str) -> tuple[dict[int, str], int]:
    """Takes the map that opens on lines[first] out of `lines`, where its rows are emptied and `mark` stands in their place.

    Returns its rows by their line number, and the index of its last line.
    """
    rows: dict[int, str] = {}
    head = lines[first][:begin] + mark
    lines[first] = lines[first][begin:]
    for number in range(first, len(lines)):
        body, end, rest = lines[number].partition(quote)
        rows[number + 1] = body.rstrip(" \t")
        lines[number] = end + rest
        if end:
            lines[first] = head + lines[first]
            return _without_blank_ends(rows), number
    raise LevelError(f"line {first + 1}: the map has no end, expected {quote} below its last row", line=first + 1)


def _without_blank_ends(rows: dict[int, str]) -> dict[int, str]:
    filled = [number for number, row in rows.items() if row]
    return {number: row for number, row in rows.items() if filled and filled[0] <= number <= filled[-1]}


def _check_sizes(lines: list[str]) -> None:
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            place = f"line {number}, column {LONGEST_LINE + 1}"
            reason = f"a line of {len(line):,} characters, at most {LONGEST_LINE} are allowed outside the map"
            raise LevelError(f"{place}: {reason}", line=number, col=LONGEST_LINE + 1)
    outside = sum(map(len, lines))
    if outside > MOST_OUTSIDE:
        raise LevelError(f"there are {outside:,} characters outside the map, at most {MOST_OUTSIDE:,} are allowed")
