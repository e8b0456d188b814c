"""Expected Sarsa: the box of section 6.4 with the mean over what could be done next (section 6.6)."""

from dataclasses import dataclass

from playground.compiled import kernel
from playground.learning import dials
from playground.learning.body import KEPT, LOG, Body, asleep, awake, logged, noted, outcome, placed, rolled
from playground.learning.control import Control
from playground.learning.learner import Array, Field, LearnerSpec, Progress, Source
from playground.rl.sampler import Sampler
from playground.rl.sampling import U64, WHOLE, epsilon_greedy, mixed
from playground.rl.targets import expected_sarsa_target, row


@dataclass(frozen=True)
class Settings:
    """The dials of Expected Sarsa."""

    alpha: float = dials.alpha()
    epsilon: float = dials.epsilon()
    initial: float = dials.initial_q()


@kernel
def _learn(n: int, forced: int, q: Array, alpha: float, epsilon: float, sampler: Sampler, body: Body) -> tuple[int, float]:
    """Q(S, A) ← Q(S, A) + α [R + γ Σ_a π(a|S') Q(S', a) − Q(S, A)], n transitions long; changes q and body."""
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
        following = row(lived.successor, sampler)
        target = expected_sarsa_target(lived.reward, lived.continuation, q, lived.successor, following, epsilon, sampler)
        error = target - q[at]
        q[at] += alpha * error
        noted(mouse, state, action, at, lived, number, number >= n - KEPT, body)
        if mouse.ended:
            mouse = logged(mouse, body)
            if mouse.logged == LOG:
                done = number + 1
                break
    asleep(mouse, done, body)
    return done, error


class ExpectedSarsa(Control):
    """Learns the value of its ε-greedy behaviour without the luck of the next draw. V is the mean of Q over that policy."""

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Lives n transitions and learns from each."""
        told, q, body = self.settings, self._q.flat, self.body
        return self.lived(
            n, action, lambda left, forced: _learn(left, forced, q, told.alpha, told.epsilon, body.sampler, body.body)
        )


LEARNER = LearnerSpec(
    id="expected-sarsa",
    title="Expected Sarsa",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: ExpectedSarsa(settings, body),
    book="Section 6.6, equation 6.9",
    about="Like Sarsa, but instead of waiting to see what it does next, the mouse counts with all it might do, "
    "each by its chance. That makes it calmer.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=22,
)
