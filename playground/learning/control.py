"""What every learner of action values shares: Q, the ε-greedy policy that it follows, and what is shown and saved of them."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from playground.compiled import inlined
from playground.learning.action_values import ActionValues
from playground.learning.experience import Experience
from playground.learning.learner import Array, Field, Progress
from playground.rl.sampler import Sampler
from playground.rl.sampling import U64, WHOLE, epsilon_greedy


class Mind(NamedTuple):
    """What the kernel of a learner of action values keeps: q [S × A], α, ε, ε · 2³², and what is the learner's own."""

    q: Any
    alpha: Any
    epsilon: Any
    threshold: Any
    own: Any = ()


@inlined
def by_q(mind: Any, state: Any, first: Any, bits: Any, now: Any, sampler: Sampler) -> Any:
    """An ε-greedy action by the mind's q."""
    return epsilon_greedy(mind.q, state, first, sampler, mind.threshold, bits)


class Control:
    """Action values learned from a body that behaves ε-greedily by them; `settings` has `alpha`, `epsilon` and `initial`.

    live: the kernel (see `living`); own: what its mind keeps beside q and the settings.
    """

    live: Callable[..., tuple[int, float]]
    own: Any = ()

    def __init__(self, settings: Any, body: Experience) -> None:
        self.settings = settings
        self.body = body
        self.sampler = body.sampler
        self._q = ActionValues(body.mdp.legal, settings.initial)

    def values(self) -> Array:
        """[S]: V = Σ_a π(a|s) q(s, a) of the ε-greedy policy; a learner of something else says so."""
        return self._q.expected(self.settings.epsilon)

    def mind(self) -> Mind:
        """What the kernel keeps, with the settings of now."""
        told = self.settings
        return Mind(self._q.flat, told.alpha, told.epsilon, U64(told.epsilon * WHOLE), self.own)

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Lives n transitions and learns from each."""
        live, mind, body = type(self).live, self.mind(), self.body
        lived, error = body.live(n, action, lambda left, forced: live(left, forced, mind, self.sampler, body.body))
        return Progress(body.steps, body.episodes, lived, abs(error), False)

    def estimates(self) -> Mapping[Field, Array]:
        """V, Q, the ε-greedy policy π that it follows, and how often each was tried."""
        return {
            Field.V: self.values(),
            Field.Q: self._q.shown(),
            Field.POLICY: self._q.policy(self.settings.epsilon),
            Field.VISITS: self.body.visits,
        }

    def save(self) -> Mapping[str, Array]:
        """Q and the body."""
        return {**self.body.save(), "state-action/q": self._q.shown()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        self.body.load(arrays)
        self._q.load(arrays["state-action/q"])
