"""What every learner of state values shares: V, the policy that it follows and judges, and what is shown and saved of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families.apprentice import Apprentice
from playground.learning.given import GivenPolicy
from playground.learning.learner import Array, Field, JudgedPolicy
from playground.learning.life.experience import Experience
from playground.rl import step_sizes
from playground.rl.kernel_types import Counts, State, StateActionValues, StateValues
from playground.rl.sampler import Sampler
from playground.rl.step_sizes import Stepping, StepSize

Own = TypeVar("Own")


@dataclass(frozen=True)
class Settings:
    """The dials that every learner of state values has."""

    policy: str = dials.policy()
    alpha: float = dials.alpha()
    step_size: str = dials.step_size()
    fade: int = dials.fade()
    initial: float = dials.initial_v()


class Mind(NamedTuple, Generic[Own]):
    """What the kernel of a learner of state values keeps: v and counts [S], policy [S × A], its way, and what is its own.

    counts: [S] int64, from how many targets the value of a state was learned.
    """

    v: StateValues
    counts: Counts
    policy: StateActionValues
    stepping: Stepping
    own: Own


@inlined
def update_v(mind: Mind[Any], state: State, error: float, now: int) -> None:
    """v(s) ← v(s) + α · error; changes v and counts."""
    mind.v[state] += step_sizes.step_size(mind.counts[state], now, mind.stepping) * error
    mind.counts[state] += 1


class Prediction(Apprentice):
    """State values of a given policy, learned while following it; its settings are `Settings`, or more.

    Where someone else drives, it learns the value of what is really done. own: what its mind keeps beside v and the settings.
    quick: whether kernels are made for a constant step size and for each number of outcomes: that pays for learners that
    do little in a step.
    """

    own: Any = ()
    quick = False

    def __init__(self, settings: Any, body: Experience) -> None:
        super().__init__(settings, body)
        self.given = GivenPolicy(body.mdp, settings.policy)
        self._v: Array = np.where(body.mdp.terminal, 0.0, settings.initial)
        self._counts = np.zeros(len(self._v), np.int64)

    def judge(self, policy: Array) -> None:
        """Follows and judges this policy [S, A] from now on."""
        self.given.take(policy)
        self.forget()
        self.settings = replace(self.settings, policy=JudgedPolicy.GIVEN.value)

    @property
    def _plain(self) -> bool:
        """Whether there is a kernel made for just this way and for this kind of table."""
        return self.quick and len(self.body.sampler.moves) > 0 and self.settings.step_size == StepSize.CONSTANT

    @property
    def world(self) -> Sampler:
        """What the kernel draws from."""
        return self.body.sampler if self._plain else self.body.any_sampler

    def mind(self) -> Mind[Any]:
        """What the kernel keeps, with the settings of now."""
        settings = self.settings
        if self.given.named(settings.policy):
            self.forget()
        steps = step_sizes.stepping(settings.step_size, settings.alpha, settings.fade)
        steps = steps._replace(plain=(0,)) if self._plain else steps
        return Mind(self._v, self._counts, self.given.policy.reshape(-1), steps, self.own)

    def estimates(self) -> Mapping[Field, Array]:
        """V, the policy that is judged, and how often each action was tried."""
        return {Field.V: self._v.copy(), Field.POLICY: self.given.policy.copy(), Field.VISITS: self.body.visits}

    def save(self) -> Mapping[str, Array]:
        """V, of how many targets, the policy and the body."""
        own = {"state/v": self._v.copy(), "state/counts": self._counts.copy(), **self.given.save()}
        return {**super().save(), **own}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        self.given.load(arrays)
        self._v[...], self._counts[...] = arrays["state/v"], arrays["state/counts"]
