"""Where a brush touches: pure geometry of cells. Cells off the board may come out; painting skips them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from playground.world.grid import Cell


def line(first: Cell, last: Cell) -> tuple[Cell, ...]:
    """The cells of a straight line with both ends, each touching the next by a side or a corner (Bresenham's line)."""
    row, col = first
    rows, cols = abs(last[0] - row), abs(last[1] - col)
    down, right = (1 if last[0] > row else -1), (1 if last[1] > col else -1)
    surplus = cols - rows
    cells = [Cell(row, col)]
    while (row, col) != (last[0], last[1]):
        doubled = 2 * surplus
        if doubled > -rows:
            surplus -= rows
            col += right
        if doubled < cols:
            surplus += cols
            row += down
        cells.append(Cell(row, col))
    return tuple(cells)


def stroke(samples: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells under a pointer that was seen at these places in turn: no gaps however fast it moved, each cell once."""
    touched = dict.fromkeys(samples[:1])
    for before, after in pairwise(samples):
        touched.update(dict.fromkeys(line(before, after)))
    return tuple(Cell(*cell) for cell in touched)


def rectangle(corner: Cell, opposite: Cell, filled: bool = False) -> tuple[Cell, ...]:
    """The cells of a rectangle between two opposite corners, row by row: its outline, or all of it."""
    top, bottom = sorted((corner[0], opposite[0]))
    left, right = sorted((corner[1], opposite[1]))
    return tuple(
        Cell(row, col)
        for row in range(top, bottom + 1)
        for col in range(left, right + 1)
        if filled or row in (top, bottom) or col in (left, right)
    )


class Stretch(NamedTuple):
    """Cells of one row side by side: the columns left to right - 1."""

    row: int
    left: int
    right: int


def flood(rows: Sequence[str], start: Cell) -> tuple[Cell, ...]:
    """The cells that show the glyph of `start` and hang together with it by their sides, in reading order."""
    return tuple(Cell(run.row, col) for run in flooded(rows, start) for col in range(run.left, run.right))


def flooded(rows: Sequence[str], start: Cell) -> tuple[Stretch, ...]:
    """The same cells as whole runs, so that a floor of a million cells is quick.

    `rows` are those of a level; a start off the board floods nothing.
    """
    if not on_board((start,), rows):
        return ()
    stretch = re.compile(re.escape(rows[start[0]][start[1]]) + "+")
    runs: dict[int, list[Stretch]] = {}

    def in_row(row: int) -> list[Stretch]:
        if row not in runs:
            runs[row] = [Stretch(row, *piece.span()) for piece in stretch.finditer(rows[row])]
        return runs[row]

    seen: set[Stretch] = set()
    waiting = [run for run in in_row(start[0]) if run.left <= start[1] < run.right]
    while waiting:
        run = waiting.pop()
        if run in seen:
            continue
        seen.add(run)
        for beside in (run.row - 1, run.row + 1):
            if 0 <= beside < len(rows):
                waiting += _touching(in_row(beside), run)
    return tuple(sorted(seen))


def _touching(runs: Sequence[Stretch], run: Stretch) -> Iterator[Stretch]:
    """Those of the runs of a neighbouring row that share a column with a run."""
    place = bisect_right(runs, run.left, key=lambda other: other.right)
    while place < len(runs) and runs[place].left < run.right:
        yield runs[place]
        place += 1


def on_board(cells: Iterable[Cell], rows: Sequence[str]) -> tuple[Cell, ...]:
    """Those of the cells that are on the board, each once, in their order."""
    height, width = len(rows), len(rows[0])
    return tuple(dict.fromkeys(Cell(row, col) for row, col in cells if 0 <= row < height and 0 <= col < width))
