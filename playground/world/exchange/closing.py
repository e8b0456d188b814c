"""Boards that other programs want closed: walls put around rows of text, and the cells that lie outside the walls."""

from collections.abc import Sequence


def closed(rows: Sequence[str], wall: str) -> tuple[list[str], tuple[str, ...]]:
    """The rows with walls around them, and a note where the board was open."""
    width = len(rows[0])
    if set(rows[0]) == set(rows[-1]) == {wall} and all(row[0] == row[-1] == wall for row in rows):
        return list(rows), ()
    line = wall * (width + 2)
    return [line, *(wall + row + wall for row in rows), line], ("Walls were put around the board, where its edge was.",)


def outside(rows: Sequence[str], wall: str, empty: str) -> frozenset[tuple[int, int]]:
    """The empty cells that can be reached from the edge of the board without crossing a wall, as (row, col)."""
    height, width = len(rows), len(rows[0])
    edge = [(row, col) for row in range(height) for col in range(width) if row in (0, height - 1) or col in (0, width - 1)]
    waiting = [cell for cell in edge if rows[cell[0]][cell[1]] in empty]
    reached = set(waiting)
    while waiting:
        row, col = waiting.pop()
        for near in ((row - 1, col), (row + 1, col), (row, col - 1), (row, col + 1)):
            if 0 <= near[0] < height and 0 <= near[1] < width and near not in reached and rows[near[0]][near[1]] in empty:
                reached.add(near)
                waiting.append(near)
    return frozenset(reached)
