"""Outcomes listed one by one, packed into a table."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.mdp import Floor, Noise, States, TabularMDP, read_only

Array = NDArray[Any]

MOST_ENTRIES = 48_000_000
"""States times actions times outcomes that a table may have (about 1.3 GB)."""


class Listed(NamedTuple):
    """N outcomes in any order: state, action, successor [N] int64; probability, reward, deviation [N] float64; ends [N] bool.

    deviation is the standard deviation of normal noise on the reward.
    """

    state: Array
    action: Array
    successor: Array
    probability: Array
    reward: Array
    deviation: Array
    ends: Array

    def chosen(self, which: Array) -> "Listed":
        """Those of these flags or places, in that order."""
        return Listed(*(part[which] for part in self))


class Places(NamedTuple):
    """Where the states are drawn.

    cell: [S] int64, row * columns + column. shape: (rows, columns). floor: [S] int64, a place in floors.
    """

    cell: NDArray[np.int64]
    shape: tuple[int, int]
    floor: NDArray[np.int64]
    floors: Sequence[Floor]


def in_reading_order(states: int, shape: tuple[int, int]) -> Places:
    """States one after another on one floor of this shape."""
    return Places(np.arange(states), shape, np.zeros(states, np.int64), (Floor(),))


def side_by_side(states: int) -> Places:
    """States in reading order on one floor that is near a square, never higher than wide."""
    cols = -(-states // max(1, int(np.sqrt(states))))
    return in_reading_order(states, (-(-states // cols), cols))


def packed(
    listed: Listed,
    legal: NDArray[np.bool_],
    start: NDArray[np.float64],
    actions: Sequence[str],
    discount: float,
    limit: int,
    at: Places,
) -> TabularMDP:
    """The table of these outcomes, which must be those of the legal actions [S, A]. The states keep their numbers.

    Outcomes that agree in all but their probability become one.
    """
    outcomes, (S, A) = _merged(listed), legal.shape
    floor, cell = read_only(at.floor.astype(np.int32)), read_only(at.cell.astype(np.int32))
    pair = outcomes.state * A + outcomes.action
    way = np.arange(len(pair)) - np.searchsorted(pair, pair)  # counted from the first of the same state and action
    K = int(way.max(initial=0)) + 1
    if S * A * K > MOST_ENTRIES:
        raise ValueError(f"the table would have {S:,} × {A} × {K} entries, at most {MOST_ENTRIES:,} fit")
    place = outcomes.state, outcomes.action, way
    probability, reward, deviation = (np.zeros((S, A, K)) for _ in range(3))
    ends = np.zeros((S, A, K), bool)
    successor = np.broadcast_to(np.arange(S, dtype=np.int32)[:, None, None], (S, A, K)).copy()
    probability[place], reward[place], ends[place] = outcomes.probability, outcomes.reward, outcomes.ends
    successor[place], deviation[place] = outcomes.successor, outcomes.deviation
    likely = probability.argmax(axis=2)
    return TabularMDP(
        states=States(at.floors, floor, cell, at.shape[1]),
        actions=tuple(actions),
        probability=read_only(probability),
        successor=read_only(successor),
        reward=read_only(reward),
        continuation=read_only(np.where((probability > 0) & ~ends, discount, 0.0)),
        ends=read_only(ends),
        legal=read_only(legal),
        start=read_only(start),
        intended=read_only(np.take_along_axis(successor, likely[:, :, None], axis=2)[:, :, 0]),
        floors=tuple(at.floors),
        floor=floor,
        cell=cell,
        shape=at.shape,
        discount=discount,
        time_limit=int(limit),
        noise=Noise(read_only(deviation), read_only(np.zeros((S, A, K)))) if deviation.any() else None,
    )


def _merged(listed: Listed) -> Listed:
    """The outcomes sorted by state and action, equal ones added up, impossible ones left out."""
    possible = listed.chosen(listed.probability > 0.0)
    order = np.lexsort((possible.deviation, possible.reward, possible.ends, possible.successor, possible.action, possible.state))
    possible = possible.chosen(order)
    differs = np.ones(len(order), bool)
    differs[1:] = False
    for part in (possible.state, possible.action, possible.successor, possible.ends, possible.reward, possible.deviation):
        differs[1:] |= part[1:] != part[:-1]
    total = np.bincount(np.cumsum(differs) - 1, weights=possible.probability)
    return possible.chosen(differs)._replace(probability=total)
