"""A level as arrays: what the physics looks up for many cells at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from playground.world.glyphs import shown
from playground.world.grid import MOVES
from playground.world.level import Level, LevelError, Rules
from playground.world.memory import NEVER, Memory, memory_of
from playground.world.patrols import Patrols, patrols_of
from playground.world.tile import Tile

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

NAMES = tuple(MOVES)
DELTA: Ints = np.array([MOVES[name] for name in NAMES])
"""[9, 2] int, the (rows, columns) of every direction; a direction is an index into it."""
STAY = NAMES.index("stay")
_SIDES = {MOVES[name]: name for name in ("up", "right", "down", "left")}


@dataclass(frozen=True, eq=False)
class Board:
    """A level of N = height x width cells and T different glyphs; cells are numbered row by row.

    tiles: [T] the tiles that stand on the board.
    tile: [N] int, which of them the map shows in a cell.
    ground: [N] int, the same with the floor in place of the hazards that walk.
    wind: [width] int, the push upwards of each column.
    memory: what can be remembered. patrols: the hazards that walk.
    """

    rules: Rules
    height: int
    width: int
    tiles: tuple[Tile, ...]
    tile: Ints
    ground: Ints
    wind: Ints
    memory: Memory
    patrols: Patrols | None

    def floats(self, name: str) -> Floats:
        """[T] float, a field of the tiles, NaN where it is None."""
        values = [getattr(tile, name) for tile in self.tiles]
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)

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
        return self.grows and any(tile.needs or tile.obeys for tile in self.tiles)

    def mask(self, name: str, bits: Mapping[str, int], unknown: int) -> Ints:
        """[T] int, the bit of the name in a field of the tiles, 0 where there is none."""
        names = [getattr(tile, name) for tile in self.tiles]
        return np.array([bits.get(each, unknown) if each else 0 for each in names], np.int64)

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

    def shown(self, places: Ints) -> Ints:
        """[n] int, the tile that is shown in the cell of each place, a hazard where one stands."""
        if not self.grows:
            return self.tile[places]
        ground = self.ground[places % len(self.tile)]
        if self.patrols is None:
            return ground
        there = self.patrols.at(places % (self.memory.period * len(self.tile)))
        return np.where(there >= 0, there, ground)

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
        """[T] float, what entering a tile pays on average."""
        return np.array([tile.enter + tile.noise.mean for tile in self.tiles])

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
    def windy(self) -> bool:
        """Whether any column has wind; then a move over the edge loses only the part that leaves the board."""
        return bool(self.wind.any())

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

    def cells_showing(self, glyphs: Iterable[str]) -> Ints:
        """The cells whose character on the map is one of the glyphs, in their order; not those that nobody ever enters."""
        shown = np.array([tile.glyph in set(glyphs) for tile in self.tiles])
        never = self.flags("blocks") & ~self.flags("obeys") if self.gated else self.blocks
        wanted = shown & ~never
        return np.flatnonzero(wanted[self.tile])

    @cached_property
    def jumps(self) -> tuple[Ints, ...]:
        """[T] the cells that a jump from a tile can reach; a jump whose landing is nowhere on the board is no jump."""
        return tuple(self.cells_showing(tile.to) if tile.to else np.empty(0, np.int64) for tile in self.tiles)

    @cached_property
    def sends(self) -> tuple[Ints, ...]:
        """[T] the cells that a tile sends to; one that sends to nowhere on the board does not send."""
        return tuple(self.cells_showing(tile.sends_to) if tile.sends_to else np.empty(0, np.int64) for tile in self.tiles)

    @cached_property
    def allowed(self) -> Bools:
        """[T, A] whether a tile lets an action be taken on it; who is shut in by a gate can do nothing either, see `legal_at`."""
        allowed = np.array([[not tile.only or name in tile.only for name in self.rules.moves] for tile in self.tiles])
        stays = self.blocks & (not self.gated) | self.flags("ends")
        lets: Bools = allowed & ~stays[:, None]
        return lets

    def legal_at(self, places: Ints) -> Bools:
        """[n, A] whether an action can be taken at each place."""
        tile = self.shown(places)
        legal: Bools = self.allowed[tile]
        if self.gated:
            legal &= ~self._shut_in(places)[:, None]
        if self.rules.edges == "forbid":
            walks = np.isnan(self.floats("exit"))[tile] & ~self.leaps(tile, self.memory.bits(places))
            cells = places % len(self.tile)
            legal &= ~(walks[:, None] & self.leaves_board(cells, self.direction[tile]))
        return legal

    def _shut_in(self, places: Ints) -> Bools:
        return self.blocked(self.ground[places % len(self.tile)], self.memory.bits(places))

    def leaps(self, tile: Ints, bits: Ints) -> Bools:
        """[n] whether an action on each tile is a jump: some landing can be entered."""
        leaps: Bools = np.array([bool(len(targets)) for targets in self.jumps])[tile]
        if self.gated:
            for number in np.unique(tile[leaps]):
                rows = np.flatnonzero(tile == number)
                leaps[rows] = self.open(self.jumps[number], bits[rows]).any(axis=1)
        return leaps

    def open(self, cells: Ints, bits: Ints) -> Bools:
        """[n, C] whether each of the cells [C] can be entered with what is remembered [n]."""
        tiles = np.broadcast_to(self.ground[cells], (len(bits), len(cells)))
        return ~self.blocked(tiles, bits[:, None])

    def leaves_board(self, cells: Ints, direction: Ints) -> Bools:
        """[n, A] whether a direction [n, A] from each cell [n] leads over the edge."""
        row, col = np.divmod(cells[:, None], self.width)
        row, col = row + DELTA[direction, 0], col + DELTA[direction, 1]
        leaves: Bools = (row < 0) | (row >= self.height) | (col < 0) | (col >= self.width)
        return leaves

    @cached_property
    def legal(self) -> Bools:
        """[N, A] whether an action can be taken in a cell when an episode begins."""
        return self.legal_at(np.arange(len(self.tile)))

    @cached_property
    def _useless(self) -> Bools:
        nothing: Bools = ~np.any(self.allowed, axis=1)
        return nothing

    @cached_property
    def _over(self) -> Bools:
        nothing: Bools = ~np.any(self.legal, axis=1)
        return nothing

    def over(self, places: Ints) -> Bools:
        """Whether nothing can be done at each place (an array of any shape): being there is the end of the episode."""
        if not self.grows:
            return self._over[places]
        if self.rules.edges != "forbid":
            useless = self._useless[self.shown(places)]
            return useless | self._shut_in(places) if self.gated else useless
        nothing: Bools = ~np.any(self.legal_at(places.reshape(-1)), axis=1)
        return nothing.reshape(places.shape)


@lru_cache(maxsize=4)
def board_of(level: Level) -> Board:
    """The arrays of a level; LevelError where its rows differ in length or a character has no meaning."""
    height, width = level.height, level.width
    if any(len(row) != width for row in level.rows):
        raise LevelError("the rows of the map differ in length")
    codes = np.frombuffer("".join(level.rows).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    glyphs = np.array(sorted(map(ord, shown(level.rows))), np.uint32)
    numbers = np.zeros(int(glyphs[-1]) + 1, np.int64)
    numbers[glyphs] = np.arange(len(glyphs))
    tile = numbers[codes]
    try:
        tiles = tuple(level.tile(chr(code)) for code in glyphs)
    except KeyError as unknown:
        raise LevelError(f"the character {unknown.args[0]!r} stands for no tile") from None
    columns = level.rules.wind[:width]
    wind = np.zeros(width, np.int64)
    wind[: len(columns)] = columns
    tile = tile.reshape(-1)
    patrols = patrols_of(tiles, tile, (height, width))
    ground = tile
    if patrols is not None:
        tiles = (*tiles, level.tile("."))
        ground = np.where(np.array([bool(each.patrols) for each in tiles])[tile], len(tiles) - 1, tile)
    period = 1 if patrols is None else patrols.period
    return Board(level.rules, height, width, tiles, tile, ground, wind, memory_of(tiles, ground, period, width), patrols)
