"""Loops that gain for ever: where nothing discounts, a mouse that goes round and round there gathers without end.

The search is for an end component with a positive gain: states that some actions never leave and never end in, and in which
these actions gain on average (Puterman 1994, chapter 8). Both answers are exact except for rounding: a loop is only reported
where some number of steps was seen to gain from each of its states, and none where the gains were seen to be bounded.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np

from playground.world.mdp import TabularMDP
from playground.world.physics.board import Bools, Floats, Ints

MOST_WORK = 400_000_000
"""How many outcomes the search looks at before it gives up; then it reports no loop."""
MOST_SWEEPS = 20_000
"""The most sweeps of the search, however small the level."""
FINE = 1e-12
"""Gains smaller than this part of the largest reward are rounding."""


@dataclass(frozen=True)
class Staying:
    """The part of a table in which the mouse can stay for ever: N states and P pairs of a state and an action that stays.

    states: [N] int, their numbers in the table. first: [N] int, where the pairs of each state begin; every state has one.
    reward: [P] float, expected. probability, successor: [P, K]; successors are places in `states`.
    """

    states: Ints
    first: Ints
    reward: Floats
    probability: Floats
    successor: Ints

    def best(self, values: Floats) -> Floats:
        """[N] for each state the largest of the values [P] of its pairs."""
        largest: Floats = np.maximum.reduceat(values, self.first)
        return largest

    def ahead(self, values: Floats) -> Floats:
        """[P] reward and value of what follows."""
        expected: Floats = self.reward + np.einsum("pk,pk->p", self.probability, values[self.successor])
        return expected


def gaining(mdp: TabularMDP) -> Bools | None:
    """[S] whether a state lies on a loop that gains for ever, None where there is none. Loops only gain for ever where γ is 1."""
    last: Bools | None = None
    for states in searching(mdp):
        last = states
    return last


def searching(mdp: TabularMDP) -> Iterator[Bools | None]:
    """The same in slices: None while it is still searching; the last value is the answer."""
    yield None
    if mdp.discount < 1.0 or not ((mdp.reward > 0) & (mdp.probability > 0) & ~mdp.ends).any():
        return
    yield None
    stays = staying(mdp)
    if stays is None or stays.reward.max() <= 0:
        return
    fine = FINE * float(np.abs(stays.reward).max())
    values, round_at = np.zeros(len(stays.states)), 32
    for number in range(1, min(MOST_SWEEPS, max(64, MOST_WORK // max(1, stays.probability.size)))):
        after = np.maximum(0.0, stays.best(stays.ahead(values)))
        if (after - values).max() <= fine:
            return
        values = after
        if number == round_at:
            round_at *= 2
            loop = yield from _loop(stays, number, fine)
            if loop is not None:
                whole = np.zeros(len(mdp.states), bool)
                whole[stays.states[loop]] = True
                yield whole
                return
        yield None


def staying(mdp: TabularMDP) -> Staying | None:
    """The part of a table that some actions never leave and where they never end; None where there is none."""
    possible = mdp.probability > 0
    free = mdp.legal & ~(possible & mdp.ends).any(axis=2)
    inside: Bools = np.any(free, axis=1)
    while True:
        stays = free & inside[:, None] & (~possible | inside[mdp.successor]).all(axis=2)
        kept: Bools = np.any(stays, axis=1)
        if (kept == inside).all():
            break
        inside = kept
    if not inside.any():
        return None
    tails, actions = np.nonzero(stays)
    states = np.flatnonzero(inside)
    place = np.full(len(inside), 0, np.int64)
    place[states] = np.arange(len(states))
    probability = mdp.probability[tails, actions]
    return Staying(
        states=states,
        first=np.searchsorted(tails, states),
        reward=(probability * mdp.reward[tails, actions]).sum(axis=1),
        probability=probability,
        successor=place[np.where(probability > 0, mdp.successor[tails, actions], tails[:, None])],
    )


def _loop(stays: Staying, sweeps: int, fine: float) -> Generator[None, None, Bools | None]:
    """[N] states from which so many steps can always be taken at a gain without leaving them; None where there are none.

    Doing that again and again gains for ever. The states returned are those in the middle of the loop.
    """
    whole = yield from _gaining(stays, np.ones(len(stays.states), bool), sweeps, fine)
    if whole is None:
        return None
    inside, gathered = whole
    near = inside & (gathered >= gathered[inside].max() - 2 * float(np.abs(stays.reward).max()))
    middle = yield from _gaining(stays, near, sweeps, fine)
    return inside if middle is None else middle[0]


def _gaining(stays: Staying, inside: Bools, sweeps: int, fine: float) -> Generator[None, None, tuple[Bools, Floats] | None]:
    """[N] the part of a set in which so many steps gain wherever they begin, and [N] how much at best; None where it is empty."""
    owner = np.repeat(np.arange(len(stays.first)), np.diff(stays.first, append=len(stays.reward)))
    while True:
        inside, allowed = _closed(stays, inside, owner)
        if not inside.any():
            return None
        gathered = np.zeros(len(stays.states))
        for _ in range(sweeps):
            best = stays.best(np.where(allowed, stays.ahead(gathered), -np.inf))
            gathered = np.where(inside, best, 0.0)
            yield None
        pays = inside & (gathered > fine * sweeps)
        if (pays == inside).all():
            return inside, gathered
        inside = pays


def _closed(stays: Staying, inside: Bools, owner: Ints) -> tuple[Bools, Bools]:
    """The largest part of a set that need not be left, [N], and [P] the pairs that do not leave it."""
    while True:
        allowed: Bools = inside[owner] & np.all(~(stays.probability > 0) | inside[stays.successor], axis=1)
        kept: Bools = np.logical_or.reduceat(allowed, stays.first)
        if (kept == inside).all():
            return kept, allowed
        inside = kept
