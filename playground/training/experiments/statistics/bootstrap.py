"""How sure a number over runs is: the runs of each level are drawn again and again, with repetition."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from playground.training.experiments.statistics.aggregates import Floats

CONFIDENCE = 0.95
REPETITIONS = 2_000
"""Draws where nothing else is said. With so many the ends of an interval lie within half a per cent of the true percentiles."""
AT_ONCE = 4_000_000
"""Numbers that are drawn at once, at most."""


class Interval(NamedTuple):
    """low, high: [...] float64, the ends of the interval of each number."""

    low: Floats
    high: Floats


def bootstrap_interval(
    statistic: Callable[..., Floats],
    *samples: Floats,
    repetitions: int = REPETITIONS,
    seed: int = 0,
    confidence: float = CONFIDENCE,
) -> Interval:
    """The percentile interval of a statistic by a stratified bootstrap: each level's runs are drawn anew from its own runs.

    Agarwal et al. (2021), section 4.1. Several samples are drawn independently of each other. The draws are those of the
    generator that numpy keeps the same for ever (RandomState), so the same scores have the same interval everywhere.

    Args:
      statistic: of one array [B, R, L] for each sample, the numbers [B, ...].
      samples: [R, L] float64 each; R, the number of runs, may differ.
      repetitions: B, how often is drawn.

    Raises:
      ValueError: a sample is no [R, L] with at least one run and one level, or holds what is no finite number.
    """
    for sample in samples:
        if sample.ndim != 2 or sample.size == 0 or not np.isfinite(sample).all():
            raise ValueError(f"scores are finite numbers [runs, levels], at least one; these are {sample.shape}")
    dice = np.random.RandomState(seed)
    size = max(1, AT_ONCE // sum(sample.size for sample in samples))
    parts = [_drawn(statistic, samples, min(size, repetitions - begun), dice) for begun in range(0, repetitions, size)]
    tail = 50.0 * (1.0 - confidence)
    low, high = np.percentile(np.concatenate(parts), [tail, 100.0 - tail], axis=0)
    return Interval(low, high)


def _drawn(statistic: Callable[..., Floats], samples: tuple[Floats, ...], repetitions: int, dice: Any) -> Floats:
    """[repetitions, ...]: the statistic of samples drawn anew; for each repetition one sample after the other is drawn."""
    shapes = [sample.shape for sample in samples]
    if len(set(shapes)) == 1:  # the same numbers as below, at once
        picks = list(np.moveaxis(dice.randint(0, shapes[0][0], (repetitions, len(samples), *shapes[0])), 1, 0))
    else:
        picks = [np.empty((repetitions, *shape), np.int64) for shape in shapes]
        for repetition in range(repetitions):
            for pick, shape in zip(picks, shapes, strict=True):
                pick[repetition] = dice.randint(0, shape[0], shape)
    columns = (np.arange(sample.shape[1]) for sample in samples)
    return statistic(*(sample[pick, levels] for sample, pick, levels in zip(samples, picks, columns, strict=True)))
