"""What the tiles of a board can do, as arrays: one entry for each of T tiles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.ratio import exact
from playground.world.grid import MOVES
from playground.world.level import Rules
from playground.world.physics.memory import NEVER, Memory
from playground.world.tile import Tile

Ints = NDArray[np.int64]
Floats = NDArray[Any]
"""Chances and rewards: float64, or on an exact board fractions, as objects."""
Bools = NDArray[np.bool_]

NAMES = tuple(MOVES)
DELTA: Ints = np.array([MOVES[name] for name in NAMES])
"""[9, 2] int, the (rows, columns) of every direction; a direction is an index into it."""
STAY = NAMES.index("stay")
_SIDES = {MOVES[name]: name for name in ("up", "right", "down", "left")}


@dataclass(frozen=True, eq=False)
class Kinds:
    """T tiles and what can be remembered where they stand.

    tiles: [T] the tiles that stand on the board. memory: what can be remembered.
    exact: whether chances and rewards are the fractions that the level states, in arrays of objects, and not the nearest floats.
    """

    rules: Rules
    tiles: tuple[Tile, ...]
    memory: Memory
    exact: bool = field(default=False, kw_only=True)

    def number(self, value: float) -> Any:
        """A number of the level: a float, or on an exact board the fraction that it states."""
        return exact(value) if self.exact else float(value)

    @cached_property
    def zero(self) -> Any:
        """Nothing, as such a number."""
        return self.number(0.0)

    def array(self, values: Iterable[Any]) -> Floats:
        """[n] of such numbers."""
        numbers: Floats = np.array(list(values), dtype=object if self.exact else np.float64)
        return numbers

    def ones(self, n: int) -> Floats:
        """[n] ones."""
        return self.array([self.number(1.0)] * n)

    def even(self, open: Bools) -> Floats:
        """[n, B] the chance of each of those that are open [n, B], all alike."""
        counts = self.array(map(self.number, range(open.shape[1] + 1)))
        share: Floats = counts[1] / counts[np.maximum(1, open.sum(axis=1))]
        return np.where(open, share[:, None], self.zero)

    def numbers(self, name: str) -> Floats:
        """[T] a field of the tiles, 0 where it is None."""
        return self.array(self.number(getattr(tile, name) or 0.0) for tile in self.tiles)

    def stated(self, name: str) -> Bools:
        """[T] bool, whether a field of the tiles is not None."""
        return np.array([getattr(tile, name) is not None for tile in self.tiles])

    @cached_property
    def slips(self) -> Floats:
        """[T] the chance to slip on a tile: its own, else the level's."""
        return np.where(self.stated("slip"), self.numbers("slip"), self.number(self.rules.slip))

    def flags(self, name: str) -> Bools:
        """[T] bool, a field of the tiles."""
        return np.array([bool(getattr(tile, name)) for tile in self.tiles])

    @cached_property
    def grows(self) -> bool:
        """Whether there is anything to remember; else a place is a cell."""
        return any(tile.grows for tile in self.tiles)

    @cached_property
    def blocks(self) -> Bools:
        """[T] whether a tile cannot be entered when an episode begins."""
        shut: Bools = np.logical_or(self.flags("blocks"), self.flags("needs"))
        return shut

    @cached_property
    def gated(self) -> bool:
        """Whether what blocks depends on what is remembered."""
        return self.grows and any(tile.gated for tile in self.tiles)

    def mask(self, field: str, bits: Mapping[str, int], unknown: int) -> Ints:
        """[T] int, the bit of the name in a field of the tiles, 0 where there is none."""
        names = [getattr(tile, field) for tile in self.tiles]
        return np.array([bits.get(name, unknown) if name else 0 for name in names], np.int64)

    @cached_property
    def _locks(self) -> tuple[Bools, Ints, Ints]:
        needed = self.mask("needs", self.memory.key_bits, NEVER)
        return self.flags("blocks"), needed, self.mask("obeys", self.memory.switch_bits, 0)

    def blocked(self, tile: Ints, bits: Ints) -> Bools:
        """Whether tiles cannot be entered with what is remembered (two arrays of one shape)."""
        if not self.gated:
            shut: Bools = self.blocks[tile]
            return shut
        solid, needed, obeyed = self._locks
        shut = solid[tile] ^ ((bits & obeyed[tile]) != 0)
        shut |= (bits & needed[tile]) != needed[tile]
        return shut

    @cached_property
    def given(self) -> Ints:
        """[T] int, the bit of the key that a tile gives."""
        return self.mask("gives", self.memory.key_bits, 0)

    @cached_property
    def toggled(self) -> Ints:
        """[T] int, the bit of the switch that a tile throws."""
        return self.mask("toggles", self.memory.switch_bits, 0)

    @cached_property
    def pays(self) -> Floats:
        """[T] what entering a tile pays on average."""
        either = [[self.number(value) for value in tile.noise.either] for tile in self.tiles]
        means = self.array((low + high) / 2 for low, high in either)
        return self.numbers("enter") + means

    @cached_property
    def varieties(self) -> tuple[tuple[float, float], ...]:
        """How rewards vary: (standard deviation, half the difference of two values), each once, the first (0, 0)."""
        return tuple(dict.fromkeys([(0.0, 0.0), *((tile.noise.gaussian, tile.noise.half) for tile in self.tiles)]))

    @cached_property
    def variety(self) -> Ints:
        """[T] int, which of the varieties entering a tile has."""
        return np.array([self.varieties.index((tile.noise.gaussian, tile.noise.half)) for tile in self.tiles])

    @cached_property
    def noisy(self) -> bool:
        """Whether any reward varies."""
        return len(self.varieties) > 1

    @cached_property
    def slides(self) -> Bools:
        """[T] whether one slides on over it."""
        return self.flags("slides")

    @cached_property
    def push(self) -> Ints:
        """[T, 2] int, the own wind of a tile."""
        return np.array([tile.wind for tile in self.tiles])

    @cached_property
    def moves(self) -> Ints:
        """[A] int, the direction of every action."""
        return np.array([NAMES.index(name) for name in self.rules.moves])

    @cached_property
    def direction(self) -> Ints:
        """[T, A] int, the direction that an action takes on a tile (controls may be swapped there)."""
        swaps = [dict(tile.swap) for tile in self.tiles]
        return np.array([[NAMES.index(swap.get(name, name)) for name in self.rules.moves] for swap in swaps])

    @cached_property
    def shut(self) -> Bools | None:
        """[T, 9] whether the way out of a tile is closed for the step (rows, columns), at index 3 (rows + 1) + columns + 1.

        A diagonal step touches two sides of a tile; one closed side is enough. None where no tile has a closed side.
        """
        if not any(tile.blocks_from for tile in self.tiles):
            return None
        steps = [(rows, cols) for rows in (-1, 0, 1) for cols in (-1, 0, 1)]
        touched = [{_SIDES.get((rows, 0)), _SIDES.get((0, cols))} for rows, cols in steps]
        return np.array([[bool(sides & set(tile.blocks_from)) for sides in touched] for tile in self.tiles])

    @cached_property
    def allowed(self) -> Bools:
        """[T, A] whether a tile allows an action on it; an agent shut in by a gate can do nothing either, see `legal_at`."""
        allowed = np.array([[not tile.only or name in tile.only for name in self.rules.moves] for tile in self.tiles])
        stays = self.blocks & (not self.gated) | self.flags("ends")
        lets: Bools = allowed & ~stays[:, None]
        return lets
