"""What can happen, for many cells at once: several ways each, and how equal ones are added up."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.physics.board import Bools, Floats, Ints


class Branches(NamedTuple):
    """What can happen at n places in B ways each; all arrays are [n, B], and a way of probability 0 means nothing.

    probability: sums to 1 over B. place: where the agent is then, and what is remembered. reward: the mean of R_{t+1}.
    ends: whether the episode is over. noise: which of the board's varieties the reward has; None where no tile has any.
    """

    probability: Floats
    place: Ints
    reward: Floats
    ends: Bools
    noise: Ints | None = None

    def mapped(self, change: Callable[[NDArray[Any]], NDArray[Any]]) -> "Branches":
        """The same change of all arrays."""
        noise = None if self.noise is None else change(self.noise)
        return Branches(change(self.probability), change(self.place), change(self.reward), change(self.ends), noise)


def beside(parts: Sequence[Branches]) -> Branches:
    """The ways of all parts side by side."""
    if len(parts) == 1:
        return parts[0]
    probability, place, reward, ends = (np.concatenate([part[name] for part in parts], axis=1) for name in range(4))
    noise = [part.noise for part in parts if part.noise is not None]
    return Branches(probability, place, reward, ends, np.concatenate(noise, axis=1) if noise else None)


def merged(branches: Branches) -> Branches:
    """The same with equal outcomes added up, the likeliest first, and no more columns than the busiest row needs."""
    rows, columns = branches.place.shape
    if columns == 1:
        return branches
    columns_to_sort = (branches.ends, branches.reward, branches.place, branches.probability <= 0)
    order = np.lexsort(columns_to_sort if branches.noise is None else (branches.noise, *columns_to_sort), axis=1)
    branches = branches.mapped(lambda values: np.take_along_axis(values, order, axis=1))
    first = np.ones((rows, columns), bool)
    first[:, 1:] = (np.diff(branches.place) != 0) | (np.diff(branches.reward) != 0) | np.diff(branches.ends)
    if branches.noise is not None:
        first[:, 1:] |= np.diff(branches.noise) != 0
    group = np.flatnonzero(first)[np.cumsum(first) - 1]
    sums: Floats = np.bincount(group, weights=branches.probability.reshape(-1), minlength=first.size).astype(np.float64)
    probability = sums.reshape(rows, columns)
    busiest = max(1, int((probability > 0).sum(axis=1).max(initial=0)))
    likely = np.argsort(-probability, axis=1, kind="stable")[:, :busiest]
    return branches._replace(probability=probability).mapped(lambda values: np.take_along_axis(values, likely, axis=1))
