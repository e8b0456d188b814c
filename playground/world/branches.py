"""What can happen, for many cells at once: several ways each, and how equal ones are added up."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.board import Bools, Floats, Ints


class Branches(NamedTuple):
    """What can happen from n cells in B ways each; all arrays are [n, B], and a way of probability 0 means nothing.

    probability: sums to 1 over B. cell: where the agent is then. reward: R_{t+1}. ends: whether the episode is over.
    """

    probability: Floats
    cell: Ints
    reward: Floats
    ends: Bools

    def each(self, change: Callable[[NDArray[Any]], NDArray[Any]]) -> "Branches":
        """The same change of all four arrays."""
        return Branches(*[change(values) for values in self])


def beside(parts: Iterable[Branches]) -> Branches:
    """The ways of all parts side by side."""
    return Branches(*[np.concatenate(values, axis=1) for values in zip(*parts, strict=True)])


def merged(found: Branches) -> Branches:
    """The same with equal outcomes added up, the likeliest first, and no more columns than the busiest row needs."""
    rows, columns = found.cell.shape
    if columns == 1:
        return found
    order = np.lexsort((found.ends, found.reward, found.cell, found.probability <= 0), axis=1)
    found = found.each(lambda values: np.take_along_axis(values, order, axis=1))
    first = np.ones((rows, columns), bool)
    first[:, 1:] = (np.diff(found.cell) != 0) | (np.diff(found.reward) != 0) | np.diff(found.ends)
    group = np.flatnonzero(first)[np.cumsum(first) - 1]
    sums: Floats = np.bincount(group, weights=found.probability.reshape(-1), minlength=first.size).astype(np.float64)
    probability = sums.reshape(rows, columns)
    busiest = max(1, int((probability > 0).sum(axis=1).max(initial=0)))
    likely = np.argsort(-probability, axis=1, kind="stable")[:, :busiest]
    return found._replace(probability=probability).each(lambda values: np.take_along_axis(values, likely, axis=1))
