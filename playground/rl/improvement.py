"""Policy iteration with equations solved exactly: the last word on small tables, and on those that may gain or lose for ever."""

from collections.abc import Mapping

import numpy as np

from playground.rl.backups import magnitudes
from playground.rl.closed_set import ClosedSet
from playground.rl.evaluation import solve_policy
from playground.rl.kernel_types import Array
from playground.rl.proper import proper_policy, resting
from playground.world.mdp import TabularMDP

_ROUNDS = 50
"""Rounds after which only what is better beside the largest of all values counts, so that rounding cannot go on for ever."""


class Endless(ClosedSet):
    """What goes on for ever under the best policy at γ = 1."""

    NONE = ""
    GAINS = "gains"
    LOSES = "loses"


class Improvement:
    """Section 4.3 of the book, one round at a time, until no action is better. `v` [S] is the value of the present choice.

    At γ = 1 staying for nothing is a choice like any other; `endless` says whether some state gains or loses for ever.
    """

    def __init__(self, mdp: TabularMDP, choice: Array | None) -> None:
        """`choice` [S] int is the policy to begin with (−1: the first legal action); without one it is what pays best at once."""
        self.mdp, self.done, self.endless = mdp, False, Endless.NONE
        self.v: Array = np.zeros(len(mdp.legal))
        if choice is None:
            paid = (mdp.probability * mdp.reward).sum(axis=2)
            choice = np.where(mdp.legal, paid, -np.inf).argmax(axis=1)
        self.choice = np.where(choice < 0, mdp.legal.argmax(axis=1), choice)
        self._rounds = 0
        self._scale = max(float(np.abs(mdp.reward).max(initial=0.0)), 1e-300)

    def advance(self) -> None:
        """One round: the present choice solved, then better actions taken where there are any."""
        v, q = self._solved()
        if not self._rounds and np.isneginf(v).any():
            self.choice = np.where(np.isneginf(v), proper_policy(self.mdp, self.choice), self.choice)
            v, q = self._solved()
        self._rounds, self.v = self._rounds + 1, v
        if np.isposinf(v).any():
            self.done, self.endless = True, Endless.GAINS
            return
        shown = np.where(self.mdp.legal, q, -np.inf)
        sizes = magnitudes(v, self.mdp)
        least = self._scale if self._rounds > _ROUNDS else np.where(np.isfinite(v), 0.0, self._scale)
        margin = 1e-12 * np.maximum(sizes, least)
        better = ~self.mdp.terminal & (shown.max(axis=1, initial=-np.inf) > v + margin)
        choice = np.where(better, shown.argmax(axis=1), self.choice)
        if self.mdp.discount == 1.0 and not better.any():
            rest = resting(self.mdp)
            better = (rest >= 0) & (v < -margin)
            choice = np.where(better, rest, choice)
        if better.any():
            self.choice = choice
            return
        self.done, self.endless = True, Endless.LOSES if np.isneginf(v).any() else Endless.NONE

    def save(self) -> dict[str, Array]:
        """The choice and its values, as copies."""
        return {"policy": self.choice.copy(), "value": self.v.copy(), "rounds": np.array([self._rounds])}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        self.choice, self.v, self._rounds = arrays["policy"].copy(), arrays["value"].copy(), int(arrays["rounds"][0])

    def _solved(self) -> tuple[Array, Array]:
        return solve_policy(self.mdp, np.eye(len(self.mdp.actions))[self.choice])
