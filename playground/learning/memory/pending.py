"""The transition that waits for its next action: learners that count with what is really done next learn from it then."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning.learner import Array
from playground.learning.life.body import Lived
from playground.rl.kernel_types import Indices, Numbers, StateAction

NONE = -1
"""No transition waits."""
REWARD, CONTINUATION = range(2)
"""Places in Pending.paid."""


class Pending(NamedTuple):
    """What kernels see.

    held: [1] int64, its index of [S × A], or NONE. paid: [2] float64, its reward and the discount of what follows; a learner may
    keep more numbers of its own behind these.
    """

    held: Indices
    paid: Numbers


@inlined
def waits(pending: Pending) -> bool:
    """Whether a transition waits."""
    waiting: bool = pending.held[0] >= 0
    return waiting


@inlined
def hold(pending: Pending, at: StateAction, lived: Lived) -> None:
    """Lets the transition of index `at` wait; changes `pending`."""
    pending.held[0], pending.paid[REWARD], pending.paid[CONTINUATION] = at, lived.reward, lived.continuation


@inlined
def release(pending: Pending) -> None:
    """Nothing waits any more; changes `pending`."""
    pending.held[0] = NONE


class PendingTransition:
    """The same, for a learner to keep, forget, save and load."""

    def __init__(self, numbers: int = 2) -> None:
        """`numbers` are kept of the transition: its reward and discount, and what the learner adds."""
        self.pending = Pending(np.full(1, NONE, np.int64), np.zeros(numbers))

    def drop(self) -> None:
        """Forgets it: what followed was not seen."""
        self.pending.held[0] = NONE

    def save(self) -> dict[str, Array]:
        """Everything, as copies."""
        return {"run/held": self.pending.held.copy(), "run/paid": self.pending.paid.copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; without such arrays nothing waits."""
        self.pending.held[...] = arrays.get("run/held", NONE)
        self.pending.paid[...] = arrays.get("run/paid", 0.0)
