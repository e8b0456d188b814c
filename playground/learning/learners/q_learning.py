"""Q-learning: off-policy temporal-difference control, the box of section 6.5."""

from dataclasses import dataclass

from playground.compiled import kernel
from playground.learning import dials
from playground.learning.body import KEPT, LOG, Body, asleep, awake, logged, noted, outcome, placed, rolled
from playground.learning.control import Control
from playground.learning.learner import Array, Field, LearnerSpec, Progress, Source
from playground.rl.sampler import Sampler
from playground.rl.sampling import U64, WHOLE, epsilon_greedy, mixed
from playground.rl.targets import q_learning_target, row


@dataclass(frozen=True)
class Settings:
    """The dials of Q-learning."""

    alpha: float = dials.alpha()
    epsilon: float = dials.epsilon()
    initial: float = dials.initial_q()


@kernel
def _learn(n: int, forced: int, q: Array, alpha: float, epsilon: float, sampler: Sampler, body: Body) -> tuple[int, float]:
    """Q(S, A) ← Q(S, A) + α [R + γ max_a Q(S', a) − Q(S, A)], n transitions long; changes q and body."""
    threshold = U64(epsilon * WHOLE)
    mouse, done, error = awake(body), n, 0.0
    for number in range(n):
        mouse = rolled(placed(mouse, sampler))
        state = mouse.state
        first = row(state, sampler)
        if forced >= 0:
            action = U64(forced)
        else:
            action = epsilon_greedy(q, state, first, sampler, threshold, mixed(mouse.random))
        at = first + action
        mouse, lived = outcome(mouse, at, sampler)
        error = q_learning_target(lived.reward, lived.continuation, q, row(lived.successor, sampler), sampler) - q[at]
        q[at] += alpha * error
        noted(mouse, state, action, at, lived, number, number >= n - KEPT, body)
        if mouse.ended:
            mouse = logged(mouse, body)
            if mouse.logged == LOG:
                done = number + 1
                break
    asleep(mouse, done, body)
    return done, error


class QLearning(Control):
    """Learns the value of acting best while it behaves ε-greedily. V is max_a Q."""

    def values(self) -> Array:
        """[S]: V = max_a q(s, a)."""
        return self._q.best()

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Lives n transitions and learns from each."""
        told, q, body = self.settings, self._q.flat, self.body
        return self.lived(
            n, action, lambda left, forced: _learn(left, forced, q, told.alpha, told.epsilon, body.sampler, body.body)
        )


LEARNER = LearnerSpec(
    id="q-learning",
    title="Q-learning",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: QLearning(settings, body),
    book="Section 6.5, equation 6.8",
    about="After each step the mouse asks: what did I get, and how good is the best I can do from here? "
    "It learns the best way even while it still tries silly things.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=20,
)
