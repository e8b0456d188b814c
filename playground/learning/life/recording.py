"""Recorded transitions as indices of a table, in the order in which they were lived."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class RecordingError(ValueError):
    """A recording that cannot be read; the message names the transition, what was found and what was expected."""


class Recording(NamedTuple):
    """N transitions as indices of a table: state, action, successor [N] int64; reward [N] float64; the others [N] bool.

    begins: the transition does not go on from the one before it.
    """

    state: NDArray[np.int64]
    action: NDArray[np.int64]
    reward: NDArray[np.float64]
    successor: NDArray[np.int64]
    terminated: NDArray[np.bool_]
    truncated: NDArray[np.bool_]
    begins: NDArray[np.bool_]


def joined(parts: Sequence[Recording]) -> Recording:
    """One recording after another."""
    return Recording(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
