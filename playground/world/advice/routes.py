"""The shortest way from a state to a cell, as moves that go as they are asked for."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.grid import Cell, ways
from playground.world.mdp import TabularMDP

Ints = NDArray[np.signedinteger]


LONGEST = 1000
"""Moves of a way at most: on a vast level nobody waits for the rest, neither for the search nor for the walk."""


class PlannedMove(NamedTuple):
    """One move of a way: the state it is made in and the number of the action."""

    state: int
    action: int


def shortest_way(mdp: TabularMDP, state: int, goal: Cell, usual: float, enters: bool = False) -> tuple[PlannedMove, ...] | None:
    """The fewest moves that lead from a state to a cell, () where it is there already, None where no way of at most LONGEST does.

    A way on which no move costs more than the `usual` reward of a step is preferred to a shorter one that does; the last move
    may cost what it likes. Of equally short ways it is that of the first actions. Breadth-first search over the intended moves.

    Args:
      enters: the cell is one that sends whoever enters it elsewhere, so that the way ends with stepping into it.
    """
    if not enters and int(mdp.cell[state]) == goal.row * mdp.shape[1] + goal.col:
        return ()
    careful = _search(mdp, state, goal, enters, usual)
    return careful if careful is not None else _search(mdp, state, goal, enters, -np.inf)


def _search(mdp: TabularMDP, state: int, goal: Cell, enters: bool, least: float) -> tuple[PlannedMove, ...] | None:
    """The first way that arrives, by moves that pay at least `least`; only a move that points at the goal may pay less."""
    vectors, number = np.array(ways(mdp.actions)), goal.row * mdp.shape[1] + goal.col
    before, by = np.full(len(mdp.cell), -1, np.intp), np.zeros(len(mdp.cell), np.intp)
    seen = np.zeros(len(mdp.cell), bool)
    seen[state] = True
    frontier = np.array([state], np.intp)
    for _ in range(LONGEST):
        if not len(frontier):
            break
        successors = mdp.intended[frontier]
        moving = mdp.legal[frontier] & (successors != frontier[:, None])
        rows, cols = np.divmod(mdp.cell[frontier], mdp.shape[1])
        aimed = (rows[:, None] + vectors[:, 0] == goal.row) & (cols[:, None] + vectors[:, 1] == goal.col)
        careful = moving & (_paid(mdp, frontier, successors) >= least - 1e-9)
        arrives = moving & aimed if enters else (careful | (moving & aimed)) & (mdp.cell[successors] == number)
        hits = np.argwhere(arrives)
        if len(hits):
            row, action = hits[0]
            return _traced(before, by, int(frontier[row]), int(action))
        rows, actions = np.nonzero(careful & ~seen[successors])
        reached, first = np.unique(successors[rows, actions], return_index=True)
        before[reached], by[reached] = frontier[rows[first]], actions[first]
        seen[reached] = True
        frontier = reached[np.argsort(first)].astype(np.intp)
    return None


def _paid(mdp: TabularMDP, states: Ints, successors: Ints) -> NDArray[np.float64]:
    """[N, A] what moves pay that go as intended; infinite where they never do."""
    happens = (mdp.successor[states] == successors[..., None]) & (mdp.probability[states] > 0)
    least = np.where(happens, mdp.reward[states], np.inf).min(axis=-1)
    return np.asarray(least, np.float64)


def _traced(before: NDArray[np.intp], by: NDArray[np.intp], state: int, action: int) -> tuple[PlannedMove, ...]:
    """The way that ends with an action in a state."""
    moves = [PlannedMove(state, action)]
    while before[state] >= 0:
        state, action = int(before[state]), int(by[state])
        moves.append(PlannedMove(state, action))
    return tuple(reversed(moves))
