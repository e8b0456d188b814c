"""A level as arrays: what the physics looks up for many cells at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from playground.world.characters import glyphs_of
from playground.world.level import Level, LevelError
from playground.world.physics.kinds import DELTA, NAMES, STAY, Bools, Floats, Ints, Kinds
from playground.world.physics.memory import memory_of
from playground.world.physics.patrols import Patrols, patrols_of
from playground.world.tile import Tile

__all__ = ["DELTA", "NAMES", "STAY", "Board", "Bools", "Floats", "Ints", "board_of"]


@dataclass(frozen=True, eq=False)
class Board(Kinds):
    """A level of N = height x width cells and T different glyphs; cells are numbered row by row.

    tile: [N] int, which of them the map shows in a cell.
    ground: [N] int, the same with the floor in place of the hazards that walk.
    wind: [width] int, the push upwards of each column.
    patrols: the hazards that walk.
    """

    height: int
    width: int
    tile: Ints
    ground: Ints
    wind: Ints
    patrols: Patrols | None

    @cached_property
    def windy(self) -> bool:
        """Whether any column has wind; then a move over the edge loses only the part that leaves the board."""
        return bool(self.wind.any())

    def tiles_at(self, places: Ints) -> Ints:
        """[n] int, the tile that is shown in the cell of each place, a hazard where one stands."""
        if not self.grows:
            return self.tile[places]
        ground = self.ground[places % len(self.tile)]
        if self.patrols is None:
            return ground
        there = self.patrols.at(places % (self.memory.period * len(self.tile)))
        return np.where(there >= 0, there, ground)

    def cells_showing(self, glyphs: Iterable[str]) -> Ints:
        """The cells whose character on the map is one of the glyphs, in their order; without cells that can never be entered."""
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

    @property
    def targets(self) -> tuple[tuple[Ints, ...], ...]:
        """For every way in which a tile leads to certain cells, [T] the cells that each tile leads to."""
        return self.jumps, self.sends

    @cached_property
    def leads(self) -> Bools:
        """[T] whether an action on a tile leads further than to a neighbour: by a jump, or by a push of the tile's own."""
        leads: Bools = lengths(self.jumps).astype(bool) | self.push.any(axis=1)
        return leads

    @cached_property
    def carries(self) -> Bools:
        """[T] whether who comes to a tile is carried further: on ice, or because the tile sends."""
        carries: Bools = self.slides | lengths(self.sends).astype(bool)
        return carries

    def legal_at(self, places: Ints) -> Bools:
        """[n, A] whether an action can be taken at each place."""
        tile = self.tiles_at(places)
        legal: Bools = self.allowed[tile]
        if self.gated:
            legal &= ~self._shut_in(places)[:, None]
        if self.rules.edges == "forbid":
            walks = ~self.stated("exit")[tile] & ~self.leaps(tile, self.memory.bits(places))
            cells = places % len(self.tile)
            legal &= ~(walks[:, None] & self.leaves_board(cells, self.direction[tile]))
        return legal

    def _shut_in(self, places: Ints) -> Bools:
        return self.blocked(self.ground[places % len(self.tile)], self.memory.bits(places))

    def leaps(self, tile: Ints, bits: Ints) -> Bools:
        """[n] whether an action on each tile is a jump: some landing can be entered."""
        leaps: Bools = lengths(self.jumps).astype(bool)[tile]
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
            useless = self._useless[self.tiles_at(places)]
            return useless | self._shut_in(places) if self.gated else useless
        nothing: Bools = ~np.any(self.legal_at(places.reshape(-1)), axis=1)
        return nothing.reshape(places.shape)


def lengths(targets: tuple[Ints, ...]) -> Ints:
    """[T] how many cells each tile leads to."""
    return np.array([len(cells) for cells in targets])


def numbered(level: Level) -> tuple[tuple[Tile, ...], Ints]:
    """The tiles of a map, and [N] int, which of them each cell shows.

    LevelError where its rows differ in length or a character has no meaning.
    """
    if any(len(row) != level.width for row in level.rows):
        raise LevelError("the rows of the map differ in length")
    codes = np.frombuffer("".join(level.rows).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    glyphs = np.array(sorted(map(ord, glyphs_of(level.rows))), np.uint32)
    numbers = np.zeros(int(glyphs[-1]) + 1, np.int64)
    numbers[glyphs] = np.arange(len(glyphs))
    try:
        return tuple(level.tile(chr(code)) for code in glyphs), numbers[codes].reshape(-1)
    except KeyError as unknown:
        raise LevelError(f"the character {unknown.args[0]!r} stands for no tile") from None


@lru_cache(maxsize=4)
def board_of(level: Level) -> Board:
    """The arrays of a level; LevelError where its rows differ in length or a character has no meaning."""
    return laid_out(level)


def laid_out(level: Level, exact: bool = False) -> Board:
    """The same, not kept; with `exact` its numbers are the fractions that the level states."""
    height, width = level.height, level.width
    tiles, tile = numbered(level)
    columns = level.rules.wind[:width]
    wind = np.zeros(width, np.int64)
    wind[: len(columns)] = columns
    patrols = patrols_of(tiles, tile, (height, width))
    ground = tile
    if patrols is not None:
        tiles = (*tiles, level.tile("."))
        ground = np.where(np.array([bool(kind.patrols) for kind in tiles])[tile], len(tiles) - 1, tile)
    period = 1 if patrols is None else patrols.period
    memory = memory_of(tiles, ground, period, width)
    return Board(level.rules, tiles, memory, height, width, tile, ground, wind, patrols, exact=exact)
