"""How high each cell of a landscape stands, and in which colour: values as hills and valleys, walls as rock, pits as holes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.ui import theme
from playground.ui.board.appearance import appearance
from playground.ui.board.drawn import Drawn
from playground.ui.board.figures import Figure, Pose
from playground.ui.board.glyphs import glyphs_of
from playground.ui.board.overlay import Overlay
from playground.ui.board.pixels import Packed
from playground.ui.board.scale import ramp, steps_of
from playground.ui.board.scene import is_end, pay_of
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import speaking
from playground.ui.theme import Colour
from playground.world.level import Level
from playground.world.mdp import Floor

Floats = NDArray[np.float64]

ROCK, OVER = 0.5, 0.22
"""How far a wall stands at least above the level ground, and above the mean of what is beside it, in sides of a cell."""
HOLE = 0.8
"""How far a hole is below the ground and below what is beside it."""
LEAST_HILL = 0.12
"""Of the highest hill, what a goal has at least."""
SPREAD = 3
"""Cells that a thick wall goes on being as high as what is beside it."""
THICK = 0.6
"""How thick the ground is below the lowest cell."""


STEPS_OF_REACH = 4
"""The room above and below level ground grows by such parts of the highest hill, so that the board seldom moves."""


class Footing(IntEnum):
    """What a cell is in the landscape."""

    PLAIN = 0
    ROCK = 1
    HOLE = 2
    HILL = 3


@dataclass(frozen=True, eq=False)
class Relief:
    """heights: [R, C] in sides of a cell, 0 is level ground. tints: [R, C] the places of their colours on the scale, -1 to 1.

    footings: [R, C] what each cell is. foot: how low the board ends. reach: the room that it needs above and below level ground.
    """

    heights: Floats
    tints: Floats
    footings: NDArray[np.intp]
    foot: float
    reach: tuple[float, float] = (0.0, THICK)

    def colours(self) -> Packed:
        """[R, C] 0x00RRGGBB, of the cells' tops in full light."""
        plain = np.take(ramp(), steps_of(self.tints.copy(), 1.0))
        rock, hole = np.uint32(_packed(theme.WALL_TOP)), np.uint32(_packed(theme.WALL_EDGE))
        return np.where(self.footings == Footing.ROCK, rock, np.where(self.footings == Footing.HOLE, hole, plain)).astype(
            np.uint32
        )


class Lift(NamedTuple):
    """The numbers that lift the cells, [S], and the value that lifts them to the top."""

    numbers: Floats
    end: float


def highest(rows: int, cols: int) -> float:
    """How high the highest hill is, in sides of a cell: larger boards have higher ones."""
    return 0.6 + 0.27 * math.pow(rows * cols, 0.42)


def flat(rows: int, cols: int) -> Relief:
    """Level ground."""
    nothing = np.zeros((rows, cols))
    return Relief(nothing, nothing, np.zeros((rows, cols), np.intp), -THICK)


def relief_of(level: Level, floor: Floor, lift: Lift | None, drawn: Drawn | None, floor_number: int) -> Relief:
    """The relief of a level on a floor. lift: what lifts its cells, of the table of `drawn`; None leaves them level."""
    shape = level.height, level.width
    tints = np.zeros(shape)
    if lift is not None and drawn is not None:
        at = drawn.mdp.state_at(floor_number)
        states = np.maximum(at, 0)
        there = (at >= 0) & speaking(level, drawn.mdp)[states]
        share = np.nan_to_num(lift.numbers[states] / lift.end, nan=0.0, posinf=1.0, neginf=-1.0)
        tints = np.where(there, np.clip(share, -1.0, 1.0), 0.0)
    seen = appearance(level, floor, (0, shape[0], 0, shape[1]))
    most = max((pay_of(level.tile(glyph)) for glyph in glyphs_of(level) if is_end(level.tile(glyph))), default=0.0)
    footings = np.array([footing_of(figure, most) for figure in seen.figures], np.intp)[seen.which]
    pays = np.array([figure.tile.enter for figure in seen.figures])[seen.which]
    hills = np.clip(pays / (lift.end if lift is not None else max(most, 1e-9)), LEAST_HILL, 1.0)
    tints = np.where(footings == Footing.HILL, hills, tints)
    return settled(tints, footings)


def settled(tints: Floats, footings: NDArray[np.intp]) -> Relief:
    """The relief of cells whose values are at these places of the scale: walls and holes go by what is beside them."""
    heights = tints * highest(*tints.shape)
    rocks, holes = footings == Footing.ROCK, footings == Footing.HOLE
    if holes.any():
        around = _around(np.where(rocks | holes, np.inf, heights), np.minimum, np.inf)
        heights = np.where(holes, np.minimum(0.0, around) - HOLE, heights)
    if rocks.any():
        ground, weight = np.where(rocks, 0.0, heights), np.where(rocks, 0.0, 1.0)
        for _ in range(SPREAD):
            total, count = _around(ground * weight, np.add, 0.0), _around(weight, np.add, 0.0)
            bare = (weight == 0.0) & (count > 0.0)
            ground, weight = np.where(bare, total / np.maximum(count, 1.0), ground), np.where(bare, 1.0, weight)
        heights = np.where(rocks, np.maximum(ROCK, ground + OVER), heights)
    low, high = float(heights.min(initial=0.0)), float(heights.max(initial=0.0))
    step = highest(*tints.shape) / STEPS_OF_REACH
    return Relief(heights, tints, footings, low - THICK, (math.ceil(high / step) * step, math.ceil(-low / step) * step + THICK))


def _around(values: Floats, of: np.ufunc, outside: float) -> Floats:
    """[R, C] the least, the largest or the sum of each cell and its eight neighbours."""
    wide = np.pad(values, 1, constant_values=outside)
    across = of(of(wide[:, :-2], wide[:, 1:-1]), wide[:, 2:])
    whole: Floats = of(of(across[:-2], across[1:-1]), across[2:])
    return whole


def footing_of(figure: Figure, most: float) -> Footing:
    """What a figure's cell is; `most` is what the best end of the level pays."""
    tile = figure.tile
    if figure.pose == Pose.SHUT or (tile.blocks and figure.pose != Pose.OPEN):
        return Footing.ROCK
    if tile.patrols:
        return Footing.PLAIN
    if tile.ends:
        return Footing.HILL if tile.enter > 0 or tile.enter == most == 0 else Footing.HOLE
    return Footing.HOLE if tile.sends_to not in ("", tile.glyph) and tile.enter < 0 else Footing.PLAIN


def lift_of(drawn: Drawn, seen: Sequence[Overlay], every: Sequence[Overlay], view: Viewport) -> Lift | None:
    """What lifts the cells: the numbers of the last overlay seen that has some, else of the first that could be seen."""
    lifting = [overlay for overlay in seen if overlay.lifts is not None][-1:]
    lifting = lifting or [
        overlay for overlay in every if overlay.lifts is not None and not overlay.compares and overlay.able(drawn)
    ]
    for overlay in lifting:
        if overlay.lifts is not None and overlay.scale is not None:
            return Lift(overlay.lifts(drawn), overlay.scale(drawn, view))
    return None


def _packed(colour: Colour) -> int:
    return colour[0] << 16 | colour[1] << 8 | colour[2]
