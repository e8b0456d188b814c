"""A level as arrays: what the physics looks up for many cells at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from playground.world.grid import MOVES
from playground.world.level import Level, LevelError, Rules
from playground.world.tile import STEADY, Tile

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
    tile: [N] int, which of them a cell shows.
    wind: [width] int, the push upwards of each column.
    """

    rules: Rules
    height: int
    width: int
    tiles: tuple[Tile, ...]
    tile: Ints
    wind: Ints

    def floats(self, name: str) -> Floats:
        """[T] float, a field of the tiles, NaN where it is None."""
        values = [getattr(tile, name) for tile in self.tiles]
        return np.array([np.nan if value is None else value for value in values], dtype=np.float64)

    def flags(self, name: str) -> Bools:
        """[T] bool, a field of the tiles."""
        return np.array([bool(getattr(tile, name)) for tile in self.tiles])

    @cached_property
    def blocks(self) -> Bools:
        """[T] whether a tile cannot be entered."""
        return self.flags("blocks")

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
        """The cells that show one of the glyphs and can be entered, in their order."""
        wanted = np.array([tile.glyph in set(glyphs) and not tile.blocks for tile in self.tiles])
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
    def legal(self) -> Bools:
        """[N, A] whether an action can be taken in a cell."""
        rules = self.rules
        allowed = np.array([[not tile.only or name in tile.only for name in rules.moves] for tile in self.tiles])
        allowed &= ~(self.blocks | self.flags("ends"))[:, None]
        legal = allowed[self.tile]
        if rules.edges == "forbid":
            walks = np.isnan(self.floats("exit")) & np.array([not len(cells) for cells in self.jumps])
            legal &= ~(walks[self.tile][:, None] & self.leaves_board(self.direction[self.tile]))
        return legal

    def leaves_board(self, direction: Ints) -> Bools:
        """[N, A] whether a direction [N, A] from each cell leads over the edge."""
        row, col = np.divmod(np.arange(len(self.tile))[:, None], self.width)
        row, col = row + DELTA[direction, 0], col + DELTA[direction, 1]
        leaves: Bools = (row < 0) | (row >= self.height) | (col < 0) | (col >= self.width)
        return leaves

    @cached_property
    def over(self) -> Bools:
        """[N] whether nothing can be done in a cell: being there is the end of the episode."""
        nothing: Bools = ~np.any(self.legal, axis=1)
        return nothing


@lru_cache(maxsize=4)
def board_of(level: Level) -> Board:
    """The arrays of a level; LevelError where its rows differ in length or a character has no meaning."""
    height, width = level.height, level.width
    if any(len(row) != width for row in level.rows):
        raise LevelError("the rows of the map differ in length")
    codes = np.frombuffer("".join(level.rows).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    glyphs, tile = np.unique(codes, return_inverse=True)
    try:
        tiles = tuple(level.tile(chr(code)) for code in glyphs)
    except KeyError as unknown:
        raise LevelError(f"the character {unknown.args[0]!r} stands for no tile") from None
    later = next((tile for tile in tiles if tile.grows or tile.needs or tile.obeys or tile.noise != STEADY), None)
    if later is not None:
        raise LevelError(f"the kind {later.kind!r} ({later.glyph}) cannot be played yet")
    columns = level.rules.wind[:width]
    wind = np.zeros(width, np.int64)
    wind[: len(columns)] = columns
    return Board(level.rules, height, width, tiles, tile.reshape(-1), wind)
