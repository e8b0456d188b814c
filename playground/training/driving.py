"""Who moves the agent: the policy of each driver, and the actions that are drawn from it."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from playground.learning.learner import Array, Field, Learner
from playground.learning.life.experience import Experience
from playground.rl.policies import epsilon_greedy, uniform
from playground.training.drivers import Driver
from playground.training.meter import greedy_of

FRESH = 1024
"""Entries of a policy that may be made anew for one step; on larger levels a driver looks at the estimates only now and then."""


class Driving:
    """The policies of all drivers for one learner with its body, and the dice of those that are not the learner itself.

    optimal: [S, A] float, the optimal policy; None until the level has been solved.
    """

    def __init__(self, learner: Learner, body: Experience, legal: Array, dice: np.random.Generator) -> None:
        self.optimal: Array | None = None
        self.dice = dice
        self._learner, self._body, self._legal = learner, body, legal
        self._policy: Array | None = None
        self._made = -1  # when the policy was made, counted in stretches of `_every` steps
        self._every = max(1, legal.size // FRESH)
        self._policies: Mapping[Driver, Callable[[], Array | None]] = {
            Driver.ME: lambda: None,
            Driver.LEARNER: lambda: own_policy(learner, legal),
            Driver.GREEDY: lambda: uniform(greedy_of(learner.estimates(), legal)),
            Driver.RANDOM: lambda: uniform(legal),
            Driver.OPTIMUM: lambda: self.optimal,
        }

    def policy(self, driver: Driver) -> Array | None:
        """[S, A] what a driver does by what is believed now; None for a person, and for the optimum until it is solved."""
        return self._policies[driver]()

    def look_again(self) -> None:
        """Makes the driver look at the estimates before its next step: something changed that its policy depends on."""
        self._policy = None

    def steady_policy(self, driver: Driver, keep: bool) -> Array | None:
        """[S, A] the policy that drives now. It stays where it is to be kept; else it is made anew every so many steps."""
        made = self._body.steps // self._every
        if self._policy is None or (not keep and made != self._made):
            self._policy, self._made = self._policies[driver](), made
        return self._policy

    def drawn_action(self, driver: Driver) -> int:
        """An action of the driver's policy for the state that the agent is in."""
        policy = self.steady_policy(driver, keep=False)
        self._body.accepts(0)  # an episode that has ended begins anew, so that the action is drawn for where it will be taken
        row = self._legal[self._body.state] if policy is None else policy[self._body.state]
        return int(self.dice.choice(len(row), p=row / row.sum()))

    def save(self) -> tuple[dict[str, Any], dict[str, Array]]:
        """All that it depends on: what JSON can say, and arrays."""
        arrays = {} if self._policy is None else {"policy": self._policy.copy()}
        return {"dice": self.dice.bit_generator.state, "made": self._made}, arrays

    def load(self, state: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
        """Goes on exactly where `save` was called."""
        self._made = int(state["made"])
        self.dice.bit_generator.state = state["dice"]
        self._policy = arrays.get("policy")


def own_policy(learner: Learner, legal: Array) -> Array:
    """[S, A] a learner's behaviour without learning: the policy that it shows, else ε-greedy by its action values."""
    estimates = learner.estimates()
    if Field.POLICY in estimates:
        return estimates[Field.POLICY]
    if Field.Q in estimates:
        return epsilon_greedy(estimates[Field.Q], legal, getattr(learner.settings, "epsilon", 0.0))
    return uniform(legal)
