"""Lines of text on their way to the rows of a level: taken apart, measured, padded, and named in faults."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from playground.plurals import counted
from playground.world.characters import misplaced
from playground.world.level import LevelError
from playground.world.text.scan import LARGEST_SIDE
from playground.world.text.tables import LONGEST_TEXT

MOST_LINES = 65_536
"""Lines of a text."""
TYPOGRAPHIC = str.maketrans("“”„«»‘’‚′−–\u00a0\u2007\u202f", '"""""\'\'\'\'--   ')
"""What word processors put in the place of plain quotes, minus signs and spaces."""
LONGEST_ROW = 16 * LARGEST_SIDE
"""Characters of a line that can be a row of a map."""


class TextLine(NamedTuple):
    """One line of a text; `number` counts from 1."""

    number: int
    text: str


def line_ends(text: str) -> int:
    """How many lines end in a text: at \\n, at \\r\\n, or at \\r alone, as on old Macs."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def lines_of(text: str, strip: bool = True) -> list[TextLine]:
    """The lines of a text without their ends and, if stripped, without spaces at the right; LevelError if they are too many."""
    if line_ends(text) > MOST_LINES:
        raise LevelError(f"the text has more than {MOST_LINES:,} lines")
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return [TextLine(number, line.rstrip() if strip else line) for number, line in enumerate(plain.split("\n"), start=1)]


_FENCE = re.compile(r"[ \t]*(`{3,})[\w+. -]*")


def unfenced(text: str) -> str:
    """A text without the fences of Markdown around all of it; its lines keep their numbers."""
    if not text.lstrip().startswith("```"):
        return text
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if len(filled) < 3 or not (_FENCE.fullmatch(lines[filled[0]].rstrip()) and lines[filled[-1]].strip() == "```"):
        return text
    if any(line.lstrip().startswith("```") for line in lines[filled[0] + 1 : filled[-1]]):
        return text
    return "\n".join("" if number in (filled[0], filled[-1]) else line for number, line in enumerate(lines))


def plainer(text: str) -> Iterator[str]:
    """A text without what copying may have added, each time a little more: margins, and marks of a word processor."""
    if line_ends(text) > MOST_LINES:
        return
    lines = [line.expandtabs(4) if line[:1] == "\t" else line for line in text.split("\n")]
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    bare = "\n".join(line[margin:] for line in lines)
    yield from (version for version in dict.fromkeys((bare, bare.translate(TYPOGRAPHIC))) if version != text)


def rows_and_rest(text: str, is_row: Callable[[str], bool]) -> tuple[list[TextLine], str]:
    """The lines that are rows of a map, and the text without them, whose lines keep their numbers."""
    lines = lines_of(text)
    rows = [line for line in lines if line.text and len(line.text) <= LONGEST_ROW and is_row(line.text)]
    taken = {line.number for line in rows}
    return rows, "\n".join("" if line.number in taken else line.text for line in lines)


def consists_of(letters: str) -> Callable[[str], bool]:
    """Whether a line consists of these letters."""
    pattern = re.compile(f"[{re.escape(letters)}]+")
    return lambda line: pattern.fullmatch(line) is not None


def checked_rows(lines: Sequence[TextLine], allowed: Collection[str], expected: str, place: str = "line") -> tuple[str, ...]:
    """The rows of a map whose lines have one length and hold known characters only; LevelError names the place.

    `place` is what the numbers of the lines count: lines of the text, or rows of a list in it.
    """
    check_size(len(lines), max((len(line.text) for line in lines), default=0))
    width = len(lines[0].text)
    for line in lines:
        refuse_strangers(line, allowed, expected, place)
        if len(line.text) != width:
            col = min(len(line.text), width) + 1
            raise misfit(
                line.number, col, counted(len(line.text), "character"), f"{width} as in {place} {lines[0].number}", place
            )
    return tuple(line.text for line in lines)


def refuse_strangers(line: TextLine, allowed: Collection[str], expected: str, place: str = "line") -> None:
    """LevelError for the first character of a line that is not known."""
    strange = next((col for col, letter in enumerate(line.text, start=1) if letter not in allowed), 0)
    if strange:
        raise misfit(line.number, strange, f"the character {line.text[strange - 1]!r}", expected, place)


def rows_of(settings: Mapping[str, Any], name: str) -> list[TextLine]:
    """The rows that a list of texts holds, given under a name or without one; a row may be a list of texts itself."""
    entries = settings.get(name) or settings.get("") or ()
    if not isinstance(entries, list):
        return []
    rows = ["".join(map(str, row)) if isinstance(row, list) else row for row in entries]
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, str):
            raise LevelError(f"row {number}: {str(row)[:40]}, expected a text in quotes")
    return [TextLine(number, row) for number, row in enumerate(rows, start=1)]


def padded(rows: Iterable[str], filler: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Rows of one length, filled up at their right, and a note where that was needed."""
    given = tuple(rows)
    width = max(map(len, given), default=0)
    check_size(len(given), width)
    short = sum(len(row) < width for row in given)
    notes = (f"Rows differed in length: {short} of {len(given)} were filled up with walls at the right.",) if short else ()
    return tuple(row.ljust(width, filler) for row in given), notes


def check_size(height: int, width: int) -> None:
    """LevelError where a board cannot have this size."""
    if not (0 < height <= LARGEST_SIDE and 0 < width <= LARGEST_SIDE):
        raise LevelError(
            f"a map of {counted(height, 'row')} of {counted(width, 'cell')}, expected 1 to {LARGEST_SIDE:,} each way"
        )


def misfit(line: int, col: int, content: str, expected: str, place: str = "line") -> LevelError:
    """The error for a place of a text."""
    where = (line, col) if place == "line" else (0, 0)
    return LevelError(f"{place} {line}, column {col}: {content}, expected {expected}", *where)


def title_of(name: str) -> str:
    """The title of a level that comes out of a file: the file's name without its ending, "" where it cannot be one."""
    stem = PurePath(name.replace("\\", "/")).stem
    return "" if misplaced(stem) or len(stem) > LONGEST_TEXT // 2 else stem
