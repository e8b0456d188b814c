"""What expected returns cost: the ways that would have to be added up, against the look-ups of Bellman's equation."""

from typing import NamedTuple

import numpy as np

from playground.learning.learner import Array
from playground.world.mdp import TabularMDP


class Cost(NamedTuple):
    """What it costs to work out the value of a policy from all that may happen in h steps.

    ways: [h + 1] float64, different ways of at most k steps from the state, for k = 0 … h (those that ended before count).
    rewards: [h + 1] float64, rewards on all of them that have to be read, each way by itself from the beginning.
    reads: rewards read by one sweep of the Bellman equation over all states; k sweeps give what all ways of k steps give.
    """

    ways: Array
    rewards: Array
    reads: int


def branches(mdp: TabularMDP, policy: Array) -> Array:
    """[S, A, K] bool: what may happen under a policy [S, A]."""
    possible: Array = (policy > 0.0)[:, :, None] & (mdp.probability > 0.0) & mdp.legal[:, :, None]
    return possible


def costs(mdp: TabularMDP, policy: Array, steps: int) -> tuple[Array, Array]:
    """ways and rewards [h + 1, S] of `Cost`, from every state; numbers beyond 2^53 are rounded, beyond 10^308 infinite."""
    can = branches(mdp, policy)
    ends = mdp.ends | mdp.terminal[mdp.successor]
    alive = can.any(axis=(1, 2))
    ways, lengths = [np.ones(len(mdp.states))], [np.zeros(len(mdp.states))]
    with np.errstate(over="ignore"):
        for _ in range(steps):
            after = np.where(ends, 1.0, ways[-1][mdp.successor])
            longer = after + np.where(ends, 0.0, lengths[-1][mdp.successor])
            ways.append(np.where(alive, np.where(can, after, 0.0).sum(axis=(1, 2)), 1.0))
            lengths.append(np.where(can, longer, 0.0).sum(axis=(1, 2)))
    return np.array(ways), np.array(lengths)


def cost(mdp: TabularMDP, policy: Array, state: int, steps: int) -> Cost:
    """Counts up to so many steps from a state."""
    ways, rewards = costs(mdp, policy, steps)
    return Cost(ways[:, state], rewards[:, state], int(branches(mdp, policy).sum()))


def cost_of_all(mdp: TabularMDP, policy: Array, steps: int) -> Cost:
    """The same where the return of every state is added up by itself."""
    ways, rewards = costs(mdp, policy, steps)
    acting = ~mdp.terminal
    return Cost(ways[:, acting].sum(axis=1), rewards[:, acting].sum(axis=1), int(branches(mdp, policy).sum()))


def has_a_back(mdp: TabularMDP, policy: Array) -> bool:
    """Whether no way comes back to where it was: then one sweep is enough that begins at the ends and goes backwards."""
    goes = branches(mdp, policy) & ~(mdp.ends | mdp.terminal[mdp.successor])
    states = np.broadcast_to(np.arange(len(mdp.states))[:, None, None], goes.shape)
    one, other = states[goes], mdp.successor[goes]
    order = np.argsort(other, kind="stable")
    before, firsts = one[order], np.searchsorted(other[order], np.arange(len(mdp.states) + 1))
    left = np.bincount(one, minlength=len(mdp.states))
    counted, front = 0, np.flatnonzero(left == 0)
    while len(front):
        counted += len(front)
        counts = firsts[front + 1] - firsts[front]
        places = np.repeat(firsts[front] - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        np.subtract.at(left, before[places], 1)
        came = np.unique(before[places])
        front = came[left[came] == 0]
    return counted == len(mdp.states)
