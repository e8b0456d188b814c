"""Cells around which the board looks alike: what can happen there is the same, so that it is worked out for one of them."""

import numpy as np

from playground.world.physics.board import DELTA, Board, Bools, Ints

_ROOM = 1 << 22
"""Numbers up to this are distinguished by a table, larger ones by sorting."""


def alike(board: Board, cells: Ints) -> tuple[Ints, Ints]:
    """(asked [P], which [n]): some of these cells [n], rising, and for each cell the place in `asked` of one that is like it.

    What an action does is seen on the cell and its neighbours: it leads equally far in the same direction in both, pays the same,
    and ends the episode in both. Cells from which ice, wind or a tile that sends leads further stand for themselves alone, and so
    does everything on a level that remembers something.
    """
    itself = cells, np.arange(len(cells))
    if board.grows or board.windy:
        return itself
    appearance = _appearance(board)
    if appearance is None:
        return itself
    kind, count = _numbered(appearance[cells])
    alone = np.flatnonzero(_alone(board)[cells])
    kind[alone] = count + np.arange(len(alone))
    one = np.full(count + len(alone), len(cells))
    one[kind] = np.arange(len(cells))
    order = np.argsort(one)[: np.count_nonzero(one < len(cells))]
    if 2 * len(order) > len(cells):
        return itself
    place = np.empty(len(one), np.int64)
    place[order] = np.arange(len(order))
    return cells[one[order]], place[kind]


def _appearance(board: Board) -> Ints | None:
    """[N] a number of what a cell and its neighbours show, the edge included; None where there are too many different tiles."""
    over = board.over(np.arange(len(board.tile)))
    shown = np.full((board.height + 2, board.width + 2), 2 * len(board.tiles), np.int64)
    shown[1:-1, 1:-1] = (2 * board.tile + over).reshape(board.height, board.width)
    base = 2 * len(board.tiles) + 1
    beside, count = _numbered(shown[:, :-2] * base * base + shown[:, 1:-1] * base + shown[:, 2:])
    around, many = (beside, count) if _slants(board) else (shown[:, 1:-1], base)
    if count * many * many >= 1 << 62:
        return None
    appearance: Ints = (beside[1:-1] * many + around[:-2]) * many + around[2:]
    return appearance.reshape(-1)


def _slants(board: Board) -> bool:
    """Whether any move goes to a neighbour across a corner; what it slips to is as straight or slanting as the move itself."""
    return bool((DELTA[np.unique(board.direction)] != 0).all(axis=1).any())


def _alone(board: Board) -> Bools:
    """[N] whether what can happen in a cell is not seen on its neighbours, or leads to one certain place."""
    near = np.zeros((board.height + 2, board.width + 2), bool)
    there = board.carries[board.tile].reshape(board.height, board.width)
    if there.any():
        for row in range(3):
            for col in range(3):
                near[row : row + board.height, col : col + board.width] |= there
    alone: Bools = board.leads[board.tile] | near[1:-1, 1:-1].reshape(-1)
    return alone


def _numbered(values: Ints) -> tuple[Ints, int]:
    """(for each value, none below 0, the number of the different value that it is, how many there are)."""
    largest = int(values.max(initial=0))
    if largest < _ROOM:
        there = np.zeros(largest + 1, bool)
        there[values.reshape(-1)] = True
        numbers = np.cumsum(there) - 1
        return numbers[values], int(numbers[-1]) + 1
    different, numbers = np.unique(values, return_inverse=True)
    return numbers.reshape(values.shape), len(different)
