"""What the world remembers, as flags of one shape for every state: what is held, which switches are on, and the phase."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.mdp import Floor, TabularMDP


class Remembered(NamedTuple):
    """The floors of some tables, one after another, as arrays.

    held_names, switch_names: in alphabetical order, what any floor holds, and which switches are on anywhere.
    entries: "held" [F, H] int8 and "switches" [F, W] int8, 1 where the thing of that name is held or on, and "phase" [F] int64;
      only those of which any floor has something.
    base: for each table its first floor among the F.
    """

    held_names: tuple[str, ...]
    switch_names: tuple[str, ...]
    entries: dict[str, NDArray[Any]]
    base: tuple[int, ...]


def remembering(tables: Sequence[TabularMDP]) -> Remembered:
    """What the states of these tables have beside their cells."""
    floors = [floor for table in tables for floor in table.floors]
    held, switches = (_names(floors, field) for field in ("held", "switches"))
    phase = np.array([floor.phase for floor in floors], np.int64)
    entries: dict[str, NDArray[Any]] = {}
    if held:
        entries["held"] = _flags([floor.held for floor in floors], held)
    if switches:
        entries["switches"] = _flags([floor.switches for floor in floors], switches)
    if phase.any():
        entries["phase"] = phase
    above = np.cumsum([0, *(len(table.floors) for table in tables[:-1])])
    return Remembered(held, switches, entries, tuple(above.tolist()))


def _names(floors: Sequence[Floor], field: str) -> tuple[str, ...]:
    names: set[str] = set()
    names.update(*(getattr(floor, field) for floor in floors))
    return tuple(sorted(names))


def _flags(things: Sequence[Sequence[str]], names: Sequence[str]) -> NDArray[np.int8]:
    place = {name: number for number, name in enumerate(names)}
    flags = np.zeros((len(things), len(names)), np.int8)
    rows = np.repeat(np.arange(len(things)), [len(here) for here in things])
    flags[rows, [place[name] for here in things for name in here]] = 1
    return flags
