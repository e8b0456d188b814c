"""The boards of a Sokoban text, one after another: which lines are rows, and where a board ends.

Rows are made of # @ + $ * . and of the letters p P b B X o that stand for them elsewhere; ground is a space, - or _, also in a
row of nothing else. Rows may be written in lengths of runs. Where a text has no #, its walls are X, its boxes * and a box on a
goal is & (the first game for DOS).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from playground.world.exchange import grid_text
from playground.world.exchange.grid_text import TextLine
from playground.world.exchange.sokoban.run_lengths import has_runs, rows_of_runs
from playground.world.level import LevelError

GROUND = " -_"
PLAYERS = "@+pP"
LETTERS = "#@+$*.pPbBXo" + GROUND
EXPECTED = "# @ + $ * . or p P b B X o, and a space, - or _ for ground"
_OLD_LETTERS = "X*.@& "
_OLD = str.maketrans({"X": "#", "*": "$", "&": "*"})
_THINGS = frozenset(LETTERS) - frozenset("#" + GROUND)
_COMMENT = re.compile(r"\s*comments?\s*:\s*", re.IGNORECASE)
_COMMENT_ENDS = re.compile(r"\s*comments?[ _-]*end\s*:?\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True)
class SokobanBoard:
    """One board as it is drawn: its rows in LETTERS, unpacked, of any lengths.

    first, last: the numbers of its first and last line. cut: the line of rows below it that an empty line parts from it and that
    are no board of their own; 0 for none. title: "" where it has none. fault: why it cannot be read.
    """

    rows: tuple[str, ...]
    first: int
    last: int
    title: str = ""
    fault: LevelError | None = None
    cut: int = 0


class _BoardRow(NamedTuple):
    """A row, the number of its line, whether bars part rows there, and what is wrong with it."""

    number: int
    text: str
    bars: bool = False
    fault: LevelError | None = None


def boards_of(text: str) -> tuple[tuple[SokobanBoard, ...], tuple[TextLine, ...]]:
    """The boards of a text in their order, without titles, and the other lines that are not empty; comments are neither."""
    lines = _without_comments(grid_text.lines_of(text, strip=False))
    is_row, is_old_row = grid_text.consists_of(LETTERS), grid_text.consists_of(_OLD_LETTERS)
    new = any("#" in line.text and (is_row(line.text) or has_runs(line.text, LETTERS)) for line in lines)
    rows = _rows(lines, "#", LETTERS, is_row) if new else _rows(lines, "X", _OLD_LETTERS, is_old_row)
    blocks = [] if new else [[row._replace(text=row.text.translate(_OLD)) for row in block] for block in _blocks(rows)]
    boards = [board for block in blocks or _blocks(rows) for board in _boards(block)]
    real = [board for board in boards if board.fault or any(_THINGS & set(row) for row in board.rows)]
    rests = {board.first for board in boards if board not in real}
    kept = [replace(board, cut=board.last + 2) if board.last + 2 in rests else board for board in real] or boards[:1]
    taken = {number for board in kept for number in range(board.first, board.last + 1)}
    return tuple(kept), tuple(line for line in lines if line.number not in taken and line.text.strip())


def players(rows: Iterable[str]) -> int:
    """How many players stand on rows."""
    return sum(row.count(letter) for row in rows for letter in PLAYERS)


def _without_comments(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines without blocks from "Comment:" to "Comment-End:", in which anything may be drawn."""
    kept: list[TextLine] = []
    held: list[TextLine] = []
    for line in lines:
        if held and _COMMENT_ENDS.fullmatch(line.text):
            held = []
        elif _COMMENT.fullmatch(line.text):
            kept, held = kept + held, [line]
        else:
            (held or kept).append(line)
    return kept + held


def _rows(lines: Sequence[TextLine], wall: str, letters: str, is_row: Callable[[str], bool]) -> list[_BoardRow]:
    """The lines that are rows, and those beside them that can be nothing else and have a letter that is not known."""
    sure = [_sure(line, letters, is_row) for line in lines]
    rows: list[_BoardRow] = []
    for at, line in enumerate(lines):
        neighbours = [lines[near].text for near in (at - 1, at + 1) if 0 <= near < len(lines) and sure[near]]
        if sure[at]:
            rows += sure[at]
        elif neighbours and _meant(line.text.strip(GROUND), wall, letters, neighbours):
            strange = next(col for col, letter in enumerate(line.text, start=1) if letter not in letters)
            fault = grid_text.misfit(line.number, strange, f"the character {line.text[strange - 1]!r}", EXPECTED)
            rows.append(_BoardRow(line.number, line.text.rstrip(), fault=fault))
            sure[at] = rows[-1:]
    return rows


def _sure(line: TextLine, letters: str, is_row: Callable[[str], bool]) -> list[_BoardRow]:
    """The rows of a line of the letters only; none where it is something else."""
    if not line.text or len(line.text) > grid_text.LONGEST_ROW:
        return []
    if is_row(line.text):
        return [_BoardRow(line.number, line.text.rstrip())]
    if not has_runs(line.text.strip(), letters):
        return []
    try:
        return [_BoardRow(line.number, row.rstrip(), "|" in line.text) for row in rows_of_runs(line.text.strip(), line.number)]
    except LevelError as fault:
        return [_BoardRow(line.number, "", "|" in line.text, fault)] if "#" in line.text else []


def _meant(text: str, wall: str, letters: str, neighbours: Sequence[str]) -> bool:
    """Whether a line with letters that are not known is a row all the same, and no words."""
    if not (text.startswith(wall) or text.endswith(wall)) or len(text) > grid_text.LONGEST_ROW:
        return False
    if text[0] == text[-1] == wall and any(len(text) == len(near.strip(GROUND)) for near in neighbours):
        return True
    strange = sum(letter not in letters for letter in text)
    return 2 * strange < sum(letter not in GROUND for letter in text) and not _WORD.search(text)


def _blocks(rows: Sequence[_BoardRow]) -> list[list[_BoardRow]]:
    """Rows whose lines follow one another, without those at both ends that have no wall."""
    blocks: list[list[_BoardRow]] = []
    for row in rows:
        if blocks and row.number - blocks[-1][-1].number <= 1:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return [trimmed for block in blocks if (trimmed := _trimmed(block))]


def _trimmed(block: Sequence[_BoardRow]) -> list[_BoardRow]:
    walled = [at for at, row in enumerate(block) if row.fault or set(row.text) & set("#X")]
    return list(block[walled[0] : walled[-1] + 1]) if walled else []


def _boards(block: Sequence[_BoardRow]) -> list[SokobanBoard]:
    """The boards of rows that follow one another: several where rows without a wall, or lines with bars, part them so that each
    has one player.
    """
    whole = all(row.bars for row in block)
    pieces = [list(piece) for _, piece in groupby(block, lambda row: row.number if whole else "#" in row.text or bool(row.fault))]
    boards: list[list[_BoardRow]] = []
    for piece in pieces:
        if boards and players(row.text for row in boards[-1]) + players(row.text for row in piece) <= 1:
            boards[-1] += piece
        else:
            boards.append(piece)
    single = players(row.text for row in block) == sum(players(row.text for row in board) == 1 for board in boards)
    return [_board(kept) for board in (boards if single else [list(block)]) if (kept := _trimmed(board))]


def _board(rows: Sequence[_BoardRow]) -> SokobanBoard:
    fault = next((row.fault for row in rows if row.fault), None)
    return SokobanBoard(tuple(row.text for row in rows), rows[0].number, rows[-1].number, fault=fault)
