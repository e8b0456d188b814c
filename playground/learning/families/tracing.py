"""What learners of action values with eligibility traces share: the traces, and how they are forgotten, shown and saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.learning import dials
from playground.learning.families import control
from playground.learning.families.control import Control, Mind
from playground.learning.learner import Array, Field
from playground.learning.life.experience import Experience
from playground.learning.memory.pending import Pending, PendingTransition
from playground.rl.traces import Traces, clear, kind_number, restore, traces


@dataclass(frozen=True)
class Settings(control.Settings):
    """The dials of a learner with traces."""

    lam: float = dials.lam()
    trace: str = dials.trace()


EXPECTED = 2
"""Place in Pending.paid, behind reward and discount."""


class ActionTraces(NamedTuple):
    """What a kernel with traces keeps beside q.

    lam: λ. kind: place in `TraceKind`. traces: [S × A]. pending: the transition that waits for its next action, with
    its value at the time when it was looked at (EXPECTED).
    """

    lam: float
    kind: int
    traces: Traces
    pending: Pending


class Tracing(Control):
    """Action values with eligibility traces."""

    recent: PendingTransition

    def __init__(self, settings: Settings, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body, seed)
        self._traces = traces(body.mdp.legal.size)
        self.recent = PendingTransition(3)

    def mind(self) -> Mind[ActionTraces]:
        """What the kernel keeps."""
        settings = self.settings
        return (
            super()
            .mind()
            ._replace(own=ActionTraces(settings.lam, kind_number(settings.trace), self._traces, self.recent.pending))
        )

    def forget(self) -> None:
        """The way that was passed is forgotten: what followed was not all seen."""
        super().forget()
        clear(self._traces)

    def estimates(self) -> Mapping[Field, Array]:
        """V, Q, the policy, the traces, and how often each action was tried."""
        return {**super().estimates(), Field.TRACE: self._traces.trace.reshape(self.body.mdp.legal.shape).copy()}

    def save(self) -> Mapping[str, Array]:
        """Q, the traces, the transition that waits, and the body."""
        return {**super().save(), "run/trace": self._traces.trace.copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        restore(self._traces, arrays.get("run/trace", np.zeros_like(self._traces.trace)))
