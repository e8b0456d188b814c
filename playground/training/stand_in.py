"""The agent before the kernels are ready: a person can drive it through the table from the first moment on."""

import random
from collections import Counter, deque

import numpy as np

from playground.training.drivers import Driver
from playground.training.snapshot import Agent, Transition
from playground.world.mdp import State, TabularMDP

KEPT = 256
"""How many of the last transitions are kept."""


class StandIn:
    """A body in plain Python that samples the same table. It has its own dice, so that acting early changes nothing in a run.

    steps: transitions lived in all. visits: how often each action (by name) was taken in each state. returns, lengths: of
    ended episodes.
    """

    def __init__(self, mdp: TabularMDP, seed: int) -> None:
        self._dice = random.Random(seed)
        self._last: deque[Transition] = deque(maxlen=KEPT)
        self.steps = 0
        self.visits: Counter[tuple[State, str]] = Counter()
        self.returns: list[float] = []
        self.lengths: list[int] = []
        self.mdp = mdp
        self.restart()

    def restart(self) -> None:
        """Begins a new episode from a start."""
        (starts,) = np.nonzero(self.mdp.start)
        self.state = self._dice.choices(starts.tolist(), weights=self.mdp.start[starts].tolist())[0]
        self.step, self.episode_return, self.discounted_return, self.ended = 0, 0.0, 0.0, False

    def act(self, action: int, driver: Driver) -> None:
        """Makes one transition; an episode that has ended begins anew first. An action that is not legal here does nothing."""
        if self.ended:
            self.restart()
        if not self.mdp.legal[self.state, action]:
            return
        chances = self.mdp.probability[self.state, action]
        outcome = self._dice.choices(range(len(chances)), weights=chances.tolist())[0]
        reward = float(self.mdp.reward[self.state, action, outcome]) + self._noise(action, outcome)
        successor = int(self.mdp.successor[self.state, action, outcome])
        terminated = bool(self.mdp.ends[self.state, action, outcome])
        self.discounted_return += self.mdp.discount**self.step * reward
        self.step += 1
        truncated = not terminated and 0 < self.mdp.time_limit <= self.step
        self.episode_return += reward
        self._last.append(Transition(self.state, action, reward, successor, terminated, truncated, driver))
        self.visits[self.mdp.states[self.state], self.mdp.actions[action]] += 1
        self.state, self.ended, self.steps = successor, terminated or truncated, self.steps + 1
        if self.ended:
            self.returns.append(self.episode_return)
            self.lengths.append(self.step)

    def _noise(self, action: int, outcome: int) -> float:
        """What is added to the mean reward this time."""
        noise = self.mdp.noise
        if noise is None:
            return 0.0
        gaussian, either = (float(part[self.state, action, outcome]) for part in noise)
        return self._dice.gauss(0.0, gaussian) + self._dice.choice((either, -either))

    def agent(self) -> Agent:
        """Where it is."""
        return Agent(self.state, self.step, self.episode_return, self.discounted_return)

    def last(self) -> tuple[Transition, ...]:
        """The last transitions, oldest first."""
        return tuple(self._last)

    def move_to(self, mdp: TabularMDP) -> None:
        """Goes on in another table: at the same state where it is still one to act in, else in a new episode."""
        here = self.mdp.states[self.state]
        self.mdp = mdp
        self._last.clear()
        state = mdp.number(here)
        if state is None or mdp.terminal[state] or self.ended:
            self.restart()
        else:
            self.state = state
