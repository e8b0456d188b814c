"""TD(λ): the values of a policy with eligibility traces, the boxes of sections 12.2 and 12.5."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families import prediction
from playground.learning.families.prediction import Mind, Prediction
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import by_policy, living
from playground.rl.kernel_types import Numbers, State, StateAction
from playground.rl.sampler import Sampler
from playground.rl.step_sizes import step_size
from playground.rl.targets import td_target
from playground.rl.traces import COUNT, DUTCH, Traces, clear, kind_number, restore, traces, update_and_decay, visit

EXPECTED = 0


@dataclass(frozen=True)
class Settings(prediction.Settings):
    """The dials of TD(λ)."""

    lam: float = dials.lam()
    trace: str = dials.trace()


class StateTraces(NamedTuple):
    """What TD(λ) keeps: λ, the place of its kind in `TraceKind`, traces [S], and [1] float64: what S_t was worth when reached."""

    lam: float
    kind: int
    traces: Traces
    before: Numbers


@inlined
def _learn(
    mind: Mind[StateTraces], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """v ← v + α δ z for every state; with dutch traces and the terms of eq. 12.10 it is true online TD(λ)."""
    (lam, kind, tail, before), v = mind.own, mind.v
    alpha = step_size(mind.counts[state], now, mind.stepping)
    mind.counts[state] += 1
    following = v[lived.successor]
    error = td_target(lived.reward, lived.continuation, following) - v[state]
    moved_since = v[state] - before[EXPECTED] if kind == DUTCH and tail.whole[COUNT] > 0 else 0.0
    visit(tail, state, kind, alpha)
    decay = lived.continuation * lam if mouse.ended == 0 else 0.0
    update_and_decay(tail, v, alpha * (error + moved_since), decay)
    v[state] -= alpha * moved_since
    before[EXPECTED] = following
    return mouse, error


class TDLambda(Prediction):
    """Learns the value of following a policy; each error also goes back along the way, fading by γλ a step."""

    live = living(by_policy, _learn)

    def __init__(self, settings: Settings, body: Experience) -> None:
        super().__init__(settings, body)
        self._traces = traces(len(body.mdp.states))
        self._before = np.zeros(1)

    def mind(self) -> Mind[StateTraces]:
        """What the kernel keeps."""
        settings = self.settings
        return super().mind()._replace(own=StateTraces(settings.lam, kind_number(settings.trace), self._traces, self._before))

    def forget(self) -> None:
        """The way that was passed is forgotten: what followed was not all seen."""
        clear(self._traces)

    def estimates(self) -> Mapping[Field, Array]:
        """V, the policy, the traces (of a state, at each of its actions), and how often each action was tried."""
        trail = np.where(self.body.mdp.legal, self._traces.trace[:, None], 0.0)
        return {**super().estimates(), Field.TRACE: trail}

    def save(self) -> Mapping[str, Array]:
        """V, the policy, the traces, and the body."""
        return {**super().save(), "run/trace": self._traces.trace.copy(), "run/before": self._before.copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        restore(self._traces, arrays.get("run/trace", np.zeros_like(self._traces.trace)))
        self._before[...] = arrays.get("run/before", 0.0)


LEARNER = LearnerSpec(
    id="td-lambda",
    title="TD(λ)",
    family="Prediction",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: TDLambda(settings, body),
    judges=True,
    book="Sections 12.2 and 12.5, equations 12.5 to 12.7 and 12.10",
    about="The mouse does as it is told and leaves a trail that fades. What surprises it teaches all places on the trail.",
    fields=(Field.V, Field.POLICY, Field.TRACE, Field.VISITS),
    order=13,
)
