"""Sarsa(λ): action values with eligibility traces, the boxes of section 12.7."""

from playground.compiled import inlined
from playground.learning.families.control import Mind, by_q, value_of_next
from playground.learning.families.tracing import EXPECTED, ActionTraces, Settings, Tracing
from playground.learning.learner import Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.living import living
from playground.learning.memory.pending import CONTINUATION, REWARD, hold, release, waits
from playground.rl.kernel_types import U64, State, StateAction
from playground.rl.sampler import Sampler
from playground.rl.step_sizes import step_size
from playground.rl.targets import td_target
from playground.rl.traces import COUNT, DUTCH, update_and_decay, visit


@inlined
def _update_along_trace(before: StateAction, following: float, ends: bool, mind: Mind[ActionTraces], now: int) -> float:
    """q ← q + α δ z for the transition at index `before`, followed by an action of value `following`; returns δ.

    With dutch traces and the terms of section 12.5 it is true online Sarsa(λ).
    """
    q, tail = mind.q, mind.own
    paid = tail.pending.paid
    alpha = step_size(mind.visits[before], now, mind.stepping)
    error: float = td_target(paid[REWARD], paid[CONTINUATION], following) - q[before]
    moved_since = q[before] - paid[EXPECTED] if tail.kind == DUTCH and tail.traces.whole[COUNT] > 0 else 0.0
    visit(tail.traces, before, tail.kind, alpha)
    update_and_decay(tail.traces, q, alpha * (error + moved_since), 0.0 if ends else paid[CONTINUATION] * tail.lam)
    q[before] -= alpha * moved_since
    paid[EXPECTED] = following
    return error


@inlined
def _learn(
    mind: Mind[ActionTraces], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """A transition is learned from when the next action has been taken."""
    pending, error = mind.own.pending, 0.0
    if waits(pending):
        error = _update_along_trace(U64(pending.held[0]), mind.q[at], False, mind, now)
    hold(pending, at, lived)
    if mouse.ended:
        mouse, following = value_of_next(mind, lived, mouse, now, sampler)
        error = _update_along_trace(at, following, True, mind, now)
        release(pending)
    return mouse, error


class SarsaLambda(Tracing):
    """Learns the value of behaving as it does; each error also goes back along the way, fading by γλ a step."""

    live = living(by_q, _learn)


LEARNER = LearnerSpec(
    id="sarsa-lambda",
    title="Sarsa(λ)",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=SarsaLambda,
    book="Section 12.7",
    about="Like Sarsa, but the mouse leaves a glowing trail. Every surprise teaches all moves on the trail, the freshest most.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.TRACE, Field.VISITS),
    order=26,
)
