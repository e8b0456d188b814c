"""The episode so far, for learners that learn when it is over."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning.learner import Array
from playground.rl.kernel_types import Counts, Index, Indices, Numbers

LENGTH = 0
LONGEST = 100_000
"""An episode that goes on for longer is learned from in pieces, each as if time had run out."""


class Path(NamedTuple):
    """What kernels see: indices of state and action [T] int64, their rewards [T] float64, and [1] int64: LENGTH."""

    taken: Indices
    paid: Numbers
    whole: Counts


@inlined
def remember(at: Index, reward: float, path: Path) -> bool:
    """Adds one transition; returns whether there is room for no more."""
    length = path.whole[LENGTH]
    path.taken[length], path.paid[length] = at, reward
    path.whole[LENGTH] = length + 1
    full: bool = length + 1 == len(path.taken)
    return full


class Trajectory:
    """The transitions of the present episode that were learned from without a gap."""

    def __init__(self, time_limit: int) -> None:
        longest = min(time_limit, LONGEST) if time_limit > 0 else LONGEST
        self.path = Path(np.zeros(longest, np.int64), np.zeros(longest), np.zeros(1, np.int64))

    @property
    def length(self) -> int:
        """How many transitions are kept."""
        return int(self.path.whole[LENGTH])

    @property
    def taken(self) -> Array:
        """[length] int64: indices of state and action."""
        return self.path.taken[: self.length]

    def drop(self) -> None:
        """Forgets all transitions."""
        self.path.whole[LENGTH] = 0

    def save(self) -> dict[str, Array]:
        """Everything, as copies."""
        count = self.length
        taken, paid = self.path.taken[:count].copy(), self.path.paid[:count].copy()
        return {"run/taken": taken, "run/paid": paid, "run/path": self.path.whole.copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; without such arrays it is empty."""
        self.path.whole[...] = arrays.get("run/path", 0)
        count = self.length
        if count:
            self.path.taken[:count], self.path.paid[:count] = arrays["run/taken"], arrays["run/paid"]


class FirstVisits(Trajectory):
    """The same, with when each of N things was first passed; what is saved is the path alone.

    firsts: [N] int64, −1 for what was not passed.
    """

    def __init__(self, time_limit: int, things: int) -> None:
        super().__init__(time_limit)
        self.firsts = np.full(things, -1, np.int64)

    def drop(self) -> None:
        """Forgets all transitions."""
        self.firsts[self.taken] = -1
        super().drop()

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; without such arrays it is empty."""
        super().load(arrays)
        self.firsts[...] = -1
        self.firsts[self.taken[::-1]] = np.arange(self.length)[::-1]
