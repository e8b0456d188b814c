"""The floors of a table as arrays: what each holds, how they follow one another, and the nearest one that differs as wanted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from playground.ui.drawing.store import stored
from playground.world.mdp import Floor, TabularMDP
from playground.world.physics.memory import Floors

Ints = NDArray[np.int64]
PHASE = 1e-6
"""What a phase more or less weighs beside a thing more or less."""


@dataclass(frozen=True, eq=False)
class FloorIndex:
    """F floors of a table, with C different sets of things.

    bit: of each name, and whether it is a switch's. bits: [F] int, what each floor has. phase: [F] int. period: its end.
    room: [F] int, the number of the floor's set, in the order in which sets are first met. first: [C] int, a floor of each set.
    """

    bit: Mapping[tuple[str, bool], int]
    bits: Ints
    phase: Ints
    period: int
    room: Ints
    first: Ints
    _counts: dict[tuple[tuple[str, bool], ...], Ints] = field(default_factory=dict)
    _offers: dict[tuple[tuple[str, bool], ...], frozenset[int]] = field(default_factory=dict)

    def nearest(self, floor: int, wanted: NDArray[np.bool_]) -> int | None:
        """Of the floors that are wanted [F], the one most like `floor`; None where there is none."""
        places = np.flatnonzero(wanted)
        if not len(places):
            return None
        apart = _bit_counts(self.bits[places] ^ self.bits[floor], self.bit.values())
        return int(places[(apart + PHASE * np.abs(self.phase[places] - self.phase[floor])).argmin()])

    def counted(self, names: tuple[tuple[str, bool], ...]) -> Ints:
        """[F] how many of these names each floor has; kept, for a frame asks again and again."""
        if names not in self._counts:
            self._counts[names] = _bit_counts(self.bits, [self.bit[name] for name in names if name in self.bit])
        return self._counts[names]

    def offered(self, names: tuple[tuple[str, bool], ...]) -> frozenset[int]:
        """The different counts of these names."""
        if names not in self._offers:
            self._offers[names] = frozenset(np.unique(self.counted(names)).tolist())
        return self._offers[names]

    def beside(self, floor: int, steps: int) -> int:
        """The floor some sets of things on, round and round, at the phase that is nearest."""
        room = (int(self.room[floor]) + steps) % len(self.first)
        return self.nearest(floor, self.room == room) or 0

    def at_phase(self, floor: int, phase: int) -> int:
        """The floor with the same things at another phase, or at the one nearest to it."""
        same = np.flatnonzero(self.room == self.room[floor])
        return int(same[np.abs(self.phase[same] - phase).argmin()])


def _bit_counts(bits: Ints, chosen: Iterable[int]) -> Ints:
    """How many of the chosen bits are set in each."""
    total = np.zeros_like(bits)
    for one in chosen:
        total += (bits & one) != 0
    return total


@stored(maxsize=2)
def floor_index(mdp: TabularMDP) -> FloorIndex:
    """The floors of a table."""
    floors = mdp.floors
    bit, bits, phase = _bits_of_level(floors) if isinstance(floors, Floors) else _bits_of_table(floors)
    _, first, room = np.unique(bits, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return FloorIndex(bit, bits, phase, int(phase.max(initial=0)) + 1, rank[room.reshape(-1)], first[order])


def _bits_of_level(floors: Floors) -> tuple[Mapping[tuple[str, bool], int], Ints, Ints]:
    """The bits that the table of a level has already: there may be a million floors."""
    memory = floors.memory
    bit = {(name, False): value for name, value in memory.key_bits.items()}
    bit |= {(name, True): value for name, value in memory.switch_bits.items()}
    for cell in memory.coins.tolist():
        bit[f"{cell // memory.columns},{cell % memory.columns}", False] = int(memory.coin_bits[cell])
    return bit, floors.bits, floors.phases


def _bits_of_table(floors: Sequence[Floor]) -> tuple[Mapping[tuple[str, bool], int], Ints, Ints]:
    """The same for the floors of any other table, one by one."""
    names = sorted({(name, switch) for floor in floors for switch, part in enumerate(floor[:2]) for name in part})
    bit = {(name, bool(switch)): 1 << number for number, (name, switch) in enumerate(names)}
    bits = [sum(bit[name, bool(switch)] for switch, part in enumerate(floor[:2]) for name in part) for floor in floors]
    return bit, np.array(bits, np.int64), np.array([floor.phase for floor in floors], np.int64)
