"""What a learner keeps when its level changes: estimates follow their state and the name of their action."""

from collections.abc import Mapping

import numpy as np

from playground.learning.learner import Array
from playground.world.mdp import TabularMDP

STATE, STATE_ACTION = "state/", "state-action/"


def carried(
    arrays: Mapping[str, Array], old: TabularMDP, new: TabularMDP, fresh: Mapping[str, Array] | None = None
) -> dict[str, Array]:
    """The arrays of a saved learner that still mean something in another table, in its order of states and actions.

    Args:
      arrays: what `save` of the learner gave. Only names that begin with "state/" ([S, …]) or "state-action/" ([S, A, …])
        are carried.
      old, new: the table of those arrays, and the table they are wanted for.
      fresh: what `save` of a new learner of the new table gives; it fills what the old table did not know.

    Returns:
      arrays for `load` of a learner of the new table; what neither knows is 0.
    """
    to, origin = _shared_states(old, new)
    names = [(new.actions.index(action), number) for number, action in enumerate(old.actions) if action in new.actions]
    told: dict[str, Array] = {}
    for name, array in arrays.items():
        lead = 2 if name.startswith(STATE_ACTION) else 1 if name.startswith(STATE) else 0
        if lead == 0:
            continue
        sizes = (len(new.states), len(new.actions))[:lead]
        known = fresh.get(name) if fresh is not None else None
        told[name] = np.zeros(sizes + array.shape[lead:], array.dtype) if known is None else known.copy()
        if lead == 1:
            told[name][to] = array[origin]
        else:
            for here, there in names:
                both = new.legal[to, here] & old.legal[origin, there]
                told[name][to[both], here] = array[origin[both], there]
    return told


def _shared_states(old: TabularMDP, new: TabularMDP) -> tuple[Array, Array]:
    """The places of the states that both tables have, in the new and in the old one."""
    if all(len(table.states) == np.count_nonzero(table.state_at >= 0) for table in (old, new)):
        rows, cols = (min(pair) for pair in zip(old.state_at.shape, new.state_at.shape, strict=True))
        here, there = new.state_at[:rows, :cols], old.state_at[:rows, :cols]
        both = (here >= 0) & (there >= 0)
        return here[both].astype(np.int64), there[both].astype(np.int64)
    pairs = [(number, old.index[state]) for number, state in enumerate(new.states) if state in old.index]
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]
