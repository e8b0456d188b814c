"""What expected returns cost: the ways that would have to be added up, against the look-ups of Bellman's equation."""

from typing import NamedTuple

import numpy as np

from playground.learning.learner import Array
from playground.world.mdp import TabularMDP


class Cost(NamedTuple):
    """What it takes to know the value of a policy by what may happen in h steps.

    ways: [h + 1] float64, different ways of at most k steps from the state, for k = 0 … h (those that ended before count).
    rewards: [h + 1] float64, rewards on all of them that have to be read, each way by itself from the beginning.
    reads: rewards read by one sweep of the Bellman equation over all states; k sweeps give what all ways of k steps give.
    """

    ways: Array
    rewards: Array
    reads: int


def branches(mdp: TabularMDP, policy: Array) -> Array:
    """[S, A, K] bool: what may happen under a policy [S, A]."""
    found: Array = (policy > 0.0)[:, :, None] & (mdp.probability > 0.0) & mdp.legal[:, :, None]
    return found


def cost(mdp: TabularMDP, policy: Array, state: int, steps: int) -> Cost:
    """Counts up to so many steps from a state; numbers beyond 2^53 are rounded, beyond 10^308 infinite."""
    can = branches(mdp, policy)
    ends = mdp.ends | mdp.terminal[mdp.successor]
    ways, lengths = np.ones(len(mdp.states)), np.zeros(len(mdp.states))
    told = [(1.0, 0.0)]
    with np.errstate(over="ignore"):
        for _ in range(steps):
            after = np.where(ends, 1.0, ways[mdp.successor])
            longer = after + np.where(ends, 0.0, lengths[mdp.successor])
            alive = can.any(axis=(1, 2))
            ways = np.where(alive, np.where(can, after, 0.0).sum(axis=(1, 2)), 1.0)
            lengths = np.where(can, longer, 0.0).sum(axis=(1, 2))
            told.append((float(ways[state]), float(lengths[state])))
    counted = np.array(told)
    return Cost(counted[:, 0], counted[:, 1], int(can.sum()))


def following(mdp: TabularMDP, policy: Array, steps: int) -> float:
    """Rewards that are read where every state's return is added up by itself, step by step, for so many steps."""
    return float(sum(cost(mdp, policy, int(state), steps).rewards[-1] for state in np.flatnonzero(~mdp.terminal)))
