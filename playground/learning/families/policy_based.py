"""What every policy-based learner shares: preferences h, the policy softmax(h), and what is shown and saved of them."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.compiled import inlined
from playground.learning.families.apprentice import Apprentice
from playground.learning.learner import Array, Field
from playground.learning.life.experience import Experience
from playground.rl.gradients import softmax_score
from playground.rl.kernel_types import U64, StateAction, StateActionValues
from playground.rl.policies import softmax


@inlined
def renew_policy(first: StateAction, actions: int, h: StateActionValues, policy: StateActionValues) -> None:
    """π(·|s) from the preferences of one state (eq. 13.2); an action with preference −∞ has none. Changes the policy."""
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
def climb(at: StateAction, step: float, actions: int, h: StateActionValues, policy: StateActionValues) -> None:
    """h ← h + step · ∇ ln π(A|S) for the state and action of index `at`; changes h, not yet the policy."""
    first = at - at % U64(actions)
    for action in range(actions):
        place = first + U64(action)
        h[place] += step * softmax_score(policy[place], place == at)


class PolicyBased(Apprentice):
    """Learns what to do: a preference h for each state and action, and the policy softmax(h) that it follows."""

    def __init__(self, settings: Any, body: Experience) -> None:
        super().__init__(settings, body)
        self._h = np.zeros(body.mdp.legal.size)
        self._policy = np.zeros(body.mdp.legal.size)
        self._take(np.zeros(body.mdp.legal.shape))

    def _take(self, preferences: Array) -> None:
        legal = self.body.mdp.legal
        never = ~legal & legal.any(axis=1, keepdims=True)
        self._h[...] = np.where(never, -np.inf, np.where(legal, preferences, 0.0)).reshape(-1)
        self._policy[...] = softmax(preferences, legal).reshape(-1)

    def estimates(self) -> Mapping[Field, Array]:
        """The policy, its preferences (0 where an action is not legal), and how often each was tried."""
        shape = self.body.mdp.legal.shape
        preferences = np.where(self.body.mdp.legal, self._h.reshape(shape), 0.0)
        policy = self._policy.reshape(shape).copy()
        return {Field.POLICY: policy, Field.PREFERENCE: preferences, Field.VISITS: self.body.visits}

    def save(self) -> Mapping[str, Array]:
        """Preferences and policy, and the body."""
        shown = self.estimates()
        own = {"state-action/preference": shown[Field.PREFERENCE], "run/policy": shown[Field.POLICY]}
        return {**super().save(), **own}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        self._take(arrays["state-action/preference"])
        if "run/policy" in arrays:
            self._policy[...] = arrays["run/policy"].reshape(-1)


class Baseline(PolicyBased):
    """The same with values v [S] beside the preferences, against which returns are measured; `settings` has `initial`."""

    def __init__(self, settings: Any, body: Experience) -> None:
        super().__init__(settings, body)
        self._v: Array = np.where(body.mdp.terminal, 0.0, settings.initial)

    def estimates(self) -> Mapping[Field, Array]:
        """V, the policy, its preferences, and how often each was tried."""
        return {Field.V: self._v.copy(), **super().estimates()}

    def save(self) -> Mapping[str, Array]:
        """V, preferences and policy, and the body."""
        return {**super().save(), "state/v": self._v.copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        self._v[...] = arrays["state/v"]
