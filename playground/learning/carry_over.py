"""What a learner keeps when its level changes: estimates follow their state and the name of their action."""

from collections.abc import Mapping

import numpy as np

from playground.learning.learner import Array
from playground.world.mdp import TabularMDP

STATE, STATE_ACTION, WHOLE = "state/", "state-action/", "whole/"


def carried(
    arrays: Mapping[str, Array], old: TabularMDP, new: TabularMDP, fresh: Mapping[str, Array] | None = None
) -> dict[str, Array]:
    """The arrays of a saved learner that still mean something in another table, in its order of states and actions.

    Args:
      arrays: what `save` of the learner gave. Only names that begin with "state/" ([S, …]) or "state-action/" ([S, A, …])
        are carried; those that begin with "whole/" are taken over as they are, unless the new learner has them in another shape.
      old, new: the table of those arrays, and the table they are wanted for.
      fresh: what `save` of a new learner of the new table gives; it fills what the old table did not know.

    Returns:
      arrays for `load` of a learner of the new table; what neither knows is 0.
    """
    came, shared = _origins(old, new)
    here = [number for number, action in enumerate(new.actions) if action in old.actions]
    there = [old.actions.index(new.actions[number]) for number in here]
    both = np.zeros(new.legal.shape, np.bool_)
    both[:, here] = new.legal[:, here] & old.legal.take(came, axis=0)[:, there] & shared[:, None]
    kept: dict[str, Array] = {}
    for name, array in arrays.items():
        if name.startswith(WHOLE) and fresh is not None and (name not in fresh or fresh[name].shape == array.shape):
            kept[name] = array
        lead = 2 if name.startswith(STATE_ACTION) else 1 if name.startswith(STATE) else 0
        if lead == 0:
            continue
        sizes = new.legal.shape[:lead]
        filled = fresh.get(name) if fresh is not None else None
        kept[name] = np.zeros(sizes + array.shape[lead:], array.dtype) if filled is None else filled.copy()
        rows, mask = array.take(came, axis=0), shared if lead == 1 else both
        if lead == 2 and old.actions != new.actions:
            ordered = kept[name].copy()
            ordered[:, here] = rows[:, there]
            rows = ordered
        np.copyto(kept[name], rows, where=mask.reshape(sizes + (1,) * (array.ndim - lead)))
    return kept


def _origins(old: TabularMDP, new: TabularMDP) -> tuple[Array, Array]:
    """For each state of the new table its number in the old one (0 where it is not there), and [S] whether it is there."""
    to, origin = _shared_states(old, new)
    came, shared = np.zeros(len(new.states), np.int64), np.zeros(len(new.states), np.bool_)
    came[to], shared[to] = origin, True
    return came, shared


def _shared_states(old: TabularMDP, new: TabularMDP) -> tuple[Array, Array]:
    """The places of the states that both tables have, in the new and in the old one."""
    rows, cols = (min(pair) for pair in zip(old.shape, new.shape, strict=True))
    if len(old.floors) == len(new.floors) == 1 and old.floors[0] == new.floors[0]:
        here, there = new.state_at()[:rows, :cols], old.state_at()[:rows, :cols]
        both = (here >= 0) & (there >= 0)
        return here[both].astype(np.int64), there[both].astype(np.int64)
    numbers = {floor: number for number, floor in enumerate(new.floors)}
    floors = np.array([numbers.get(floor, -1) for floor in old.floors], np.int64)
    # States are told apart by one number, the place of the cell on a board of the new columns behind the place of the floor.
    row, col = np.divmod(old.cell.astype(np.int64), old.shape[1])
    inside = (floors[old.floor] >= 0) & (row < rows) & (col < cols)
    cells = new.shape[0] * new.shape[1]
    before = (floors[old.floor] * cells + row * new.shape[1] + col)[inside]
    after = new.floor.astype(np.int64) * cells + new.cell
    _, to, origin = np.intersect1d(after, before, assume_unique=True, return_indices=True)
    return to, np.flatnonzero(inside)[origin]
