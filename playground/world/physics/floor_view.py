"""What a board looks like on one floor: what was taken is gone, hazards stand where they are, doors and gates are open or not."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import Floor
from playground.world.physics.board import Board, Ints, board_of

GROUND = "."
"""What is shown where something was taken or is away."""


class FloorView(NamedTuple):
    """A board at one moment.

    rows: the characters to draw; what was taken or is away shows its ground ".".
    open: the doors and gates that can be passed now.
    """

    rows: tuple[str, ...]
    open: frozenset[Cell]


@lru_cache(maxsize=64)
def floor_view(level: Level, floor: Floor) -> FloorView:
    """What to draw of a level when this is remembered.

    ValueError where the level can remember no such thing (a floor of another level).
    """
    board = board_of(level)
    if not (board.grows or any(tile.gated for tile in board.tiles)):
        return FloorView(level.rows, frozenset())
    key = board.memory.key(floor)
    bits = np.int64(key // board.memory.period)
    changed = dict.fromkeys(_gone(board, int(bits)).tolist(), GROUND) | _hazards(board, floor.phase)
    return FloorView(_drawn(level, changed), _open(board, bits))


def _gone(board: Board, bits: int) -> Ints:
    """The cells of what was taken, and of the hazards that walk."""
    held = np.array([bool(tile.patrols) or bool(given & bits) for tile, given in zip(board.tiles, board.given, strict=True)])
    coins = board.memory.coins[(board.memory.coin_bits[board.memory.coins] & bits) != 0]
    return np.concatenate([np.flatnonzero(held[board.tile]), coins])


def _hazards(board: Board, phase: int) -> dict[int, str]:
    """The characters of the hazards by the cell where each is at a phase."""
    if board.patrols is None:
        return {}
    first, last = np.searchsorted(board.patrols.spots, (phase * len(board.tile), (phase + 1) * len(board.tile)))
    cells = board.patrols.spots[first:last] % len(board.tile)
    return {
        cell: board.tiles[tile].glyph for cell, tile in zip(cells.tolist(), board.patrols.tiles[first:last].tolist(), strict=True)
    }


def _drawn(level: Level, changed: dict[int, str]) -> tuple[str, ...]:
    rows = list(level.rows)
    for row in {cell // level.width for cell in changed}:
        first = row * level.width
        rows[row] = "".join(changed.get(first + col, glyph) for col, glyph in enumerate(rows[row]))
    return tuple(rows)


def _open(board: Board, bits: np.int64) -> frozenset[Cell]:
    """The cells of the doors and gates that do not block."""
    doors = board.flags("gated")
    blocked = board.blocked(np.arange(len(board.tiles)), np.full(len(board.tiles), bits))
    cells = np.flatnonzero((doors & ~blocked)[board.tile])
    return frozenset(Cell(*divmod(cell, board.width)) for cell in cells.tolist())
