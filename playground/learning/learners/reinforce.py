"""REINFORCE: Monte Carlo policy gradient with a preference per state and action, the box of section 13.3."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.compiled import inlined, kernel
from playground.learning.body import KEPT, LOG, Body, asleep, awake, logged, noted, outcome, placed, rolled
from playground.learning.experience import Experience
from playground.learning.learner import Array, Field, LearnerSpec, Progress, Source
from playground.learning.trajectory import LENGTH, Path, Trajectory, kept, remembered
from playground.rl.gradients import softmax_score
from playground.rl.policies import softmax
from playground.rl.returns import return_before
from playground.rl.sampler import Sampler
from playground.rl.sampling import U64, drawn, mixed
from playground.rl.targets import row
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


@kernel
def _learn(
    n: int, forced: int, h: Array, policy: Array, alpha: float, path: Path, sampler: Sampler, body: Body
) -> tuple[int, float]:
    """Lives n transitions by π; after each episode the preferences move. Changes h, policy, path and body."""
    mouse, done = awake(body), n
    for number in range(n):
        mouse = rolled(placed(mouse, sampler))
        state = mouse.state
        first = row(state, sampler)
        if forced >= 0:
            action = U64(forced)
        else:
            action = drawn(policy, first, sampler.actions, mixed(mouse.random))
        at = first + action
        mouse, lived = outcome(mouse, at, sampler)
        full = remembered(at, lived.reward, path)
        if full or mouse.ended:
            _learned(h, policy, alpha, mouse.step, sampler, path)
        noted(mouse, state, action, at, lived, number, number >= n - KEPT, body)
        if mouse.ended:
            mouse = logged(mouse, body)
            if mouse.logged == LOG:
                done = number + 1
                break
    asleep(mouse, done, body)
    kept(path, body)
    return done, 0.0


class Reinforce:
    """Learns what to do without learning what anything is worth: preferences h, policy softmax(h). It has no V and no Q.

    Where time runs out the return is that of the rewards so far; there is nothing to complete it with.
    """

    def __init__(self, settings: Settings, body: Experience) -> None:
        self.settings = settings
        self.body = body
        self._h = np.zeros(body.mdp.legal.size)
        self._policy = np.zeros(body.mdp.legal.size)
        self._trajectory = Trajectory(body.mdp.time_limit)
        self._take(np.zeros(body.mdp.legal.shape))

    def _take(self, preferences: Array) -> None:
        legal = self.body.mdp.legal
        never = ~legal & legal.any(axis=1, keepdims=True)
        self._h[...] = np.where(never, -np.inf, np.where(legal, preferences, 0.0)).reshape(-1)
        self._policy[...] = softmax(preferences, legal).reshape(-1)

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Lives n transitions and learns at the end of each episode."""
        told, body, trajectory = self.settings, self.body, self._trajectory
        if trajectory.broken(body):
            trajectory.drop()
        lived, _ = body.live(
            n,
            action,
            lambda left, forced: _learn(
                left, forced, self._h, self._policy, told.alpha, trajectory.path, body.any_sampler, body.body
            ),
        )
        return Progress(body.steps, body.episodes, lived, 0.0, False)

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
        return {**self.body.save(), **own, **self._trajectory.save()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        self.body.load(arrays)
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
