"""A table as a process whose total reward is the discounted return: model checkers know no γ, but they know stopping."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.level import Level, LevelError
from playground.world.mdp import TabularMDP
from playground.world.tabular.exact_table import ExactAction, ExactTable, exact_table

REST = "rest"
"""The choice that stands for going on for ever without any reward."""
STAY = "stay"
"""The only choice where the episode is over."""


class Choice(NamedTuple):
    """What can be chosen in a state: a name, the mean reward, and where it leads with which chance, by rising number."""

    name: str
    reward: Fraction
    outcomes: tuple[tuple[int, Fraction], ...]


class Stopping:
    """A process without a discount, whose total reward until its end is the discounted return of a level.

    States keep their numbers 0 … S − 1. Each step stops with the chance 1 − γ after its reward is paid. Behind the states of the
    level stand two more:

    * `end` = S: where the process stops, and where every outcome leads that ends the episode. It stays there, as every state does
      that can do nothing.
    * `begin` = S + 1, where there is more than one start: it leads to the starts by their chances.

    At γ = 1 a state from which one can go on for ever without any reward, good or bad, has the choice `rest`, which leads to the
    end: so the best way to the end has the best total reward of all ways, endless ones included.

    Args:
      mdp: the table of the level.
      table: the same in fractions.
    """

    def __init__(self, mdp: TabularMDP, table: ExactTable) -> None:
        self._mdp, self._table = mdp, table
        self._names = [_word(name) for name in mdp.actions]
        self.end = len(mdp.states)
        self.discount = table.discount

    @cached_property
    def init(self) -> int:
        """Where it begins: the only start, or `begin`."""
        starts = np.flatnonzero(self._mdp.start > 0.0)
        return int(starts[0]) if len(starts) == 1 else self.end + 1

    @property
    def size(self) -> int:
        """How many states there are."""
        return max(self.end, self.init) + 1

    @property
    def ended(self) -> NDArray[np.int64]:
        """The states where the process is over."""
        return np.append(np.flatnonzero(self._mdp.terminal), self.end)

    @cached_property
    def counts(self) -> tuple[int, int]:
        """How many choices there are, and how many outcomes of them."""
        widths = [len(choice.outcomes) for choices in self.choices for choice in choices]
        return len(widths), sum(widths)

    @cached_property
    def choices(self) -> list[list[Choice]]:
        """The choices of each state; where the process is over it can only stay."""
        return list(self._choices())

    def _choices(self) -> Iterator[list[Choice]]:
        rests = resting(self._mdp)
        for here, ways in enumerate(self._table.actions):
            choices = [self._choice(way) for way in ways]
            if rests[here]:
                choices.append(Choice(REST, Fraction(0), ((self.end, Fraction(1)),)))
            yield choices or [Choice(STAY, Fraction(0), ((here, Fraction(1)),))]
        yield [Choice(STAY, Fraction(0), ((self.end, Fraction(1)),))]
        if self.init > self.end:
            starts = np.flatnonzero(self._mdp.start > 0.0).tolist()
            chances = shares(self._mdp.start[starts].tolist())
            yield [Choice("begin", Fraction(0), tuple(zip(starts, chances, strict=True)))]

    def _choice(self, way: ExactAction) -> Choice:
        onward = [(there, chance * self.discount) for there, chance in way.onward if self.discount]
        stops = 1 - sum((chance for _, chance in onward), Fraction(0))
        return Choice(self._names[way.action], way.reward, (*onward, *([(self.end, stops)] if stops else [])))


def stopping(level: Level, mdp: TabularMDP) -> Stopping:
    """The process of a level, whose numbers are what its text says.

    Where a table came without a text and its chances are no fractions that sum to 1, they are the decimals that Python prints,
    and what is missing or too much by rounding is the likeliest outcome's.
    """
    try:
        return Stopping(mdp, exact_table(level, mdp))
    except LevelError:
        return Stopping(mdp, _rounded(mdp))


def resting(mdp: TabularMDP) -> NDArray[np.bool_]:
    """[S] from where one can go on for ever without any reward; nowhere where γ is below 1."""
    free = mdp.legal & ((mdp.probability == 0.0) | ((mdp.reward == 0.0) & ~mdp.ends)).all(axis=2)
    rests = ~mdp.terminal & (mdp.discount == 1.0)
    while True:
        stays = ((mdp.probability == 0.0) | rests[mdp.successor]).all(axis=2)
        fewer: NDArray[np.bool_] = rests & (free & stays).any(axis=1)
        if (fewer == rests).all():
            return fewer
        rests = fewer


def shares(values: list[float]) -> list[Fraction]:
    """Fractions of probabilities that sum to exactly 1: small ones as near as rounding goes, else decimals."""
    small = [Fraction(value).limit_denominator(len(values)) for value in values]
    if sum(small) == 1 and [float(share) for share in small] == values:
        return small
    exact = [Fraction(repr(value)) for value in values]
    exact[int(np.argmax(values))] += 1 - sum(exact)
    return exact


def _rounded(mdp: TabularMDP) -> ExactTable:
    ways: list[list[ExactAction]] = [[] for _ in mdp.states]
    for state, action in np.argwhere(mdp.legal).tolist():
        which = np.flatnonzero(mdp.probability[state, action] > 0.0)
        onward: dict[int, Fraction] = {}
        reward = Fraction(0)
        chances = shares(mdp.probability[state, action, which].tolist())
        columns = (mdp.reward, mdp.successor, mdp.ends)
        for chance, paid, there, ends in zip(chances, *(part[state, action, which].tolist() for part in columns), strict=True):
            reward += chance * Fraction(repr(paid))
            if not ends:
                onward[there] = onward.get(there, Fraction(0)) + chance
        ways[state].append(ExactAction(action, reward, tuple(sorted(onward.items()))))
    return ExactTable(tuple(map(tuple, ways)), Fraction(repr(float(mdp.discount))), ())


def _word(name: str) -> str:
    """A name as model checkers read one: letters, digits and "_", no digit first, and none of ours."""
    word = re.sub(r"\W", "_", name, flags=re.ASCII)
    return f"_{word}" if not word or word[0].isdigit() or word in (REST, STAY) else word
