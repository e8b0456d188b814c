"""Means over runs with their confidence bands, and curves made coarser."""

import math
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CONFIDENCE = 0.95
"""The chance with which a band of independent normal runs holds the true mean."""


class Band(NamedTuple):
    """mean, low, high: [N] float64, the mean over the runs and the ends of its band. runs: [N] int64, how many were counted."""

    mean: Floats
    low: Floats
    high: Floats
    runs: NDArray[np.int64]


def band(values: Floats) -> Band:
    """The mean of each column and its confidence band, mean ± t · s / √n with Student's t of n − 1 degrees of freedom.

    Args:
      values: [runs, N] float64; nan where a run has nothing to tell.

    Returns:
      nan where no run has; a band as narrow as its mean where only one has.
    """
    there = ~np.isnan(values)
    runs = there.sum(axis=0)
    count = np.maximum(runs, 1)
    mean = np.where(runs > 0, np.where(there, values, 0.0).sum(axis=0) / count, np.nan)
    squares = (np.where(there, values - mean, 0.0) ** 2).sum(axis=0)
    reach = np.array([student(int(number) - 1) if number > 1 else 0.0 for number in runs])
    half = reach * np.sqrt(squares / np.maximum(count - 1, 1) / count)
    return Band(mean, mean - half, mean + half, runs)


def standard_error(values: Floats) -> float:
    """s / √n of [runs] values; 0 for a single one."""
    return float(values.std(ddof=1) / math.sqrt(len(values))) if len(values) > 1 else 0.0


@cache
def student(freedom: int) -> float:
    """t with P(|T| ≤ t) = 0.95 for Student's T of so many degrees of freedom (at least 1)."""
    low, high = 0.0, 16.0
    while high - low > 1e-12:
        middle = 0.5 * (low + high)
        if _within(middle, freedom) < CONFIDENCE:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def _within(t: float, freedom: int) -> float:
    """P(|T| ≤ t) as a finite sum (Abramowitz & Stegun, 1964, 26.7.3 and 26.7.4)."""
    angle = math.atan2(t, math.sqrt(freedom))
    cosine, odd = math.cos(angle), freedom % 2
    term, total = (cosine if odd else 1.0), 0.0
    for number in range(freedom // 2):
        if number > 0:
            term *= cosine * cosine * (2 * number / (2 * number + 1) if odd else (2 * number - 1) / (2 * number))
        total += term
    return 2.0 / math.pi * (angle + math.sin(angle) * total) if odd else math.sin(angle) * total


def coarser(values: Floats, points: int) -> tuple[Floats, Floats]:
    """[P] and [runs, P]: at most so many columns, each the mean of neighbours, and the middle of each, counted from 1."""
    size = max(1, math.ceil(values.shape[1] / points))
    starts = np.arange(0, values.shape[1], size)
    counts = np.diff(np.append(starts, values.shape[1]))
    return starts + (counts + 1) / 2, np.add.reduceat(values, starts, axis=1) / counts


def binned(values: Floats, at: NDArray[np.int64], width: int, bins: int) -> Floats:
    """[bins] the mean of the values that lie at `at` in (0, width], (width, 2 · width], …; nan in a bin without any."""
    places = (at - 1) // width
    sums, counts = (np.bincount(places, weights, minlength=bins)[:bins] for weights in (values, np.ones(len(values))))
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
