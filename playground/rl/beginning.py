"""Where the search for the optimum begins: at values that are certainly too low, or at γ = 1 at a policy that surely ends."""

import numpy as np

from playground.rl.kernel_types import Array
from playground.rl.planning_table import Packing
from playground.rl.proper import possible, proper_policy
from playground.world.mdp import TabularMDP


def promised(mdp: TabularMDP, packing: Packing) -> Array:
    """[S] by new numbers: v ≤ max_a q(v), so v ≤ V*. For γ < 1.

    It is one constant for each wave: the lowest among its states (and those of later waves) of the best r / (1 − γ) that an
    action promises. Where some move is harmless a pit elsewhere does not drag the level down to what it costs for ever.
    """
    promise = np.where(mdp.terminal, np.inf, packing.promise)[packing.order]
    lowest = np.minimum.accumulate(np.minimum.reduceat(promise, packing.waves)[::-1])[::-1]
    lengths = np.diff(np.append(packing.waves, len(promise)))
    values: Array = np.where(mdp.terminal[packing.order], 0.0, np.repeat(lowest, lengths))
    return values


def proper(mdp: TabularMDP, packing: Packing) -> tuple[Array | None, Array]:
    """(way, lost) at γ = 1: way [S] by new numbers, actions that surely end or rest for nothing, −1 in states that have none.

    lost: those states by old numbers, which can only lose for ever; moves that may lead there are made illegal in the
    planning table. `way` is None where some of them might gain.
    """
    outcomes = possible(mdp, packing.before, packing.bounds)
    way = proper_policy(mdp, np.full(len(mdp.legal), -1), outcomes)
    lost = np.flatnonzero((way < 0) & ~mdp.terminal)
    if packing.endless or (mdp.reward[lost] > 0.0).any():
        return None, lost
    if len(lost):
        width, records = 1 + packing.outcomes, packing.table.records
        marked = np.zeros(len(way), np.bool_)
        marked[lost] = True
        risky: Array = np.any(outcomes.moves & ~mdp.ends & marked[mdp.successor], axis=2)
        records[:, ::width][risky[packing.order]] = 0
        records[packing.rank[lost], ::width] = 0
    choices: Array = way[packing.order]
    return choices, lost
