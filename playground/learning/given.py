"""The policy that is judged, for learners that do not choose one themselves."""

from collections.abc import Mapping

import numpy as np

from playground.learning.learner import Array, JudgedPolicy
from playground.rl.optimum import solve_optimum
from playground.rl.policies import uniform
from playground.world.mdp import TabularMDP


class GivenPolicy:
    """policy [S, A]: by its name, or as it was given."""

    def __init__(self, mdp: TabularMDP, name: str) -> None:
        self.mdp = mdp
        self._name: str = name
        self._given: Array = uniform(mdp.legal)
        self.policy = self._made()

    def _made(self) -> Array:
        if self._name == JudgedPolicy.OPTIMAL:
            return uniform(solve_optimum(self.mdp).optimal & self.mdp.legal)
        return self._given if self._name == JudgedPolicy.GIVEN else uniform(self.mdp.legal)

    def named(self, name: str) -> bool:
        """Makes it the policy of this name; returns whether that is another one than before."""
        if name == self._name:
            return False
        self._name = name
        self.policy = self._made()
        return True

    def take(self, policy: Array) -> None:
        """Makes a policy [S, A] the one that is given, and judged; ValueError where it does not fit this level."""
        legal = self.mdp.legal
        if policy.shape != legal.shape:
            raise ValueError(f"the policy is of shape {policy.shape}, expected {legal.shape}: states and actions of this level")
        chances = np.asarray(policy, np.float64)
        fits = np.isclose(chances.sum(axis=1), legal.any(axis=1)) & ((chances >= 0.0) & (legal | (chances == 0.0))).all(axis=1)
        if not fits.all():
            (row, col), row_chances = self.mdp.states[int(np.flatnonzero(~fits)[0])].cell, chances[~fits][0].tolist()
            raise ValueError(
                f"the policy in row {row}, column {col} is {row_chances}, expected chances of legal actions that sum to 1"
            )
        self._name, self._given = JudgedPolicy.GIVEN, chances.copy()
        self.policy = self._given

    def save(self) -> dict[str, Array]:
        """The policy that was given, and the one in use; for a run on this level only."""
        given = {"state-action/given": self._given.copy()}
        return {**given, "run/policy": self.policy.copy(), "run/policy-name": np.array(self._name)}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; in another level a policy that was given throws dice where it is not known."""
        if "run/policy" in arrays:
            self._given, self.policy = np.array(arrays["state-action/given"]), np.array(arrays["run/policy"])
            self._name = str(arrays.get("run/policy-name", self._name))
            return
        given = np.where(self.mdp.legal, arrays.get("state-action/given", self._given), 0.0)
        sums = given.sum(axis=1, keepdims=True)
        self._given = np.where(sums > 0.0, given / np.where(sums > 0.0, sums, 1.0), uniform(self.mdp.legal))
        self.policy = self._made()
