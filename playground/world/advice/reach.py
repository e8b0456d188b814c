"""Which states can be reached from which, in a table."""

from typing import NamedTuple

import numpy as np

from playground.world.mdp import TabularMDP
from playground.world.physics.board import Bools, Ints


class Steps(NamedTuple):
    """Every step that can happen within an episode, as the states that it leads from and to: both [E] int, E such steps."""

    tails: Ints
    heads: Ints

    def turned(self) -> "Steps":
        """The same steps from their ends to their beginnings."""
        return Steps(self.heads, self.tails)


def steps_of(mdp: TabularMDP) -> Steps:
    """The steps of a table, each outcome that has a chance; one that ends where something could be done leads nowhere on."""
    tails, actions, ways = np.nonzero((mdp.probability > 0) & ~(mdp.ends & ~mdp.terminal[mdp.successor]))
    return Steps(tails, mdp.successor[tails, actions, ways].astype(np.int64))


def spread(seeds: Bools, steps: Steps) -> Bools:
    """[S] the states that can be reached from the seeds along steps, the seeds included."""
    order = np.argsort(steps.tails, kind="stable")
    heads = steps.heads[order]
    first = np.searchsorted(steps.tails[order], np.arange(len(seeds) + 1))
    reached = seeds.copy()
    front = np.flatnonzero(seeds)
    while len(front):
        counts = first[front + 1] - first[front]
        skipped = np.repeat(first[front] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        neighbours = np.unique(heads[skipped + np.arange(counts.sum())])
        front = neighbours[~reached[neighbours]]
        reached[front] = True
    return reached
