"""What a level remembers besides the agent's cell, as bits: keys in hand, switches that are on, things taken, and the phase."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from playground.plurals import counted
from playground.world.level import LevelError
from playground.world.mdp import Floor, State
from playground.world.tile import Tile

Ints = NDArray[np.int64]

NEVER = 1 << 62
"""A bit that is never set: the key that nothing gives."""
_BITS = 62


@dataclass(frozen=True, eq=False)
class Memory:
    """What can be remembered on a board of N cells.

    A place is (bits * period + phase) * N + cell, so that places of one floor stand together, and the first N are those of the
    beginning. Where nothing is remembered a place is a cell.

    keys, switches: the names of bits 0, 1, ... in this order. coins: [C] int, rising: the cells that pay once, the bits after.
    """

    keys: tuple[str, ...]
    switches: tuple[str, ...]
    coins: Ints
    period: int
    cells: int
    columns: int

    @property
    def size(self) -> int:
        """The number of bits."""
        return len(self.keys) + len(self.switches) + len(self.coins)

    @cached_property
    def key_bits(self) -> dict[str, int]:
        """The bit of every key."""
        return {name: 1 << number for number, name in enumerate(self.keys)}

    @cached_property
    def switch_bits(self) -> dict[str, int]:
        """The bit of every switch."""
        return {name: 1 << number for number, name in enumerate(self.switches, start=len(self.keys))}

    @cached_property
    def coin_bits(self) -> Ints:
        """[N] int, the bit of the thing to take in a cell, 0 where there is none."""
        bits = np.zeros(self.cells, np.int64)
        bits[self.coins] = 1 << np.arange(self.size - len(self.coins), self.size)
        return bits

    def bits(self, places: Ints) -> Ints:
        """What is held, on or taken at each place."""
        return places // (self.period * self.cells)

    def place(self, bits: Ints, phase: Ints, cells: Ints) -> Ints:
        """The place of each cell with what is remembered there."""
        return (bits * self.period + phase) * self.cells + cells

    def floor(self, key: int) -> Floor:
        """The floor of the places from key * N on."""
        bits, phase = divmod(key, self.period)
        keys = [name for name, bit in self.key_bits.items() if bits & bit]
        coins = [] if bits < 1 << (self.size - len(self.coins)) else self.coins[(self.coin_bits[self.coins] & bits) != 0].tolist()
        taken = [f"{cell // self.columns},{cell % self.columns}" for cell in coins]
        switches = tuple(name for name, bit in self.switch_bits.items() if bits & bit)
        return Floor(tuple(sorted(keys + taken)), switches, phase)

    def key(self, floor: Floor) -> int:
        """The opposite of `floor`; ValueError where the level can remember no such thing."""
        if not 0 <= floor.phase < self.period:
            raise ValueError(f"there is no phase {floor.phase} in this level, expected 0 to {self.period - 1}")
        bits = 0
        for name in floor.held:
            bits |= self.key_bits[name] if name in self.key_bits else self._coin_bit(name)
        for name in floor.switches:
            if name not in self.switch_bits:
                raise ValueError(f"there is no switch {name!r} in this level, there are: {', '.join(self.switches) or 'none'}")
            bits |= self.switch_bits[name]
        return bits * self.period + floor.phase

    def _coin_bit(self, name: str) -> int:
        row, comma, col = name.partition(",")
        if comma and row.isdecimal() and col.isdecimal() and int(col) < self.columns:
            cell = int(row) * self.columns + int(col)
            if cell < self.cells and self.coin_bits[cell]:
                return int(self.coin_bits[cell])
        raise ValueError(f"there is no key {name!r} and nothing to take there in this level")

    def description(self) -> str:
        """What multiplies the states, in words."""
        named = ((len(self.coins), "coin"), (len(self.keys), "key"), (len(self.switches), "switch"))
        parts = [_doubling(number, noun) for number, noun in named if number]
        parts += [f"hazards that walk multiply them by {self.period}"] if self.period > 1 else []
        return ", ".join(parts)


def _doubling(number: int, noun: str) -> str:
    return f"{counted(number, noun)} {'doubles them' if number == 1 else 'double them each'}"


def memory_of(tiles: Sequence[Tile], ground: Ints, period: int, columns: int) -> Memory:
    """The memory of a board [N] of tile numbers; LevelError where there is too much to remember."""
    coins = np.flatnonzero(np.array([tile.once for tile in tiles])[ground])
    keys = tuple(sorted({tile.gives for tile in tiles if tile.gives}))
    switches = tuple(sorted({tile.toggles for tile in tiles if tile.toggles}))
    memory = Memory(keys, switches, coins, period, len(ground), columns)
    most = _BITS - (period * len(ground)).bit_length()
    if memory.size > most:
        raise LevelError(f"too many states: {memory.description()}; at most {most} such things fit on a board of this size")
    return memory


class Floors(Sequence[Floor]):
    """The floors of a table, made when they are asked for.

    Args:
      memory: of the board. keys: [F] int, rising: the key of every floor.
    """

    def __init__(self, memory: Memory, keys: Ints) -> None:
        self._memory, self._keys = memory, keys

    @property
    def memory(self) -> Memory:
        """What can be remembered."""
        return self._memory

    @property
    def bits(self) -> Ints:
        """[F] int, rising: what is held, on or taken on each floor."""
        return self._keys // self._memory.period

    @property
    def phases(self) -> Ints:
        """[F] int, the phase of each floor."""
        return self._keys % self._memory.period

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, number: int) -> Floor: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Floor, ...]: ...
    def __getitem__(self, number: int | slice) -> Floor | tuple[Floor, ...]:
        if isinstance(number, slice):
            return tuple(Floors(self._memory, self._keys[number]))
        return self._memory.floor(int(self._keys[number]))

    def index(self, value: Any, *_: Any) -> int:
        """The number of a floor, without a look at each; ValueError where the table has no such floor."""
        key = self._memory.key(value)
        number = int(np.searchsorted(self._keys, key))
        if number == len(self._keys) or self._keys[number] != key:
            raise ValueError(f"this table has no floor {value}")
        return number


def place_of(memory: Memory, state: State) -> int:
    """The place of a state whose cell is on the board; ValueError where the level can remember no such thing."""
    key = memory.key(Floor(state.held, state.switches, state.phase))
    return key * memory.cells + state.cell.row * memory.columns + state.cell.col
