"""What every learner of action values shares: Q, the policy that it follows by it, and what is shown and saved of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families.action_values import ActionValues
from playground.learning.families.apprentice import Apprentice
from playground.learning.learner import Array, Field
from playground.learning.life.abreast import FourLives
from playground.learning.life.body import Lived, Mouse, rolled
from playground.learning.life.experience import Experience
from playground.rl import exploration, step_sizes
from playground.rl.exploration import Exploration, Exploring
from playground.rl.kernel_types import Action, Bits, Counts, State, StateAction, StateActionValues
from playground.rl.sampler import Sampler
from playground.rl.sampling import MASKED
from playground.rl.splitmix import mixed
from playground.rl.step_sizes import Stepping, StepSize
from playground.rl.targets import row

Own = TypeVar("Own")


@dataclass(frozen=True)
class Settings:
    """The dials that every learner of action values has."""

    alpha: float = dials.alpha()
    step_size: str = dials.step_size()
    explore: str = dials.explore()
    epsilon: float = dials.epsilon()
    fade: int = dials.fade()
    temperature: float = dials.temperature()
    confidence: float = dials.confidence()
    initial: float = dials.initial_q()
    spread: float = dials.spread()


class Mind(NamedTuple, Generic[Own]):
    """What the kernel of a learner of action values keeps: q and visits [S × A], its ways, and what is the learner's own."""

    q: StateActionValues
    visits: Counts
    stepping: Stepping
    exploring: Exploring
    own: Own


@inlined
def by_q(mind: Mind[Any], state: State, first: StateAction, bits: Bits, now: int, sampler: Sampler) -> Action:
    """An action by the mind's q and its way to try things."""
    return exploration.tried(mind.q, mind.visits, state, first, bits, now, mind.exploring, sampler)


@inlined
def update_q(mind: Mind[Any], at: StateAction, error: float, now: int) -> None:
    """q(s, a) ← q(s, a) + α · error, at index `at`; changes q."""
    mind.q[at] += step_sizes.step_size(mind.visits[at], now, mind.stepping) * error


@inlined
def value_of_next(mind: Mind[Any], lived: Lived, mouse: Mouse, now: int, sampler: Sampler) -> tuple[Mouse, float]:
    """(the mouse with its generator moved on, q(S', A')) for the A' that would have followed where an episode is over.

    Nobody will act there; where time ran out the action is drawn all the same.
    """
    mouse = rolled(mouse)
    first = row(lived.successor, sampler)
    return mouse, mind.q[first + by_q(mind, lived.successor, first, mixed(mouse.random), now, sampler)]


class Control(Apprentice):
    """Action values learned from a body that behaves by them; its settings are `Settings`, or more.

    own: what its mind keeps beside q and the settings. quick: whether kernels are made for each number of outcomes too: that pays
    for learners that do little in a step. steady: the step size for which, with ε as it is, its quicker kernels are made.
    four: a kernel of four lives, see `abreast`; None where it has none.
    """

    own: Any = ()
    quick = False
    four: FourLives | None = None
    steady = StepSize.CONSTANT

    def __init__(self, settings: Any, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body)
        self._q = ActionValues(body.mdp.legal, settings.initial)
        if settings.spread > 0.0:
            dice = np.random.default_rng([seed, 2])
            self._q.load(self._q.shown() + dice.uniform(-settings.spread, settings.spread, body.mdp.legal.shape))

    def values(self, q: Array, policy: Array) -> Array:
        """[S]: V = Σ_a π(a|s) q(s, a) of the policy [S, A] that it follows; a learner of something else says so."""
        values: Array = (policy * q).sum(axis=1)
        return values

    @property
    def _plain(self) -> bool:
        """Whether there is a kernel made for just these ways and for this number of actions."""
        settings, special = self.settings, len(self.body.sampler.moves) > 0
        return special and (settings.step_size, settings.explore) == (self.steady, Exploration.EPSILON_GREEDY)

    @property
    def world(self) -> Sampler:
        """What the kernel draws from."""
        if not self._plain:
            return self.body.any_sampler
        return self.body.sampler if self.quick else self.body.any_outcomes

    def mind(self) -> Mind[Any]:
        """What the kernel keeps, with the settings of now."""
        settings = self.settings
        steps = step_sizes.stepping(settings.step_size, settings.alpha, settings.fade)
        ways = exploration.exploring(settings.explore, settings.epsilon, settings.fade, settings.temperature, settings.confidence)
        if self._plain:
            ways = ways._replace(plain=(0,))
            steps = steps._replace(plain=(0,)) if self.steady == StepSize.CONSTANT else steps
        return Mind(self._q.flat, self.body.body.visits, steps, ways, self.own)

    @property
    def goes_abreast(self) -> bool:
        """Whether its kernel of four lives is made for its ways and for the moves of its level."""
        return type(self).four is not None and self._plain and len(self.body.sampler.moves) == MASKED

    def mind_abreast(self) -> Mind[Any]:
        """What its kernel of four lives keeps: it chooses without a branch, since each that is guessed wrong stops all four."""
        mind = self.mind()
        return mind._replace(exploring=mind.exploring._replace(plain=(0, 0)))

    def estimates(self) -> Mapping[Field, Array]:
        """V, Q, the policy π that it follows, and how often each action was tried."""
        q, visits, exploring = self._q.shown(), self.body.visits, self.mind().exploring
        policy = exploration.behaviour(q, self.body.mdp.legal, visits, self.body.steps, exploring)
        return {Field.V: self.values(q, policy), Field.Q: q, Field.POLICY: policy, Field.VISITS: visits}

    def believe(self, q: Array) -> None:
        """Holds these action values [S, A] from now on."""
        self._q.load(q)

    def save(self) -> Mapping[str, Array]:
        """Q and the body."""
        return {**super().save(), "state-action/q": self._q.shown()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        self._q.load(arrays["state-action/q"])
