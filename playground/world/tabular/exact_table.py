"""A table whose numbers are fractions: what a level's text says, and not the floats nearest to it."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from playground.ratio import exact
from playground.world.level import Level, LevelError
from playground.world.mdp import TabularMDP
from playground.world.physics.board import Board, laid_out
from playground.world.physics.dynamics import branches
from playground.world.tabular.readings import chances_of
from playground.world.tabular.search import AT_ONCE
from playground.world.tabular.table import places_of


class ExactAction(NamedTuple):
    """What one legal action of a state does: its number, the mean of R_{t+1}, and each state that may follow with its chance.

    What is missing of the chances to 1 is the chance that the episode ends; two states that follow differ.
    """

    action: int
    reward: Fraction
    onward: tuple[tuple[int, Fraction], ...]

    @property
    def stays(self) -> bool:
        """Whether the episode goes on for certain."""
        return sum(chance for _, chance in self.onward) == 1


class ExactTable(NamedTuple):
    """actions: [S] the legal actions of every state, none where it is terminal. discount: γ. notes: how the numbers were read."""

    actions: tuple[tuple[ExactAction, ...], ...]
    discount: Fraction
    notes: tuple[str, ...]


def exact_table(level: Level, mdp: TabularMDP) -> ExactTable:
    """The table of a level in fractions; `mdp` is the level's own, in floats, whose states and actions it has.

    The same physics as in `mdp`, on fractions. A reward that varies counts by its mean. Of a table that came without a text the
    chances are the decimals or short fractions that they are near to and that sum to exactly 1; its rewards are decimals.

    LevelError where the chances of a table are no such numbers.
    """
    if level.table is not None:
        listed, notes = _of_arrays(mdp)
    else:
        listed, notes = _of_physics(laid_out(level, exact=True), mdp), ()
    ways: list[list[ExactAction]] = [[] for _ in range(len(mdp.states))]
    for state, action, outcomes in listed:
        total: dict[int, Fraction] = {}
        for chance, _, successor, ends in outcomes:
            if not ends:
                total[successor] = total.get(successor, Fraction(0)) + chance
        if sum(chance for chance, *_ in outcomes) != 1:
            raise LevelError(f"the chances of {mdp.actions[action]!r} in state {state} do not sum to exactly 1")
        reward = sum((chance * reward for chance, reward, *_ in outcomes), Fraction(0))
        ways[state].append(ExactAction(action, reward, tuple(sorted(total.items()))))
    return ExactTable(tuple(map(tuple, ways)), exact(level.rules.discount), notes)


Outcomes = list[tuple[Fraction, Fraction, int, bool]]
"""The chance, the reward, the state that follows and whether the episode ends."""


def _of_physics(board: Board, mdp: TabularMDP) -> Iterator[tuple[int, int, Outcomes]]:
    """Every legal action with its outcomes, from the physics on fractions."""
    places = places_of(board, mdp)
    states, actions = np.nonzero(mdp.legal)
    for begin in range(0, len(states), AT_ONCE):
        some = slice(begin, begin + AT_ONCE)
        result = branches(board, places[states[some]], actions[some])
        likely = result.probability > 0
        numbers = np.searchsorted(places, np.where(likely, result.place, places[0]))
        columns = zip(states[some].tolist(), actions[some].tolist(), likely, result.probability, result.reward, strict=True)
        for at, (state, action, possible, chances, rewards) in enumerate(columns):
            which = np.flatnonzero(possible)
            to, ends = numbers[at, which].tolist(), result.ends[at, which].tolist()
            outcomes = list(zip(chances[which].tolist(), rewards[which].tolist(), to, ends, strict=True))
            if not all(isinstance(number, Fraction) for outcome in outcomes for number in outcome[:2]):
                raise TypeError("the physics on fractions gave a number that is none")
            yield state, action, outcomes


def _of_arrays(mdp: TabularMDP) -> tuple[Iterator[tuple[int, int, Outcomes]], tuple[str, ...]]:
    """The same from the arrays of a table, and how they were read."""
    notes: dict[str, None] = {}
    rows = []
    for state, action in np.argwhere(mdp.legal).tolist():
        which = np.flatnonzero(mdp.probability[state, action] > 0.0)
        floats = mdp.probability[state, action, which].tolist()
        chances = chances_of(tuple(floats))
        if chances is None:
            shown = ", ".join(map(repr, floats[:6]))
            raise LevelError(
                f"the chances of {mdp.actions[action]!r} in state {state} are {shown}: no decimals or fractions with small "
                "denominators that are as near sum to exactly 1, so their exact meaning is unknown: give them in a level's text"
            )
        for number, chance in zip(floats, chances, strict=True):
            if chance != Fraction(repr(number)):
                notes[f"the chance {number!r} is read as {chance}"] = None
        rewards = [Fraction(repr(number)) for number in mdp.reward[state, action, which].tolist()]
        to, ends = mdp.successor[state, action, which].tolist(), mdp.ends[state, action, which].tolist()
        rows.append((state, action, list(zip(chances, rewards, to, ends, strict=True))))
    return iter(rows), tuple(notes)
