"""REINFORCE: Monte Carlo policy gradient with a preference per state and action, the box of section 13.3."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning.apprentice import Apprentice
from playground.learning.body import Lived, Mouse
from playground.learning.experience import Experience
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.living import living
from playground.learning.trajectory import LENGTH, Path, Trajectory, remembered
from playground.rl.gradients import softmax_score
from playground.rl.policies import softmax
from playground.rl.returns import return_before
from playground.rl.sampler import Sampler
from playground.rl.sampling import U64, drawn
from playground.settings import dial


@dataclass(frozen=True)
class Settings:
    """The dials of REINFORCE."""

    alpha: float = dial(
        0.003,
        1e-5,
        1.0,
        symbol="α",
        plain="learning rate",
        log=True,
        help="How far one episode moves what the mouse likes to do.",
    )


class Mind(NamedTuple):
    """What the kernel keeps: the preferences h and the policy, both [S × A], α, and the episode so far."""

    h: Any
    policy: Any
    alpha: Any
    path: Path


@inlined
def _softmax_row(first: Any, actions: Any, h: Array, policy: Array) -> None:
    """π(·|s) from the preferences of one state (eq. 13.2), in place; an action with preference −∞ has none."""
    highest, total = -np.inf, 0.0
    for action in range(actions):
        highest = max(highest, h[first + U64(action)])
    for action in range(actions):
        weight = np.exp(h[first + U64(action)] - highest)
        policy[first + U64(action)] = weight
        total += weight
    for action in range(actions):
        policy[first + U64(action)] /= total


@inlined
def _learned(h: Array, policy: Array, alpha: Any, step: Any, sampler: Sampler, path: Path) -> None:
    """h ← h + α γ^t G_t ∇ ln π(A_t|S_t) for every t of the episode, with the π that played it; changes h, then π."""
    length, actions = path.whole[LENGTH], sampler.actions
    power = sampler.discount ** (step - 1)
    following = 0.0
    for back in range(length):
        at = U64(path.taken[length - 1 - back])
        following = return_before(path.paid[length - 1 - back], sampler.discount, following)
        first = at - at % U64(actions)
        for action in range(actions):
            place = first + U64(action)
            h[place] += alpha * power * following * softmax_score(policy[place], place == at)
        power = sampler.discount ** (step - 2 - back)
    for back in range(length):
        at = U64(path.taken[back])
        _softmax_row(at - at % U64(actions), actions, h, policy)
    path.whole[LENGTH] = 0


@inlined
def _choose(mind: Mind, state: Any, first: Any, bits: Any, now: Any, sampler: Sampler) -> Any:
    """An action of the policy."""
    return drawn(mind.policy, first, sampler.actions, bits)


@inlined
def _learn(mind: Mind, state: Any, at: Any, lived: Lived, mouse: Mouse, now: Any, sampler: Sampler) -> tuple[Mouse, Any]:
    """After each episode the preferences move, and with them the policy."""
    full = remembered(at, lived.reward, mind.path)
    if full or mouse.ended:
        _learned(mind.h, mind.policy, mind.alpha, mouse.step, sampler, mind.path)
    return mouse, 0.0


class Reinforce(Apprentice):
    """Learns what to do without learning what anything is worth: preferences h, policy softmax(h). It has no V and no Q.

    Where time runs out the return is that of the rewards so far; there is nothing to complete it with.
    """

    live = living(_choose, _learn)

    def __init__(self, settings: Settings, body: Experience) -> None:
        super().__init__(settings, body)
        self._h = np.zeros(body.mdp.legal.size)
        self._policy = np.zeros(body.mdp.legal.size)
        self._trajectory = Trajectory(body.mdp.time_limit)
        self._take(np.zeros(body.mdp.legal.shape))

    def _take(self, preferences: Array) -> None:
        legal = self.body.mdp.legal
        never = ~legal & legal.any(axis=1, keepdims=True)
        self._h[...] = np.where(never, -np.inf, np.where(legal, preferences, 0.0)).reshape(-1)
        self._policy[...] = softmax(preferences, legal).reshape(-1)

    def mind(self) -> Mind:
        """What the kernel keeps."""
        return Mind(self._h, self._policy, self.settings.alpha, self._trajectory.path)

    def forget(self) -> None:
        """The beginning of the episode is not learned from: what followed was not all seen."""
        self._trajectory.drop()

    def estimates(self) -> Mapping[Field, Array]:
        """The policy, its preferences (0 where an action is not legal), and how often each was tried."""
        shape = self.body.mdp.legal.shape
        preferences = np.where(self.body.mdp.legal, self._h.reshape(shape), 0.0)
        policy = self._policy.reshape(shape).copy()
        return {Field.POLICY: policy, Field.PREFERENCE: preferences, Field.VISITS: self.body.visits}

    def save(self) -> Mapping[str, Array]:
        """Preferences and policy, the episode so far, and the body."""
        shown = self.estimates()
        own = {"state-action/preference": shown[Field.PREFERENCE], "run/policy": shown[Field.POLICY]}
        return {**super().save(), **own, **self._trajectory.save()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        self._take(arrays["state-action/preference"])
        if "run/policy" in arrays:
            self._policy[...] = arrays["run/policy"].reshape(-1)
        self._trajectory.load(arrays)


LEARNER = LearnerSpec(
    id="reinforce",
    title="REINFORCE",
    family="Policy-based",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: Reinforce(settings, body),
    book="Section 13.3, equation 13.8",
    about="The mouse keeps no values at all, only how much it likes each move. After a good episode it likes what it did "
    "a little more, after a bad one a little less.",
    fields=(Field.POLICY, Field.PREFERENCE, Field.VISITS),
    order=30,
)
