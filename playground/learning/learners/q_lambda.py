"""Watkins's Q(λ): Q-learning with eligibility traces that end where the mouse does not act greedily, section 12.10."""

from playground.compiled import inlined
from playground.learning.families.control import Mind, by_q
from playground.learning.families.tracing import ActionTraces, Settings, Tracing
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.living import living
from playground.rl.kernel_types import State, StateAction
from playground.rl.sampler import Sampler
from playground.rl.sampling import largest
from playground.rl.step_sizes import step_size
from playground.rl.targets import q_learning_target, row
from playground.rl.traces import clear, update_and_decay, visit


@inlined
def _learn(
    mind: Mind[ActionTraces], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """q ← q + α δ z with δ = R + γ max_a Q(S', a) − Q(S, A); a step that was not greedy learns, but lets nothing older learn."""
    q, tail = mind.q, mind.own
    alpha = step_size(mind.visits[at], now, mind.stepping)
    if q[at] < largest(q, row(state, sampler), sampler.moves, sampler.actions):
        clear(tail.traces)
    error = q_learning_target(lived.reward, lived.continuation, q, row(lived.successor, sampler), sampler) - q[at]
    visit(tail.traces, at, tail.kind, alpha)
    update_and_decay(tail.traces, q, alpha * error, lived.continuation * tail.lam if mouse.ended == 0 else 0.0)
    return mouse, error


class QLambda(Tracing):
    """Learns the value of acting best; errors go back along the way as far as it was greedy. V is max_a Q."""

    live = living(by_q, _learn)

    def values(self, q: Array, policy: Array) -> Array:
        """[S]: V = max_a q(s, a)."""
        return self._q.best()


LEARNER = LearnerSpec(
    id="q-lambda",
    title="Watkins's Q(λ)",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=QLambda,
    book="Section 12.10",
    about="Like Q-learning, but with a glowing trail. A silly try cuts the trail off: what came before it is not to blame.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.TRACE, Field.VISITS),
    order=27,
    best=True,
)
