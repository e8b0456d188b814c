"""n-step Sarsa: n rewards and the action that follows, the box of section 7.2."""

from collections.abc import Mapping
from dataclasses import dataclass

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families import control
from playground.learning.families.control import Control, Mind, by_q, update_q, value_of_next
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import living
from playground.learning.memory.step_window import COUNT, NStepMemory, StepWindow, Waiting, enter, leave, target_of_first
from playground.rl.kernel_types import State, StateAction
from playground.rl.sampler import Sampler


@dataclass(frozen=True)
class Settings(control.Settings):
    """The dials of n-step Sarsa."""

    n: int = dials.steps()


@inlined
def _update_first(target: float, mind: Mind[NStepMemory], waiting: StepWindow, now: int) -> float:
    """Q(S_τ, A_τ) ← Q(S_τ, A_τ) + α [G − Q(S_τ, A_τ)] for the first that waits; returns the error."""
    place = leave(waiting)
    error: float = target - mind.q[place]
    update_q(mind, place, error, now)
    return error


@inlined
def _learn(
    mind: Mind[NStepMemory], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """G_{τ:τ+n} ends with Q(S_{τ+n}, A_{τ+n}), so it is learned from when that action has been taken (eq. 7.4)."""
    n, waiting = mind.own
    error = 0.0
    while waiting.whole[COUNT] >= n:  # a dial that was turned down lets several go at once
        error = _update_first(target_of_first(waiting, sampler.discount, mind.q[at]), mind, waiting, now)
    enter(waiting, at, lived.reward)
    if mouse.ended:
        following = 0.0
        if lived.continuation > 0.0:
            mouse, following = value_of_next(mind, lived, mouse, now, sampler)
        while waiting.whole[COUNT] > 0:
            error = _update_first(target_of_first(waiting, sampler.discount, following), mind, waiting, now)
    return mouse, error


class NStepSarsa(Control):
    """Learns the value of behaving as it does from n rewards and the action value that follows."""

    live = living(by_q, _learn)
    recent: Waiting

    def __init__(self, settings: Settings, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body, seed)
        self.recent = Waiting()

    def mind(self) -> Mind[NStepMemory]:
        """What the kernel keeps."""
        return super().mind()._replace(own=NStepMemory(self.settings.n, self.recent.window))

    def estimates(self) -> Mapping[Field, Array]:
        """V, Q, the policy, what waits for the next rewards as a trace, and how often each action was tried."""
        legal = self.body.mdp.legal
        return {**super().estimates(), Field.TRACE: self.recent.shown(legal.size).reshape(legal.shape)}


LEARNER = LearnerSpec(
    id="n-step-sarsa",
    title="n-step Sarsa",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=NStepSarsa,
    book="Section 7.2, equations 7.4 and 7.5",
    about="The mouse counts the rewards of its next few steps before it asks how good the move is that follows. "
    "So one success teaches several moves at once.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.TRACE, Field.VISITS),
    order=25,
)
