"""Scores of many runs as one number. Agarwal et al. (2021), Deep reinforcement learning at the edge of the statistical precipice.

Scores are [..., R, L] float64: R runs on each of L levels (one level is the usual case). What stands before is kept, so that
thousands of resampled scores are worked out at once.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CUT = 0.25
"""The share of the scores that an interquartile mean leaves out at either end."""


def interquartile_mean(scores: Floats) -> Floats:
    """The mean of the middle half of all scores of all levels together: a quarter, rounded down, is left out at either end."""
    ordered = np.sort(scores.reshape(*scores.shape[:-2], -1), axis=-1)
    out = int(CUT * ordered.shape[-1])
    middle: Floats = ordered[..., out : ordered.shape[-1] - out].mean(axis=-1)
    return middle


def mean_score(scores: Floats) -> Floats:
    """The mean over the levels of the mean over the runs."""
    mean: Floats = scores.mean(axis=-2).mean(axis=-1)
    return mean


def median_score(scores: Floats) -> Floats:
    """The median over the levels of the mean over the runs; with one level it is the mean."""
    median: Floats = np.median(scores.mean(axis=-2), axis=-1)
    return median


def optimality_gap(scores: Floats) -> Floats:
    """How much is missing to 1, in the mean, where more than 1 counts as 1; for scores of which 1 is the best possible."""
    gap: Floats = 1.0 - np.minimum(scores, 1.0).mean(axis=(-2, -1))
    return gap


def chance_of_improvement(scores: Floats, others: Floats) -> Floats:
    """P(X > Y) for a run X of the first and a run Y of the second, ties half, in the mean over the levels.

        (1 / L) Σ_l (1 / (R R')) Σ_{i, j} ([x_il > y_jl] + [x_il = y_jl] / 2)

    Args:
      scores: [..., R, L]. others: [..., R', L], as many levels.

    Returns:
      [...] in [0, 1]; 1/2 where neither is better.
    """
    first, second = np.swapaxes(scores, -2, -1), np.sort(np.swapaxes(others, -2, -1), axis=-1)
    runs, rivals = first.shape[-1], second.shape[-1]
    rows = zip(first.reshape(-1, runs), second.reshape(-1, rivals), strict=True)
    beaten = [np.searchsorted(other, one, "left").sum() + np.searchsorted(other, one, "right").sum() for one, other in rows]
    chances: Floats = np.array(beaten, np.float64).reshape(first.shape[:-1]) / (2.0 * runs * rivals)
    return np.asarray(chances.mean(axis=-1))


def shares_above(scores: Floats, thresholds: Floats) -> Floats:
    """[..., T]: the share of all scores that are larger than each of T thresholds, a performance profile."""
    ordered = np.sort(scores.reshape(*scores.shape[:-2], -1), axis=-1)
    count = ordered.shape[-1]
    rows = [count - np.searchsorted(row, thresholds, side="right") for row in ordered.reshape(-1, count)]
    shares: Floats = np.array(rows, np.float64).reshape(*scores.shape[:-2], len(thresholds)) / count
    return shares
