"""Learners compared by the scores of their runs: aggregates with intervals, performance profiles, chances of improvement."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np

from playground.training.experiments.statistics.aggregates import (
    Floats,
    chance_of_improvement,
    interquartile_mean,
    mean_score,
    median_score,
    optimality_gap,
    shares_above,
)
from playground.training.experiments.statistics.bootstrap import REPETITIONS, bootstrap_interval

THRESHOLDS = 101
"""Points of a performance profile."""
ROOM = 0.05
"""How far thresholds reach beyond the scores, as a share of what these span."""
PAIRED = 12
"""Up to so many arms all pairs are compared, of more the best one with each other one."""


class Estimate(NamedTuple):
    """A number over runs, and the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Profile:
    """thresholds: [T] float64, rising. share, low, high: [T] of the scores that are larger, and the 95 % interval of each."""

    thresholds: Floats
    share: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, eq=False)
class ArmStatistics:
    """What the runs of an arm have in common. gap: to the best possible, None where scores are no skill. runs: on each level."""

    label: str
    runs: int
    iqm: Estimate
    median: Estimate
    mean: Estimate
    gap: Estimate | None
    profile: Profile


class ImprovementChance(NamedTuple):
    """chance: that a run of the arm `label` scores more than one of the arm `than`."""

    label: str
    than: str
    chance: Estimate


@dataclass(frozen=True, eq=False)
class Comparison:
    """The arms in the order in which they were given; each pair once, of many arms the best by IQM with each other one."""

    arms: tuple[ArmStatistics, ...]
    improvements: tuple[ImprovementChance, ...]


def comparison(
    scores: Mapping[str, Floats],
    skill: bool = False,
    thresholds: Floats | None = None,
    repetitions: int = REPETITIONS,
    seed: int = 0,
) -> Comparison:
    """Arms compared by the scores of their runs. The draws for each number begin with the same seed.

    Args:
      scores: by label [R] on one level or [R, L] on L levels, float64; R may differ between arms, L may not.
      skill: whether 1 is the best that is possible, so that there is a gap to it.
      thresholds: [T] of the profiles, rising; `usual_thresholds` where there are none.
      repetitions: how often runs are drawn for each interval.

    Raises:
      ValueError: there is no arm, one has no run or a score that is no finite number, or the levels differ in number.
    """
    samples = {label: _sample(runs) for label, runs in scores.items()}
    if len({sample.shape[1] for sample in samples.values()}) != 1:
        raise ValueError("the arms of a comparison have scores on the same levels, and there is at least one arm")
    at = usual_thresholds(samples.values()) if thresholds is None else thresholds
    draws = {"repetitions": repetitions, "seed": seed}
    arms = []
    for label, sample in samples.items():
        iqm, median, mean, gap = _estimates(_AGGREGATES, sample, **draws)
        ends = bootstrap_interval(lambda drawn: shares_above(drawn, at), sample, **draws)
        profile = Profile(at, shares_above(sample, at), *ends)
        arms.append(ArmStatistics(label, len(sample), iqm, median, mean, gap if skill else None, profile))
    best = max(arms, key=lambda arm: arm.iqm.value).label
    pairs = []
    for label, than in combinations(samples, 2) if len(arms) <= PAIRED else [(best, label) for label in samples if label != best]:
        (chance,) = _estimates((chance_of_improvement,), samples[label], samples[than], **draws)
        pairs.append(ImprovementChance(label, than, chance))
    return Comparison(tuple(arms), tuple(pairs))


_AGGREGATES = (interquartile_mean, median_score, mean_score, optimality_gap)


def usual_thresholds(samples: Iterable[Floats]) -> Floats:
    """[T]: from below the lowest score of all to above the highest, so that every profile falls from 1 to 0."""
    values = np.concatenate([sample.reshape(-1) for sample in samples])
    low, high = float(values.min()), float(values.max())
    room = ROOM * (high - low) or max(ROOM * abs(low), 1e-6)
    return np.linspace(low - room, high + room, THRESHOLDS)


def _sample(runs: Floats) -> Floats:
    """[R, L] of [R] or [R, L] scores."""
    scores = np.asarray(runs, np.float64)
    return scores[:, None] if scores.ndim == 1 else scores


def _estimates(statistics: tuple[Callable[..., Floats], ...], *samples: Floats, repetitions: int, seed: int) -> list[Estimate]:
    """Each statistic of the samples, and its interval by one and the same draws."""

    def all_at_once(*drawn: Floats) -> Floats:
        return np.stack([statistic(*drawn) for statistic in statistics], axis=-1)

    ends = bootstrap_interval(all_at_once, *samples, repetitions=repetitions, seed=seed)
    return [Estimate(*map(float, row)) for row in zip(all_at_once(*samples), ends.low, ends.high, strict=True)]
