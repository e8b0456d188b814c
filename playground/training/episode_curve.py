"""The curve of a life: what its episodes returned, thinned to what can be drawn."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Curve:
    """Return of each episode, thinned to at most 2,048 points.

    episode: [N] float64, number of the last episode in each point. mean, low, high: [N] float64 of the episodes' returns in it.
    transition: [N] float64, the transitions lived in all when the last episode of each point ended; nan where nobody noted it.
    """

    episode: Floats
    mean: Floats
    low: Floats
    high: Floats
    transition: Floats = field(default_factory=lambda: np.empty(0))

    def __post_init__(self) -> None:
        if len(self.transition) != len(self.episode):
            object.__setattr__(self, "transition", np.full(len(self.episode), np.nan))

    def across(self, transitions: bool) -> Floats:
        """[N] what it runs over: transitions, else episodes."""
        return self.transition if transitions else self.episode
