"""Sweeps over all states, one backup after another: what the planners share."""

from collections.abc import Mapping

import numpy as np

from playground.compiled import inlined
from playground.learning.learner import Array, Progress, Stage
from playground.rl.closed_set import ClosedSet
from playground.rl.kernel_types import Counts, Index, Numbers, StateValues

CURSOR, SWEEPS, BACKUPS, SETTLED = range(4)
CHANGE, LAST, LARGEST = range(3)
ROUNDING = 1e-15
"""Changes this small, relative to the largest value, are only the rounding of the last digit."""


class SweepOrder(ClosedSet):
    """Which values a sweep reads, and of which state is next."""

    ALL_AT_ONCE = "all-at-once"
    """Those of the sweep before, state after state."""
    IN_PLACE = "in-place"
    """Those that it has just written, state after state."""
    PRIORITIZED = "prioritized"
    """No sweep at all: the state whose value is the most wrong by its own backup comes next."""


SWEEP = Stage("sweep", "Sweep", "One sweep, every place once: what do I get, and how good is the place that comes next?")


@inlined
def store(
    state: Index, value: float, in_place: bool, theta: float, v: StateValues, fresh: StateValues, whole: Counts, real: Numbers
) -> None:
    """Keeps the backed-up value of a state and moves on to the next one; after the last the sweep is over. Changes all arrays."""
    real[CHANGE] = max(real[CHANGE], abs(value - v[state]))
    fresh[state] = value
    if in_place:
        v[state] = value
    whole[BACKUPS] += 1
    whole[CURSOR] += 1
    if whole[CURSOR] == len(v):
        largest = 0.0
        for place in range(len(v)):
            v[place] = fresh[place]
            largest = max(largest, abs(v[place]))
        real[LAST], real[CHANGE], real[LARGEST] = real[CHANGE], 0.0, largest
        whole[CURSOR] = 0
        whole[SWEEPS] += 1
        whole[SETTLED] = real[LAST] <= max(theta, ROUNDING * largest)


class Sweeps:
    """v [S] with the sweep that is going on: how far it is, and how much it and the last one have changed."""

    def __init__(self, terminal: Array, initial: float) -> None:
        self.v: Array = np.where(terminal, 0.0, initial)
        self.fresh = self.v.copy()
        self.whole = np.zeros(4, np.int64)
        self.real = np.zeros(3)

    def shown(self) -> Array:
        """[S]: v as it is in the middle of a sweep, new values first."""
        return np.where(np.arange(len(self.v)) < self.whole[CURSOR], self.fresh, self.v)

    def restart(self) -> None:
        """Begins to count anew from the values there are: something else is to be computed."""
        self.v[...] = self.shown()
        self.whole[CURSOR] = self.whole[SWEEPS] = 0
        self.real[...] = 0.0

    def visits(self, legal: Array) -> Array:
        """[S, A] int64: how often each state was backed up, at its legal actions."""
        times = self.whole[SWEEPS] + (np.arange(len(self.v)) < self.whole[CURSOR])
        counts: Array = times[:, None] * legal.astype(np.int64)
        return counts

    def settle(self, theta: float) -> bool:
        """Whether the last sweep changed nothing by more than θ; so there is nothing left to do."""
        settled = len(self.v) == 0 or bool(
            self.whole[SWEEPS] > 0 and self.real[LAST] <= max(theta, ROUNDING * self.real[LARGEST])
        )
        self.whole[SETTLED] = settled
        return settled

    @property
    def left(self) -> int:
        """States until the end of the sweep; 0 where there is nothing left to do."""
        return 0 if self.whole[SETTLED] else len(self.v) - int(self.whole[CURSOR])

    def progress(self, done: int) -> Progress:
        """How far it is, after a call that backed up so many states."""
        whole = self.whole
        error = max(float(self.real[LAST]), float(self.real[CHANGE]))
        return Progress(int(whole[BACKUPS]), int(whole[SWEEPS]), done, error, bool(whole[SETTLED]))

    def save(self) -> dict[str, Array]:
        """Everything, as copies."""
        own = {"sweep/fresh": self.fresh, "sweep/whole": self.whole, "sweep/real": self.real, "sweep/v": self.v}
        return {"state/v": self.shown(), **{name: array.copy() for name, array in own.items()}}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; with "state/v" alone a first sweep begins from these values."""
        self.v[...] = arrays.get("sweep/v", arrays["state/v"])
        self.fresh[...] = arrays.get("sweep/fresh", self.v)
        self.whole[...] = arrays.get("sweep/whole", 0)
        self.real[...] = arrays.get("sweep/real", 0.0)
