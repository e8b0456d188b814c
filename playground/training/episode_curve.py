"""The curve of a life: what its episodes returned, thinned to what can be drawn."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Curve:
    """Return of each episode, thinned to at most 2,048 points.

    episode: [N] float64, number of the last episode in each point. mean, low, high: [N] float64 of the episodes' returns in it.
    """

    episode: NDArray[np.float64]
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
