"""A level with the numbers that answers are compared with, all solved on it: nothing of them stands in a lesson file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.learning.learner import Array
from playground.plurals import counted
from playground.rl.policies import greedy_mask, improved, turns, uniform
from playground.settings import tuned
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.tabular.table import compile_mdp

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.rl.optimum import OptimumSolver

ARROWS = {"^": "up", ">": "right", "v": "down", "<": "left"}
"""How a policy is drawn in a lesson file, one character for a cell."""
UNIFORM, OPTIMAL, GREEDY, TIES = "uniform", "optimal", "greedy", "best-ties"
"""Policies that need no drawing: every move alike; the best; greedy by the values of every move alike; every best move alike."""

MOST_ROUNDS = 1000
"""Rounds of policy iteration at most."""


class NoAnswer(ValueError):
    """What a lesson asks for does not exist on its level; the message says what, where and what was expected."""


@dataclass(frozen=True, eq=False)
class SolvedLevel:
    """A level, its table, and what can be known exactly of both; worked out when it is first asked for."""

    level: Level

    @cached_property
    def mdp(self) -> TabularMDP:
        """The table of the level."""
        return compile_mdp(self.level)

    @cached_property
    def optimum(self) -> "OptimumSolver":
        """V*, Q* and every best action."""
        from playground.rl.optimum import solve_optimum

        return solve_optimum(self.mdp)

    @property
    def gains_for_ever(self) -> bool:
        """Whether there is no finite optimum, since going round gains for ever."""
        from playground.rl.optimum import GAINS_FOR_EVER

        return self.optimum.message == GAINS_FOR_EVER

    def state(self, cell: Cell) -> int:
        """The state of a cell where episodes begin; NoAnswer where none is."""
        rows, cols = self.mdp.shape
        number = int(self.mdp.state_at()[cell]) if 0 <= cell.row < rows and 0 <= cell.col < cols else -1
        if number < 0:
            raise NoAnswer(f"nobody can be in the cell {list(cell)} of {self.level.title!r}, expected a cell that can be entered")
        return number

    def action(self, name: str) -> int:
        """The number of an action; NoAnswer where the level has none of this name."""
        if name not in self.mdp.actions:
            raise NoAnswer(f"{self.level.title!r} has no action {name!r}, expected one of {', '.join(self.mdp.actions)}")
        return self.mdp.actions.index(name)

    @property
    def start(self) -> int:
        """The state in which an episode most likely begins, of ties the first."""
        return int(self.mdp.start.argmax())

    def policy(self, whose: str | Sequence[str]) -> Array:
        """[S, A] a policy: one of those named above, an action's name for always that, or rows of arrows.

        NoAnswer where it is none of these, or its rows are not those of the level.
        """
        mdp = self.mdp
        if not isinstance(whose, str):
            return self._drawn(whose)
        if whose == UNIFORM:
            return uniform(mdp.legal)
        if whose == TIES:
            return uniform(self.best(self.optimum.q))
        if whose in (OPTIMAL, GREEDY):
            q = self.optimum.q if whose == OPTIMAL else self.values(UNIFORM)[1]
            return improved(q, mdp.legal, np.zeros(mdp.legal.shape), turns(mdp.actions))[0]
        always = np.zeros(mdp.legal.shape)
        always[:, self.action(whose)] = 1.0
        return np.where(
            mdp.legal.any(axis=1, keepdims=True) & ~(mdp.legal & (always > 0)).any(axis=1, keepdims=True),
            uniform(mdp.legal),
            always * mdp.legal,
        )

    def _drawn(self, rows: Sequence[str]) -> Array:
        """The policy of rows of arrows; anything else in a cell leaves all moves alike there."""
        if tuple(map(len, rows)) != (self.mdp.shape[1],) * self.mdp.shape[0]:
            raise NoAnswer(
                f"the drawn policy has rows {list(rows)}, expected {counted(self.mdp.shape[0], 'row')} of {self.mdp.shape[1]}"
            )
        policy = uniform(self.mdp.legal)
        for row, line in enumerate(rows):
            for col, glyph in enumerate(line):
                number = int(self.mdp.state_at()[row, col])
                if glyph in ARROWS and number >= 0 and self.mdp.legal[number].any():
                    policy[number] = 0.0
                    policy[number, self.action(ARROWS[glyph])] = 1.0
        return policy

    def values(self, whose: str | Sequence[str]) -> tuple[Array, Array]:
        """V [S] and Q [S, A] of a policy, exact to 1e-9."""
        if whose == OPTIMAL:
            return self.optimum.v, self.optimum.q
        return self.values_of(self.policy(whose))

    def values_of(self, policy: Array) -> tuple[Array, Array]:
        """V [S] and Q [S, A] of a policy [S, A], exact to 1e-9."""
        from playground.rl.evaluation import solve_policy

        return solve_policy(self.mdp, policy)

    def cautious(self, epsilon: float) -> Array:
        """[S, A] the greedy part of the best of all policies that make a move by chance with probability epsilon.

        It is what Sarsa comes to with a fixed ε, by policy iteration over ε-soft policies: Sutton & Barto (2018), section 5.4.
        """
        legal, order, greedy = self.mdp.legal, turns(self.mdp.actions), self.policy(OPTIMAL)
        for _ in range(MOST_ROUNDS):
            soft = (1.0 - epsilon) * greedy + epsilon * uniform(legal)
            greedy, changed = improved(self.values_of(soft)[1], legal, greedy, order)
            if not changed:
                break
        return greedy

    def best(self, q: Array) -> Array:
        """[S, A] bool: every action that is greedy by q."""
        return greedy_mask(q, self.mdp.legal)

    def way(self, policy: Array) -> tuple[int, ...]:
        """The states from the start on by a policy where every move goes as asked, its likeliest action each time.

        It ends where the episode does, or where it would come back to a state.
        """
        at, states = self.start, []
        while at not in states:
            states.append(at)
            if self.mdp.terminal[at]:
                break
            at = int(self.mdp.intended[at, int(policy[at].argmax())])
        return tuple(states)


@lru_cache(maxsize=32)
def solved(level: Level) -> SolvedLevel:
    """The level with its numbers; those of the last levels asked for are kept."""
    return SolvedLevel(level)


def with_rules(level: Level, changes: Mapping[str, Any]) -> Level:
    """The level with some dials of its rules turned; SettingError where there is no such dial, or a value is out of its range."""
    return replace(level, rules=tuned(level.rules, changes)) if changes else level


def cells_of(mdp: TabularMDP, states: Iterable[int]) -> tuple[Cell, ...]:
    """The cells of some states."""
    return tuple(mdp.states[state].cell for state in states)
