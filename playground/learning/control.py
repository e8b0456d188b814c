"""What every learner of action values shares: Q, the ε-greedy policy that it follows, and what is shown and saved of them."""

from collections.abc import Mapping
from typing import Any

from playground.learning.action_values import ActionValues
from playground.learning.experience import Experience, LearningKernel
from playground.learning.learner import Array, Field, Progress


class Control:
    """Action values learned from a body that behaves ε-greedily by them; `settings` has `initial` and `epsilon`."""

    def __init__(self, settings: Any, body: Experience) -> None:
        self.settings = settings
        self.body = body
        self._q = ActionValues(body.mdp.legal, settings.initial)

    def values(self) -> Array:
        """[S]: V = Σ_a π(a|s) q(s, a) of the ε-greedy policy; a learner of something else says so."""
        return self._q.expected(self.settings.epsilon)

    def lived(self, n: int, action: int | None, learn: LearningKernel) -> Progress:
        """Lets a kernel live n transitions and learn from them."""
        lived, error = self.body.live(n, action, learn)
        return Progress(self.body.steps, self.body.episodes, lived, abs(error), False)

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
