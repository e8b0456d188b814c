"""Whether greedy moves are the best possible, wherever they lead from the start."""

from collections.abc import Mapping

import numpy as np

from playground.learning.learner import Array, Field
from playground.rl.evaluation import solve_policy
from playground.rl.policies import uniform
from playground.training.meter import greedy_of
from playground.training.snapshot import Optimum
from playground.world.mdp import TabularMDP

CLOSE = 1e-6
"""A return from the start that is this much of its size below the best one is not the best."""


def follows_best_path(mdp: TabularMDP, fields: Mapping[Field, Array], optimum: Optimum) -> bool:
    """Whether the greedy policy of these estimates, ties evenly, is optimal from the starts of the level.

    In every state that it can come to from there, each of its greedy actions must be optimal, and it must be worth the optimum:
    where waiting costs nothing, an optimal action may lead round and round and never arrive. Estimates without action values
    or policy have no greedy actions but all of them.
    """
    if optimum.message:
        return False
    best = greedy_of(fields, mdp.legal)
    wrong: Array = np.any(best & ~optimum.optimal, axis=1)
    reached: Array = mdp.start > 0.0
    new: Array = np.flatnonzero(reached & ~mdp.terminal)
    while len(new):
        if wrong[new].any():
            return False
        row, action = np.nonzero(best[new])
        state = new[row]
        goes_on = ~mdp.ends[state, action] & (mdp.probability[state, action] > 0.0)
        onward = np.unique(mdp.successor[state, action][goes_on])
        onward = onward[~reached[onward]]
        reached[onward] = True
        new = onward[~mdp.terminal[onward]]
    v, _ = solve_policy(mdp, uniform(best))
    starts = mdp.start > 0.0
    worth = float((v[starts] * mdp.start[starts]).sum())
    return worth >= optimum.start - CLOSE * max(1.0, abs(optimum.start))
