"""Where the cells of a landscape lie on the screen: a viewport of columns that stand at a slant."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.ui.board.landscape.relief import Relief, flat
from playground.ui.board.landscape.slant import USUAL, Slant
from playground.ui.board.viewport import LARGEST, Viewport
from playground.world.grid import Cell

Floats = NDArray[np.float64]

FACE = 0.84
"""The side of what stands on a cell, in sides of the cell."""
STANDING = 0.55
"""Room above the highest hill for who stands on it, in sides of a cell."""
TINY = 1e-9


@dataclass(frozen=True)
class LandView(Viewport):
    """A landscape of rows x cols cells seen through `rect`.

    slant: how it is turned and tilted. relief: how high its cells stand; None, or one of another size, is level ground.
    Unlike on the flat board, the side of a cell need not be a whole number of pixels, and `cell_size` is the side of what stands
    upright on a cell. `centre` is the point of the level ground in the middle of the room.
    """

    slant: Slant = USUAL
    relief: Relief | None = None

    @property
    def slanted(self) -> bool:
        """It is."""
        return True

    @cached_property
    def ground(self) -> Relief:
        """The relief, of the board's own size."""
        relief = self.relief
        return relief if relief is not None and relief.heights.shape == (self.rows, self.cols) else flat(self.rows, self.cols)

    @property
    def _reach(self) -> tuple[float, float]:
        return self.ground.reach[0] + STANDING, self.ground.reach[1]

    @cached_property
    def fitted_scale(self) -> float:
        """Pixels of a cell of the whole board in `rect`."""
        cos, sin, tilt_sin, tilt_cos = self.slant.angles
        wide = self.cols * abs(cos) + self.rows * abs(sin)
        high = (self.cols * abs(sin) + self.rows * abs(cos)) * tilt_sin + sum(self._reach) * tilt_cos
        room = self.rect.width - 2 * self.margin, self.rect.height - 2 * self.margin
        return max(1.0, min(float(self.most) * 1.15, room[0] / wide, room[1] / high))

    @cached_property
    def scale(self) -> float:
        """Pixels of a cell's side."""
        return max(1.0, min(float(LARGEST), self.fitted_scale * self.zoom))

    @cached_property
    def cell_size(self) -> int:
        """Side of what stands on a cell, in pixels."""
        return max(1, round(self.scale * FACE))

    @cached_property
    def middle(self) -> tuple[float, float]:
        """x and y of the middle of the board at height 0, from the left upper corner of `rect`."""
        tilt_sin, lower = self.slant.angles[2], self.scale * self.slant.angles[3]
        y = self.rect.height / 2 + lower * (self._reach[0] - self._reach[1]) / 2
        if self.centre is None:
            return self.rect.width / 2, y
        right, nearer = self.slant.seen(self.centre[1] - self.cols / 2, self.centre[0] - self.rows / 2)
        return self.rect.width / 2 - self.scale * right, y - self.scale * nearer * tilt_sin

    def at(self, row: float, col: float, height: float) -> tuple[float, float]:
        """The pixel of a point of the board, in cells from its left upper corner."""
        _, _, tilt_sin, tilt_cos = self.slant.angles
        right, nearer = self.slant.seen(col - self.cols / 2, row - self.rows / 2)
        x, y = self.middle
        left, top = self.rect.topleft
        return left + x + self.scale * right, top + y + self.scale * (nearer * tilt_sin - height * tilt_cos)

    def tops(self, aside: float = 0.0) -> tuple[Floats, Floats]:
        """[R, C] x and y of the middles of all tops in pixels; `aside`: so many cells nearer to the viewer."""
        cos, sin, tilt_sin, tilt_cos = self.slant.angles
        down, across = np.mgrid[0 : self.rows, 0 : self.cols] + 0.5
        down, across = down - self.rows / 2, across - self.cols / 2
        x, y = self.middle
        xs = self.rect.left + x + self.scale * (across * cos + down * sin)
        nearer = down * cos - across * sin + aside
        return xs, self.rect.top + y + self.scale * (nearer * tilt_sin - self.ground.heights * tilt_cos)

    @cached_property
    def distances(self) -> Floats:
        """[R * C] how far the middle of each cell is from the viewer, in cells; 0 in the middle of the board."""
        cos, sin, _, _ = self.slant.angles
        down, across = np.mgrid[0 : self.rows, 0 : self.cols] + 0.5
        far: Floats = ((across - self.cols / 2) * sin - (down - self.rows / 2) * cos).reshape(-1)
        return far

    def distance(self, row: float, col: float) -> float:
        """How far the middle of a cell is from the viewer; fractions lie between cells."""
        return -self.slant.seen(col + 0.5 - self.cols / 2, row + 0.5 - self.rows / 2)[1]

    def height(self, row: float, col: float) -> float:
        """How high the ground is at the middle of a cell; in between, on the way from one to the other."""
        heights = self.ground.heights
        r, c = max(0.0, min(self.rows - 1.0, row)), max(0.0, min(self.cols - 1.0, col))
        r0, c0 = int(r), int(c)
        r1, c1 = min(r0 + 1, self.rows - 1), min(c0 + 1, self.cols - 1)
        above = heights[r0, c0] * (1 - c + c0) + heights[r0, c1] * (c - c0)
        below = heights[r1, c0] * (1 - c + c0) + heights[r1, c1] * (c - c0)
        return float(above * (1 - r + r0) + below * (r - r0))

    def point(self, row: float, col: float) -> tuple[float, float]:
        """The x, y of the middle of a cell's top; fractions lie between cells (a mouse under way)."""
        return self.at(row + 0.5, col + 0.5, self.height(row, col))

    def rect_of(self, cell: tuple[int, int]) -> pygame.Rect:
        """A square around the middle of a cell's top."""
        x, y = self.point(*cell)
        side = self.cell_size
        return pygame.Rect(round(x - side / 2), round(y - side / 2), side, side)

    @property
    def board_rect(self) -> pygame.Rect:
        """What is around the whole board with its highest hill."""
        corners = [self.at(row, col, 0.0) for row in (0, self.rows) for col in (0, self.cols)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        up = self.scale * self.slant.angles[3]
        top = min(ys) - up * max(0.0, float(self.ground.heights.max(initial=0.0)))
        return pygame.Rect(round(min(xs)), round(top), round(max(xs) - min(xs)), round(max(ys) - up * self.ground.foot - top))

    def visible(self) -> tuple[int, int, int, int]:
        """(r0, r1, c0, c1): rows and cols of a part of the board outside of which nothing is seen."""
        return self._seen

    @cached_property
    def _seen(self) -> tuple[int, int, int, int]:
        heights = self.ground.heights
        levels = float(heights.min(initial=0.0)), float(heights.max(initial=0.0))
        spots = [(x, y) for x in (self.rect.left, self.rect.right) for y in (self.rect.top, self.rect.bottom)]
        places = [self.ground_at(spot, level) for spot in spots for level in levels]
        rows, cols = [row for row, _ in places], [col for _, col in places]
        r0, c0 = max(0, min(self.rows, math.floor(min(rows)))), max(0, min(self.cols, math.floor(min(cols))))
        return r0, max(r0, min(self.rows, math.ceil(max(rows)))), c0, max(c0, min(self.cols, math.ceil(max(cols))))

    def ground_at(self, xy: tuple[float, float], height: float) -> tuple[float, float]:
        """(row, col) in cells from the board's corner of what is seen at a pixel, if it is so high."""
        _, _, tilt_sin, tilt_cos = self.slant.angles
        x, y = self.middle
        right = (xy[0] - self.rect.left - x) / self.scale
        nearer = ((xy[1] - self.rect.top - y) / self.scale + height * tilt_cos) / tilt_sin
        across, down = self.slant.on_ground(right, nearer)
        return down + self.rows / 2, across + self.cols / 2

    def cell_at(self, xy: tuple[float, float]) -> Cell | None:
        """The cell that is seen at a pixel, at its top or its side: by the same walk by which it was painted."""
        if not self.rect.collidepoint(xy):
            return None
        cos, sin, tilt_sin, tilt_cos = self.slant.angles
        u = (math.floor(xy[0] - self.rect.left) + 0.5 - self.middle[0]) / self.scale
        v = math.floor(xy[1] - self.rect.top) + 0.5
        half_x, half_y, heights = self.cols / 2.0, self.rows / 2.0, self.ground.heights
        near_x, far_x = _slab(u * cos, sin, half_x)
        near_y, far_y = _slab(u * sin, -cos, half_y)
        t, end = max(near_x, near_y), min(far_x, far_y)
        if t >= end or v >= self.middle[1] - self.scale * (t * tilt_sin + self.ground.foot * tilt_cos):
            return None
        step_x, step_y = (1 if sin > 0.0 else -1), (-1 if cos > 0.0 else 1)
        front = near_x <= near_y
        col = math.floor(u * cos + t * sin + half_x) if front else (0 if step_x > 0 else self.cols - 1)
        row = (0 if step_y > 0 else self.rows - 1) if front else math.floor(u * sin - t * cos + half_y)
        col, row = min(self.cols - 1, max(0, col)), min(self.rows - 1, max(0, row))
        while t < end and 0 <= row < self.rows and 0 <= col < self.cols:
            next_x = (col + (step_x + 1) // 2 - half_x - u * cos) / sin if abs(sin) >= TINY else 1e30
            next_y = (u * sin + half_y - row - (step_y + 1) // 2) / cos if abs(cos) >= TINY else 1e30
            leave = min(end, next_x, next_y)
            if v >= self.middle[1] - self.scale * (max(t, leave) * tilt_sin + float(heights[row, col]) * tilt_cos):
                return Cell(row, col)
            t = max(t, leave)
            if next_x <= next_y:
                col += step_x
            else:
                row += step_y
        return None

    def zoomed(self, factor: float, xy: tuple[float, float]) -> "LandView":
        """Nearer (factor > 1) or farther; what is under the pixel xy stays there where it can."""
        cell = self.cell_at(xy)
        height = 0.0 if cell is None else float(self.ground.heights[cell])
        spot = self.ground_at(xy, height)
        zoom = max(1.0, min(LARGEST / self.fitted_scale, self.zoom * factor))
        nearer = replace(self, zoom=zoom, centre=self.centre or (self.rows / 2, self.cols / 2))
        x, y = nearer.at(*spot, height)
        return nearer.panned(xy[0] - x, xy[1] - y)

    def pinched(self, factor: float, xy: tuple[int, int], motion: tuple[int, int]) -> "LandView":
        """Nearer or farther by any factor, and moved: what is under the pixel xy goes where that pixel goes, where it can."""
        return self.zoomed(factor, xy).panned(*motion)

    def panned(self, dx: float, dy: float) -> "LandView":
        """The landscape moved by dx, dy pixels; a point of it stays in the middle of the room."""
        across, down = self.slant.on_ground(-dx / self.scale, -dy / (self.scale * self.slant.angles[2]))
        row, col = self.centre or (self.rows / 2, self.cols / 2)
        return replace(self, centre=(max(0.0, min(self.rows, row + down)), max(0.0, min(self.cols, col + across))))

    def flat_part(self, texels: int) -> Viewport:
        """The visible cells as a flat board with cells of so many pixels, from whose paint the tops are made."""
        r0, r1, c0, c1 = self.visible()
        rect = pygame.Rect(0, 0, max(1, (c1 - c0) * texels), max(1, (r1 - r0) * texels))
        pin = -c0 * texels, -r0 * texels, texels
        return Viewport(
            rect, self.rows, self.cols, bound=self.bound, numbers=self.numbers, floor=self.floor, most=self.most, pin=pin
        )


def _slab(place: float, way: float, half: float) -> tuple[float, float]:
    """Where a line that moves `way` a step lies between -half and half, from step to step."""
    if abs(way) < TINY:
        return (-1e30, 1e30) if abs(place) < half else (1e30, -1e30)
    one, other = (-half - place) / way, (half - place) / way
    return min(one, other), max(one, other)
