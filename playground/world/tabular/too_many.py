"""How many states a level has for certain, from one look at its first floor: what is far too large need not be searched."""

import numpy as np

from playground.world.physics.board import Board, Bools, Ints
from playground.world.physics.dynamics import branches


def at_least(board: Board, begin: int) -> int:
    """Never more than the states that can be reached from a cell where episodes begin; 0 where that is hard to tell.

    Cells from which one can go to the others and back without a change of what is remembered are free to wander in. What can be
    taken or thrown from there, with such a way back, may be or not, whatever else was: each doubles the states of those cells.
    Where doors, gates or hazards that walk make ways depend on what is remembered, the answer is 0.
    """
    if board.gated or board.patrols is not None:
        return 0
    places, actions = np.nonzero(board.legal)
    steps = branches(board, places, actions)
    real = (steps.probability > 0) & ~steps.ends
    before = np.broadcast_to(places[:, None], real.shape)[real]
    bits, after = np.divmod(steps.place[real], len(board.tile))
    plain = bits == 0
    back = _reached(after[plain], before[plain], begin, len(board.tile))
    wander = _reached(before[plain], after[plain], begin, len(board.tile)) & back
    free = np.unique(bits[~plain & wander[before] & back[after]])
    doublings = int(((free & (free - 1)) == 0).sum())
    return int(wander.sum()) << doublings


def _reached(before: Ints, after: Ints, begin: int, cells: int) -> Bools:
    """[N] whether each cell can be reached from one, along ways from `before` to `after`."""
    order = np.argsort(before, kind="stable")
    first, after = np.searchsorted(before[order], np.arange(cells + 1)), after[order]
    reached = np.zeros(cells, bool)
    reached[begin] = True
    front = np.array([begin])
    while len(front):
        ways = [after[first[cell] : first[cell + 1]] for cell in front.tolist()]
        new = np.unique(np.concatenate(ways))
        front = new[~reached[new]]
        reached[front] = True
    return reached
