"""Hazards that walk: where each of them is at every phase."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.plurals import counted
from playground.world.grid import MOVES
from playground.world.level import LevelError
from playground.world.tile import Tile

LONGEST_PERIOD = 1000
"""Steps after which all hazards must be where they began."""
MOST_SPOTS = 8_000_000
"""Places that the hazards of a level may take up, over all phases."""

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Walk(NamedTuple):
    """The ways of n hazards of one kind.

    number: of their tile. cells: [n, L + 1] int, the cells of each way from its own cell on, the last one repeated.
    steps: [n] int, how many steps it has. loops: [n] bool, whether they lead home.
    """

    number: int
    cells: Ints
    steps: Ints
    loops: Bools

    @property
    def period(self) -> Ints:
        """[n] int, the steps after which each is home again and sets out again."""
        return np.where(self.steps == 0, 1, np.where(self.loops, self.steps, 2 * self.steps))

    def only(self, number: int) -> "Walk":
        """The way of one hazard by itself."""
        some = slice(number, number + 1)
        return Walk(self.number, self.cells[some], self.steps[some], self.loops[some])

    def at(self, phase: int) -> Ints:
        """[n] int, the cell of each at a phase."""
        done = phase % self.period
        done = np.where(~self.loops & (done > self.steps), self.period - done, done)
        return self.cells[np.arange(len(done)), done]


@dataclass(frozen=True, eq=False)
class Patrols:
    """All hazards of a board of N cells; a spot is phase * N + cell.

    period: the phases there are.
    spots: [m] int, rising: where a hazard is. tiles: [m] int, the tile of the first of them in reading order.
    crossings: [c] int, rising: (spot, cell at the next phase) as spot * N + cell, for each step. crossers: [c] int, their tiles.
    """

    period: int
    cells: int
    spots: Ints
    tiles: Ints
    crossings: Ints
    crossers: Ints

    def at(self, spots: Ints) -> Ints:
        """The tile of the hazard at each spot, -1 where there is none."""
        return _found(self.spots, self.tiles, spots)

    def crossing(self, spots: Ints, cells: Ints) -> Ints:
        """The tile of a hazard that goes from each spot to a cell with the next step, -1 where none does."""
        return _found(self.crossings, self.crossers, spots * self.cells + cells)


def _found(keys: Ints, values: Ints, wanted: Ints) -> Ints:
    if not len(keys):
        return np.full(wanted.shape, -1)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, values[place], -1)


def patrols_of(tiles: Sequence[Tile], tile: Ints, shape: tuple[int, int]) -> Patrols | None:
    """The hazards of a board [N] of tile numbers; None where there are none.

    LevelError where a tile cannot walk, or where their ways are too many or repeat too late.
    """
    walks = walks_of(tiles, tile, shape)
    if not walks:
        return None
    for walk in walks:
        _check(tiles[walk.number])
    period = together(walks)
    if period > LONGEST_PERIOD:
        steps = f"{counted(period, 'step')}, at most {LONGEST_PERIOD:,} fit"
        reason = f"the hazards that walk are together where they began only after {steps}"
        raise LevelError(f"{reason}: give them ways whose lengths suit each other")
    hazards = sum(len(walk.steps) for walk in walks)
    if hazards * period > MOST_SPOTS:
        reason = f"{hazards:,} hazards that walk have {hazards * period:,} places in {period:,} steps, at most {MOST_SPOTS:,} fit"
        raise LevelError(reason)
    return _laid_out(walks, period, len(tile))


def walks_of(tiles: Sequence[Tile], tile: Ints, shape: tuple[int, int]) -> list[Walk]:
    """The ways of the hazards of a board [N] of tile numbers, kind by kind; LevelError where they are too long in all."""
    walkers = [number for number, kind in enumerate(tiles) if kind.patrols]
    ways = sum(np.count_nonzero(tile == number) * (len(tiles[number].patrols) + 1) for number in walkers)
    if ways > MOST_SPOTS:
        raise LevelError(f"the hazards that walk have ways of {ways:,} cells in all, at most {MOST_SPOTS:,} fit")
    stops = np.array([kind.can_block for kind in tiles])
    return [_walk(number, tiles[number].patrols, tile, stops, shape) for number in walkers]


def together(walks: Sequence[Walk]) -> int:
    """After how many steps all of them are again where they began."""
    return math.lcm(*{int(steps) for walk in walks for steps in np.unique(walk.period)})


def _check(tile: Tile) -> None:
    if tile.rooted:
        raise LevelError(
            f"the hazard {tile.glyph!r} cannot walk (patrols) and have {tile.rooted[0]} too, expected one of the two"
        )
    if tile.glyph == ".":
        raise LevelError("the floor '.' cannot walk (patrols): it is what hazards leave behind")


def _walk(number: int, moves: Sequence[str], tile: Ints, stops: Bools, shape: tuple[int, int]) -> Walk:
    """The ways of all hazards of one tile: cell by cell, as far as nothing stops them."""
    rows, columns = shape
    home = np.flatnonzero(tile == number)
    row, col = np.divmod(home, columns)
    walking, steps, cells = np.ones(len(home), bool), np.zeros(len(home), np.int64), [home]
    for down, right in (MOVES[name] for name in moves):
        to_row, to_col = row + down, col + right
        inside = walking & (to_row >= 0) & (to_row < rows) & (to_col >= 0) & (to_col < columns)
        walking = inside & ~stops[tile[np.where(inside, to_row * columns + to_col, 0)]]
        row, col, steps = np.where(walking, to_row, row), np.where(walking, to_col, col), steps + walking
        cells.append(row * columns + col)
    return Walk(number, np.stack(cells, axis=1), steps, (steps > 0) & (cells[-1] == home))


def _laid_out(walks: Sequence[Walk], period: int, cells: int) -> Patrols:
    home = np.concatenate([walk.cells[:, 0] for walk in walks])
    order = np.argsort(home)
    number = np.concatenate([np.full(len(walk.steps), walk.number) for walk in walks])[order]
    at = [np.concatenate([walk.at(phase) for walk in walks])[order] for phase in range(period)]
    spot = np.concatenate([phase * cells + at[phase] for phase in range(period)])
    after = np.concatenate([at[(phase + 1) % period] for phase in range(period)])
    tiles = np.tile(number, period)
    spots, first = np.unique(spot, return_index=True)
    goes = np.flatnonzero(spot % cells != after)
    crossings, first_goes = np.unique(spot[goes] * cells + after[goes], return_index=True)
    return Patrols(period, cells, spots, tiles[first], crossings, tiles[goes[first_goes]])
