"""A policy by itself: whose it is, what it is worth exactly, and episodes played by it."""

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from playground.learning.learner import Array, Field
from playground.plurals import counted
from playground.rl.evaluation import solve_policy
from playground.rl.occupancy import circles, occupancy
from playground.rl.policies import uniform
from playground.training.drivers import PolicySource
from playground.training.snapshot import Fan, Studied
from playground.world.mdp import TabularMDP, read_only

FORGOTTEN = 1e-6
"""What a reward must still count at least: an episode is followed until γ^t is below that."""
LONGEST = 100_000
"""Steps of an episode that are followed at most, however long it goes on."""
WAYS, FOLLOWED = 24, 200
"""So many last episodes' ways are kept, and of each so many states."""


def played(counts: Array, legal: Array) -> Array:
    """[S, A] the policy of a person who made these moves [S, A]: their shares; all moves alike where none was ever made."""
    made = np.where(legal, counts, 0.0).sum(axis=1, keepdims=True)
    shares: Array = np.where(made > 0, np.where(legal, counts, 0.0) / np.maximum(made, 1), uniform(legal))
    return shares


def studied(source: PolicySource, mdp: TabularMDP, policy: Array) -> Studied:
    """The exact values of a policy [S, A], and what they are at the start."""
    v, q = solve_policy(mdp, policy)
    starts = mdp.start > 0.0
    start = float((v[starts] * mdp.start[starts]).sum())
    visits, circle = occupancy(mdp, policy), circles(mdp, policy)
    for array in (policy, v, q, circle) if visits is None else (policy, v, q, circle, visits):
        read_only(array)
    endless = ((int(np.isneginf(v).sum()), "loses"), (int(np.isposinf(v).sum()), "gains"))
    parts = [f"from {counted(count, 'state')} it {word} for ever" for count, word in endless if count]
    message = f"This policy may go round and round without an end: {' and '.join(parts)}." if parts else ""
    return Studied(source, policy, v, q, start, message, visits, circle)


def horizon(mdp: TabularMDP) -> int:
    """Steps after which an episode is not followed any more: γ^t is below FORGOTTEN, or LONGEST."""
    if mdp.discount >= 1.0:
        return LONGEST
    return LONGEST if mdp.discount > 1.0 - 1e-3 else max(1, math.ceil(math.log(FORGOTTEN) / math.log(max(mdp.discount, 1e-9))))


class Playing:
    """Episodes under way: n of them, played by a policy [S, A] from a state, some steps at a time.

    Each goes on until it terminates; time limits of the level do not count, as they do not in v_π. One that is longer than
    `longest` steps (or than `horizon`) is cut and counted in `cut`; what is lost by that is less than FORGOTTEN of the largest
    value where γ < 1. The same seed, state and number of episodes before give the same ones, however `advance` is cut up.
    """

    def __init__(
        self, mdp: TabularMDP, policy: Array, state: int, n: int, seed: int, before: Fan | None = None, longest: int = LONGEST
    ) -> None:
        self._mdp, self._state, self._n, self._before = mdp, state, n, before
        self._dice = np.random.default_rng([seed, state, 0 if before is None else len(before.returns)])
        self._behaviour, self._chances = np.cumsum(policy, axis=1), np.cumsum(mdp.probability, axis=2)
        self._at, self._returns, self._power = np.full(n, state), np.zeros(n), 1.0
        self._going = np.flatnonzero(~mdp.terminal[self._at])
        self._ways: list[list[int]] = [[state] for _ in range(min(WAYS, n))]
        self._left = min(longest, horizon(mdp))

    @property
    def done(self) -> bool:
        """Whether every episode has come to its end, or is cut."""
        return not len(self._going) or self._left <= 0

    def advance(self, steps: int) -> None:
        """So many steps of every episode that still goes on."""
        for _ in range(steps):
            if self.done:
                return
            self._step()

    def _step(self) -> None:
        mdp, going = self._mdp, self._going
        here = self._at[going]
        actions = _drawn(self._behaviour[here], self._dice)
        branch = _drawn(self._chances[here, actions], self._dice)
        paid = mdp.reward[here, actions, branch] + _noise(mdp, here, actions, branch, self._dice)
        self._returns[going] += self._power * paid
        self._at[going] = mdp.successor[here, actions, branch]
        first = self._n - len(self._ways)
        for number in going[going >= first].tolist():
            if len(self._ways[number - first]) < FOLLOWED:
                self._ways[number - first].append(int(self._at[number]))
        self._going = going[~mdp.ends[here, actions, branch] & ~mdp.terminal[self._at[going]]]
        self._power *= mdp.discount
        self._left -= 1

    def fan(self) -> Fan:
        """Those before and, once they are done, these; until then only how many are on their way."""
        before = self._before or Fan(self._state, np.zeros(0), (), 0)
        if not self.done:
            return replace(before, going=self._n)
        returns = read_only(np.concatenate([before.returns, self._returns]))
        ways = (*before.ways, *(np.array(way, np.int32) for way in self._ways))[-WAYS:]
        return Fan(self._state, returns, ways, before.cut + len(self._going))


def rollouts(mdp: TabularMDP, policy: Array, state: int, n: int, seed: int, before: Fan | None = None) -> Fan:
    """n more episodes played to their ends (see `Playing`), added to those of `before`."""
    playing = Playing(mdp, policy, state, n, seed, before)
    playing.advance(LONGEST)
    return playing.fan()


def _drawn(sums: Array, dice: np.random.Generator) -> Array:
    """For each row of running sums [N, B] the number of the branch that a draw falls into."""
    points = dice.random(len(sums)) * sums[:, -1]
    numbers: Array = np.minimum((points[:, None] >= sums).sum(axis=1), sums.shape[1] - 1)
    return numbers


def _noise(mdp: TabularMDP, states: Array, actions: Array, branches: Array, dice: np.random.Generator) -> Array | float:
    """What the rewards are off their means this time."""
    if mdp.noise is None:
        return 0.0
    deviation, half = mdp.noise.gaussian[states, actions, branches], mdp.noise.either[states, actions, branches]
    off: Array = dice.normal(size=len(states)) * deviation + dice.choice((-1.0, 1.0), size=len(states)) * half
    return off


def behaviour(
    source: PolicySource, mdp: TabularMDP, fields: Mapping[Field, Array], own: Mapping[PolicySource, Array | None]
) -> Array | None:
    """[S, A] the policy of a source; None where it cannot be said yet.

    own: the policies that only the run has: the learner's, the greedy, the optimal and the painted one.
    """
    match source:
        case PolicySource.UNIFORM:
            return uniform(mdp.legal)
        case PolicySource.PLAYED:
            return played(fields.get(Field.PLAYED, np.zeros(mdp.legal.shape)), mdp.legal)
        case _:
            return own.get(source)
