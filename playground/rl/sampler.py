"""The table of a level packed for drawing: what one step needs lies side by side in memory."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.mdp import TabularMDP

Array = NDArray[Any]

ENDS = np.uint32(1 << 31)
"""This bit of a packed successor says that the episode ends there."""
STATE = np.uint32((1 << 31) - 1)
"""These bits of a packed successor are the state."""
_TOP = 2.0**32 - 1.0


class Sampler(NamedTuple):
    """What can be drawn from, as kernels read it; S states, A actions, K outcomes at most.

    records: [S × A × (3K − 1)] uint32, for each state and action K − 1 cumulative chances of 32 bits, K successors, and K places
      in `rewards`.
    rewards: float64, each different reward once.
    starts, start_chances: [N] uint32, the states where episodes begin, and their cumulative chances of 32 bits.
    choices: [S × A] uint8, the legal actions of each state, first ones first; counts: [S] uint8, how many there are.
    moves, kinds: tuples of A and K zeros where a kernel is made for just these numbers (four; one or three), else empty.
    actions, outcomes: A and K. discount: γ. limit: steps until an episode is truncated.
    """

    records: Array
    rewards: Array
    starts: Array
    start_chances: Array
    choices: Array
    counts: Array
    moves: tuple[int, ...]
    kinds: tuple[int, ...]
    actions: int
    outcomes: int
    discount: float
    limit: int


def sampler(mdp: TabularMDP) -> Sampler:
    """The table of a level, packed."""
    rewards, records = _records(mdp)
    starts, start_chances = _starts(mdp)
    actions = len(mdp.actions)
    outcomes = (records.shape[2] + 1) // 3
    special = actions == 4 and outcomes in (1, 3) and bool((mdp.legal.all(axis=1) | mdp.terminal).all())
    return Sampler(
        records=records.reshape(-1),
        rewards=rewards,
        starts=starts,
        start_chances=start_chances,
        choices=np.argsort(~mdp.legal, axis=1, kind="stable").astype(np.uint8).reshape(-1),
        counts=mdp.legal.sum(axis=1).astype(np.uint8),
        moves=(0,) * actions if special else (),
        kinds=(0,) * outcomes if special else (),
        actions=actions,
        outcomes=outcomes,
        discount=float(mdp.discount),
        limit=mdp.time_limit if mdp.time_limit > 0 else 2**62,
    )


def any_kind(sampler: Sampler) -> Sampler:
    """The same for a kernel that is made once for all numbers of actions and outcomes.

    It is a little slower, and compiled in a third of the time.
    """
    return sampler._replace(moves=(), kinds=())


def _records(mdp: TabularMDP) -> tuple[Array, Array]:
    """The different rewards, and [S, A, 3K − 1] records. Two outcomes are filled up to three by one that is never drawn."""
    S, A, K = mdp.probability.shape
    rewards = np.unique(mdp.reward)
    codes = np.searchsorted(rewards, mdp.reward)  # quicker than the inverse of `unique`: there are few different rewards
    places = codes.reshape(S, A, K).astype(np.uint32)
    packed = mdp.successor.astype(np.uint32) | np.where(mdp.ends | mdp.terminal[mdp.successor], ENDS, np.uint32(0))
    packed[~mdp.legal] = np.arange(S, dtype=np.uint32)[:, None, None].repeat(A, axis=1)[~mdp.legal]
    wide = 3 if K == 2 else K
    last = K - 1 - (mdp.probability[:, :, ::-1] > 0.0).argmax(axis=2)
    taken = np.minimum(np.arange(wide), last[:, :, None])
    chances = np.minimum(np.floor(mdp.probability.cumsum(axis=2) * 2.0**32), _TOP).astype(np.uint32)
    chances = np.where(np.arange(wide) >= last[:, :, None], np.uint32(_TOP), np.take_along_axis(chances, taken, axis=2))
    columns = (chances[:, :, : wide - 1], np.take_along_axis(packed, taken, axis=2), np.take_along_axis(places, taken, axis=2))
    return rewards, np.ascontiguousarray(np.concatenate(columns, axis=2), dtype=np.uint32)


def _starts(mdp: TabularMDP) -> tuple[Array, Array]:
    """States that begin an episode (those where something can be done) and their cumulative chances."""
    (starts,) = np.nonzero((mdp.start > 0.0) & ~mdp.terminal)
    shares = mdp.start[starts]
    chances = np.minimum(np.floor(shares.cumsum() / max(shares.sum(), 1e-300) * 2.0**32), _TOP)
    return starts.astype(np.uint32), chances.astype(np.uint32)
