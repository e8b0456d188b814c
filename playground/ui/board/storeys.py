"""The floors of a table as arrays: what each holds, how they follow one another, and the nearest one that is otherwise."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from playground.world.mdp import TabularMDP

PHASE = 1e-6
"""What a phase more or less weighs beside a thing more or less."""


@dataclass(frozen=True, eq=False)
class Storeys:
    """F floors of a table that remembers N names (of keys, coins and switches), in C different sets of them.

    column: the place of each name. has: [F, N] bool. phase: [F] int. period: phases that there are.
    room: [F] int, the number of the floor's set, in the order in which sets are first met. first: [C] int, a floor of each set.
    """

    column: dict[tuple[str, bool], int]
    has: NDArray[np.bool_]
    phase: NDArray[np.intp]
    period: int
    room: NDArray[np.intp]
    first: NDArray[np.intp]

    def nearest(self, floor: int, wanted: NDArray[np.bool_]) -> int | None:
        """Of the floors that are wanted [F], the one most like `floor`; None where there is none."""
        places = np.flatnonzero(wanted)
        if not len(places):
            return None
        apart = (self.has[places] != self.has[floor]).sum(axis=1) + PHASE * np.abs(self.phase[places] - self.phase[floor])
        return int(places[apart.argmin()])

    def counted(self, columns: list[int]) -> NDArray[np.intp]:
        """[F] how many of these names each floor has."""
        count: NDArray[np.intp] = self.has[:, columns].sum(axis=1)
        return count

    def beside(self, floor: int, steps: int) -> int:
        """The floor some sets of things on, round and round, at the phase that is nearest."""
        room = (int(self.room[floor]) + steps) % len(self.first)
        return self.nearest(floor, self.room == room) or 0

    def at_phase(self, floor: int, phase: int) -> int:
        """The floor with the same things at another phase, or at the one nearest to it."""
        same = np.flatnonzero(self.room == self.room[floor])
        return int(same[np.abs(self.phase[same] - phase).argmin()])


@lru_cache(maxsize=2)
def storeys(mdp: TabularMDP) -> Storeys:
    """The floors of a table."""
    every = list(mdp.floors)
    held, lit = {name for floor in every for name in floor.held}, {name for floor in every for name in floor.switches}
    names = sorted([*((name, False) for name in held), *((name, True) for name in lit)])
    column = {name: number for number, name in enumerate(names)}
    has = np.zeros((len(every), len(names)), bool)
    for number, floor in enumerate(every):
        has[number, [column[name, False] for name in floor.held] + [column[name, True] for name in floor.switches]] = True
    phase = np.array([floor.phase for floor in every], np.intp)
    packed = np.packbits(has, axis=1) if names else np.zeros((len(every), 1), np.uint8)
    bits = np.ascontiguousarray(packed).view(f"V{packed.shape[1]}").reshape(-1)
    _, first, room = np.unique(bits, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), np.intp)
    rank[order] = np.arange(len(order))
    return Storeys(column, has, phase, int(phase.max(initial=0)) + 1, rank[room.reshape(-1)], first[order])
