"""What learners of action values with eligibility traces share: the traces, and how they are forgotten, shown and saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from playground.learning import dials
from playground.learning.families import control
from playground.learning.families.control import Control, Mind
from playground.learning.learner import Array, Field
from playground.learning.life.experience import Experience
from playground.rl.traces import KINDS, Traces, clear, restore, traces


@dataclass(frozen=True)
class Settings(control.Settings):
    """The dials of a learner with traces."""

    lam: float = dials.lam()
    trace: str = dials.trace()


class ActionTraces(NamedTuple):
    """What a kernel with traces keeps beside q.

    lam: λ. kind: place in KINDS. traces: [S × A]. held: [1] int64, the index of the transition that waits for its next action, −1
    where none does. paid: [3] float64, its reward, the discount of what follows, and what its value was when it was looked at.
    """

    lam: Any
    kind: Any
    traces: Traces
    held: Any
    paid: Any


class Tracing(Control):
    """Action values with eligibility traces."""

    def __init__(self, settings: Settings, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body, seed)
        self._traces = traces(body.mdp.legal.size)
        self._held, self._paid = np.full(1, -1, np.int64), np.zeros(3)

    def mind(self) -> Mind:
        """What the kernel keeps."""
        settings = self.settings
        return (
            super()
            .mind()
            ._replace(own=ActionTraces(settings.lam, KINDS.index(settings.trace), self._traces, self._held, self._paid))
        )

    def forget(self) -> None:
        """The way that was passed is forgotten: what followed was not all seen."""
        clear(self._traces)
        self._held[0] = -1

    def estimates(self) -> Mapping[Field, Array]:
        """V, Q, the policy, the traces, and how often each action was tried."""
        return {**super().estimates(), Field.TRACE: self._traces.trace.reshape(self.body.mdp.legal.shape).copy()}

    def save(self) -> Mapping[str, Array]:
        """Q, the traces, the transition that waits, and the body."""
        own = {"run/trace": self._traces.trace.copy(), "run/held": self._held.copy(), "run/paid": self._paid.copy()}
        return {**super().save(), **own}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        restore(self._traces, arrays.get("run/trace", np.zeros_like(self._traces.trace)))
        self._held[...] = arrays.get("run/held", -1)
        self._paid[...] = arrays.get("run/paid", 0.0)
