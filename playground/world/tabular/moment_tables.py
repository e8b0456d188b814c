"""The tables of a level's moments, and the numbers that their states have in all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.world.level import Level
from playground.world.mdp import Floor, State, TabularMDP
from playground.world.tabular.table import compile_mdp

REMEMBERED = Floor._fields


@dataclass(frozen=True)
class Moments:
    """A level that may change: what is in force first, and what after how many transitions.

    levels, tables: one for each moment. since: transitions in all from which each is in force; the first is 0.
    numbers: for each moment [S] int64, the number of its states in the union of the states of all moments.
    size: how many states that union has. onward: for each moment but the last [S] int64, the same state in the next moment,
      -1 where there is none or where nothing can be done there.
    """

    levels: tuple[Level, ...]
    tables: tuple[TabularMDP, ...]
    since: tuple[int, ...]
    numbers: tuple[NDArray[np.int64], ...]
    size: int
    onward: tuple[NDArray[np.int64], ...]


def moments(level: Level) -> Moments:
    """All tables of a level. The states of the first moment keep their numbers; those that only come later follow."""
    levels = level.moments
    tables = tuple(compile_mdp(moment) for moment in levels)
    numbers = [np.arange(len(tables[0].states))]
    size = len(tables[0].states)
    if len(tables) > 1:
        numbered: dict[State, int] = {state: number for number, state in enumerate(tables[0].states)}
        numbers += [np.array([numbered.setdefault(state, len(numbered)) for state in table.states]) for table in tables[1:]]
        size = len(numbered)
    return Moments(
        levels=levels,
        tables=tables,
        since=(0, *(change.at for change in level.changes)),
        numbers=tuple(numbers),
        size=size,
        onward=tuple(_onward(size, numbers[at], numbers[at + 1], tables[at + 1]) for at in range(len(tables) - 1)),
    )


def remembered(tables: Iterable[TabularMDP]) -> tuple[str, ...]:
    """What any state of some tables has beside its cell: of "held", "switches" and "phase" those that are ever set."""
    fields: set[str] = set()
    for floor in (floor for table in tables for floor in table.floors):
        fields.update(name for name, memory in zip(REMEMBERED, floor, strict=True) if memory)
        if len(fields) == len(REMEMBERED):
            break
    return tuple(name for name in REMEMBERED if name in fields)


def _onward(size: int, old: NDArray[np.int64], new: NDArray[np.int64], table: TabularMDP) -> NDArray[np.int64]:
    usable = ~table.terminal
    new_index = np.full(size, -1, np.int64)
    new_index[new[usable]] = np.flatnonzero(usable)
    return new_index[old]
