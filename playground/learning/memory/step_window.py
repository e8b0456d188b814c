"""The last transitions that an n-step target still waits for, in a ring."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.rl.kernel_types import U64, Array, Counts, Index, Indices, Numbers

LONGEST = 128
"""The most rewards that an n-step target counts."""
SIZE = 2 * LONGEST
"""A power of two, and larger than the longest target."""
FIRST, COUNT = range(2)


class StepWindow(NamedTuple):
    """places: [SIZE] int64, what was passed; paid: [SIZE] float64, the rewards that followed; whole: [2] int64, the number of the
    first one that waits, and how many wait."""

    places: Indices
    paid: Numbers
    whole: Counts


class NStepMemory(NamedTuple):
    """What an n-step learner keeps: n, and the last transitions."""

    n: int
    window: StepWindow


class Waiting:
    """The transitions that wait, for a learner to keep, forget, save and load."""

    def __init__(self) -> None:
        self.window = StepWindow(np.zeros(SIZE, np.int64), np.zeros(SIZE), np.zeros(2, np.int64))

    def drop(self) -> None:
        """Nothing waits any more."""
        self.window.whole[...] = 0

    def shown(self, size: int) -> Array:
        """[size] float64: 1 for all that waits for the next rewards, 0 for everything else."""
        first, count = self.window.whole.tolist()
        waits = np.zeros(size)
        waits[self.window.places[np.arange(first, first + count) & (SIZE - 1)]] = 1.0
        return waits

    def save(self) -> dict[str, Array]:
        """Everything, as copies."""
        places, paid, whole = (array.copy() for array in self.window)
        return {"run/places": places, "run/window-paid": paid, "run/window": whole}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; without such arrays nothing waits."""
        window = self.window
        window.places[...], window.paid[...] = arrays.get("run/places", 0), arrays.get("run/window-paid", 0.0)
        window.whole[...] = arrays.get("run/window", 0)


@inlined
def enter(window: StepWindow, place: Index, reward: float) -> None:
    """One more waits; changes the window."""
    at = U64(window.whole[FIRST] + window.whole[COUNT]) & U64(SIZE - 1)
    window.places[at], window.paid[at] = place, reward
    window.whole[COUNT] += 1


@inlined
def target_of_first(window: StepWindow, discount: float, following: float) -> float:
    """R_{t+1} + γ R_{t+2} + … + γ^m · what follows the last (eq. 7.1), for the first that waits and all m rewards there are."""
    total, count = following, window.whole[COUNT]
    last = window.whole[FIRST] + count - 1
    for back in range(count):
        total = window.paid[U64(last - back) & U64(SIZE - 1)] + discount * total
    return total


@inlined
def leave(window: StepWindow) -> U64:
    """What the first one passed; it waits no longer. Changes the window."""
    place = U64(window.places[U64(window.whole[FIRST]) & U64(SIZE - 1)])
    window.whole[FIRST] = (window.whole[FIRST] + 1) & (SIZE - 1)
    window.whole[COUNT] -= 1
    return place
