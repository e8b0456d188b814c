"""Q-learning: off-policy temporal-difference control, the box of section 6.5."""

from playground.compiled import inlined
from playground.learning.families.control import Control, Mind, Settings, by_q, update_q
from playground.learning.learner import Array, Bootstrap, Field, LearnerSpec, Source
from playground.learning.life.abreast import abreast
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.living import living
from playground.rl.kernel_types import State, StateAction
from playground.rl.sampler import Sampler
from playground.rl.targets import q_learning_target, row


@inlined
def _learn(
    mind: Mind[tuple[()]], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Q(S, A) ← Q(S, A) + α [R + γ max_a Q(S', a) − Q(S, A)]."""
    q = mind.q
    error = q_learning_target(lived.reward, lived.continuation, q, row(lived.successor, sampler), sampler) - q[at]
    update_q(mind, at, error, now)
    return mouse, error


class QLearning(Control):
    """Learns the value of acting best while it behaves ε-greedily. V is max_a Q."""

    live, four = living(by_q, _learn), abreast(by_q, _learn)
    quick = True

    def values(self, q: Array, policy: Array) -> Array:
        """[S]: V = max_a q(s, a)."""
        return self._q.best()


LEARNER = LearnerSpec(
    id="q-learning",
    title="Q-learning",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=QLearning,
    book="Section 6.5, equation 6.8",
    about="After each step the mouse asks: what did I get, and how good is the best I can do from here? "
    "It learns the best way even while it still tries silly things.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=20,
    best=True,
    bootstrap=Bootstrap.MAX,
)
