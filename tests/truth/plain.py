"""A solver of its own: a level as the plain reading of the rules tells it, solved by sweeps and by linear equations."""

import numpy as np

from playground.world import Level
from tests.world.reading import Reading

Array = np.ndarray


class Plain:
    """A level solved without anything of the house but the values `Level` and `State`.

    states: sorted, so in the order of a table; chance [S, A, S] of going on in a state; paid [S, A]; legal [S, A].
    """

    def __init__(self, level: Level) -> None:
        reading = Reading(level)
        self.discount, moves = level.rules.discount, level.rules.moves
        self.states = sorted(reading.states(), key=lambda state: (state.held, state.switches, state.phase, state.cell))
        self.place = {state: number for number, state in enumerate(self.states)}
        shape = len(self.states), len(moves)
        self.chance, self.paid, self.legal = np.zeros((*shape, shape[0])), np.zeros(shape), np.zeros(shape, bool)
        for number, state in enumerate(self.states):
            for action, move in enumerate(moves):
                for what, chance in reading.outcomes(state, move).items():
                    self.legal[number, action] = True
                    self.paid[number, action] += chance * what.reward
                    self.chance[number, action, self.place[what.state]] += 0.0 if what.ends else chance
        self.start = np.zeros(shape[0])
        for state, chance in reading.starts().items():
            self.start[self.place[state]] = chance

    def look_ahead(self, v: Array) -> Array:
        """[S, A]: Σ p [r + γ v(s')], −inf where an action is not legal."""
        return np.where(self.legal, self.paid + self.discount * self.chance @ v, -np.inf)

    def best(self, v: Array) -> Array:
        """[S]: one synchronous sweep of value iteration."""
        return np.where(self.legal.any(axis=1), self.look_ahead(v).max(axis=1), 0.0)

    def swept(self, count: int) -> Array:
        """[S]: V after so many synchronous sweeps from 0."""
        v = np.zeros(len(self.states))
        for _ in range(count):
            v = self.best(v)
        return v

    def swept_in_place(self, count: int) -> Array:
        """[S]: V after so many sweeps that read what they have just written."""
        v = np.zeros(len(self.states))
        for number in [*range(len(v))] * count:
            if self.legal[number].any():
                q = self.paid[number] + self.discount * self.chance[number] @ v
                v[number] = q[self.legal[number]].max()
        return v

    def optimum(self) -> Array:
        """[S]: V*, by sweeps until nothing moves."""
        v = np.zeros(len(self.states))
        for _ in range(100_000):
            before, v = v, self.best(v)
            if np.abs(v - before).max() <= 1e-15 * max(1.0, np.abs(v).max()):
                break
        return v

    def at_random(self) -> Array:
        """[S]: the value of throwing dice, by linear equations."""
        share = self.legal / np.maximum(self.legal.sum(axis=1, keepdims=True), 1)
        flow = np.einsum("sa,sat->st", share, self.chance)
        return np.linalg.solve(np.eye(len(flow)) - self.discount * flow, (share * self.paid).sum(axis=1))
