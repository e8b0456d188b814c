"""Sarsa(λ): action values with eligibility traces, the boxes of section 12.7."""

from typing import Any

from playground.compiled import inlined
from playground.learning.families.control import Mind, by_q
from playground.learning.families.tracing import ActionTraces, Settings, Tracing
from playground.learning.learner import Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse, rolled
from playground.learning.life.living import living
from playground.rl.sampler import Sampler
from playground.rl.sampling import U64, mixed
from playground.rl.step_sizes import step_size
from playground.rl.targets import row, td_target
from playground.rl.traces import COUNT, DUTCH, update_and_decay, visit

REWARD, CONTINUATION, EXPECTED = range(3)


@inlined
def _spread(before: Any, following: Any, ends: Any, mind: Mind, tail: ActionTraces, now: Any) -> Any:
    """q ← q + α δ z for the transition at index `before`, followed by an action of value `following`; returns δ.

    With dutch traces and the terms of section 12.5 it is true online Sarsa(λ).
    """
    q, paid = mind.q, tail.paid
    alpha = step_size(mind.visits[before], now, mind.stepping)
    error = td_target(paid[REWARD], paid[CONTINUATION], following) - q[before]
    moved_since = q[before] - paid[EXPECTED] if tail.kind == DUTCH and tail.traces.whole[COUNT] > 0 else 0.0
    visit(tail.traces, before, tail.kind, alpha)
    update_and_decay(tail.traces, q, alpha * (error + moved_since), 0.0 if ends else paid[CONTINUATION] * tail.lam)
    q[before] -= alpha * moved_since
    paid[EXPECTED] = following
    return error


@inlined
def _learn(mind: Mind, state: Any, at: Any, lived: Lived, mouse: Mouse, now: Any, sampler: Sampler) -> tuple[Mouse, Any]:
    """A transition is learned from when the next action has been taken."""
    tail, error = mind.own, 0.0
    if tail.held[0] >= 0:
        error = _spread(U64(tail.held[0]), mind.q[at], False, mind, tail, now)
    tail.held[0], tail.paid[REWARD], tail.paid[CONTINUATION] = at, lived.reward, lived.continuation
    if mouse.ended:
        # Nobody will act here. Where time ran out, the action that would have followed is drawn all the same.
        mouse = rolled(mouse)
        after = row(lived.successor, sampler)
        following = mind.q[after + by_q(mind, lived.successor, after, mixed(mouse.random), now, sampler)]
        error = _spread(at, following, True, mind, tail, now)
        tail.held[0] = -1
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
