"""Where a brush touches: pure geometry of cells. Cells off the board may come out; painting skips them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

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


def flood(rows: Sequence[str], start: Cell) -> tuple[Cell, ...]:
    """The cells that show the glyph of `start` and hang together with it by their sides, in reading order.

    `rows` are those of a level; a start off the board floods nothing. Works run by run, so that a large floor is quick.
    """
    if not on_board((start,), rows):
        return ()
    glyph = rows[start[0]][start[1]]
    seen = [bytearray(len(row)) for row in rows]
    waiting = [(start[0], start[1])]
    while waiting:
        row, col = waiting.pop()
        if seen[row][col]:
            continue
        left, right = _run(rows[row], col)
        seen[row][left:right] = b"\1" * (right - left)
        for beside in (row - 1, row + 1):
            if 0 <= beside < len(rows):
                waiting.extend((beside, start_col) for start_col in _runs(rows[beside], glyph, left, right))
    return tuple(Cell(row, col) for row, marks in enumerate(seen) for col, mark in enumerate(marks) if mark)


def _run(row: str, col: int) -> tuple[int, int]:
    """The longest stretch [left, right) of the same glyph around a column."""
    left = right = col
    while left > 0 and row[left - 1] == row[col]:
        left -= 1
    while right < len(row) and row[right] == row[col]:
        right += 1
    return left, right


def _runs(row: str, glyph: str, left: int, right: int) -> Iterable[int]:
    """The first column of each stretch of a glyph that begins within [left, right)."""
    for col in range(left, right):
        if row[col] == glyph and (col == left or row[col - 1] != glyph):
            yield col


def on_board(cells: Iterable[Cell], rows: Sequence[str]) -> tuple[Cell, ...]:
    """Those of the cells that are on the board, each once, in their order."""
    height, width = len(rows), len(rows[0])
    return tuple(dict.fromkeys(Cell(row, col) for row, col in cells if 0 <= row < height and 0 <= col < width))
