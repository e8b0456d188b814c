"""Who comes first in a race: scores by which it can be decided, and the places that follow from them."""

import math
from collections.abc import Sequence
from enum import StrEnum

from playground.training.snapshot import Snapshot

CLOSE = 1e-9
"""Scores that differ by less than this part of their size are equal: only rounding tells them apart."""


class RaceScore(StrEnum):
    """By what a race is decided."""

    LAST = "last"
    """The mean return of the last episodes."""
    TOTAL = "total"
    """All rewards since the start."""
    FIRST = "first"
    """How early the greedy policy was the best possible from the start."""
    DISTANCE = "distance"
    """How much the greedy policy earns less than the best one, at the end."""


def score(runner: Snapshot, by: RaceScore, last: int) -> float:
    """What one who races has scored, the more the better; nan where there is nothing to score.

    LAST: mean undiscounted return of the `last` episodes, of fewer where there are fewer. TOTAL: the sum of all rewards.
    FIRST: minus the ticks until the best path was found. DISTANCE: the greedy policy's value at the start minus the best one,
    -inf where it never arrives at a cost. Whoever dropped out scores nothing.
    """
    tally, distance = runner.tally, runner.distance
    if tally is None or tally.trouble:
        return math.nan
    match by:
        case RaceScore.LAST:
            returns = tally.last[-last:]
            return float(returns.mean()) if len(returns) else math.nan
        case RaceScore.TOTAL:
            return tally.total
        case RaceScore.FIRST:
            return math.nan if tally.discovery is None else -float(tally.discovery.ticks)
        case RaceScore.DISTANCE:
            return math.nan if distance is None else min(0.0, distance.greedy_return - distance.optimal_return)


def places(scores: Sequence[float]) -> tuple[int | None, ...]:
    """The place of each score, 1 for the largest; equal scores share a place, and the places after it stay empty. nan has none.

    places([5, 7, 7, nan]) is (3, 1, 1, None).
    """
    order = sorted((number for number, value in enumerate(scores) if not math.isnan(value)), key=lambda n: -scores[n])
    taken: dict[int, int] = {}
    best, place = math.nan, 0
    for rank, number in enumerate(order, 1):
        if not _equal(scores[number], best):
            best, place = scores[number], rank
        taken[number] = place
    return tuple(taken.get(number) for number in range(len(scores)))


def _equal(one: float, other: float) -> bool:
    """Whether only rounding tells two scores apart; infinities are equal to themselves."""
    return one == other or math.isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)
