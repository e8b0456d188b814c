"""Where the board stands on the screen: the only place that converts cells into pixels and back."""

import math
from dataclasses import dataclass, field, replace
from functools import cached_property

import pygame

from playground.world.grid import Cell

LARGEST_FIT = 112
"""A fitted board commonly has no larger cells than this (pixels), so that a board of one cell stays a board."""
LARGEST = 256
"""Zooming in ends at cells of this size (pixels)."""


@dataclass(frozen=True)
class Viewport:
    """A board of rows x cols cells seen through `rect`; cells are squares of a whole number of pixels.

    rect: where the board may draw, in pixels of the surface. margin: pixels kept free around a fitted board.
    zoom: 1 fits the board into `rect` (but no cell is smaller than one pixel), 2 doubles the cells.
    centre: the (row, col) in the middle of `rect`, in cells from the board's top left corner; None is the board's middle.
    bound: the value at which the colours of values end; None lets each overlay choose.
    numbers: whether values are written on their colours.
    floor: the number of the floor that is shown, of those of the table.
    most: pixels of a cell of a fitted board at most.
    pin: x and y of the board's top left pixel and the side of a cell, for a part of another view; None works them out.
    """

    rect: pygame.Rect = field(hash=False)
    rows: int
    cols: int
    zoom: float = 1.0
    centre: tuple[float, float] | None = None
    margin: int = 10
    bound: float | None = None
    numbers: bool = True
    floor: int = 0
    most: int = LARGEST_FIT
    pin: tuple[int, int, int] | None = None

    @property
    def slanted(self) -> bool:
        """Whether it is of a landscape."""
        return False

    def __post_init__(self) -> None:
        object.__setattr__(self, "rect", pygame.Rect(self.rect))

    @cached_property
    def _fit(self) -> int:
        room = min((self.rect.width - 2 * self.margin) / self.cols, (self.rect.height - 2 * self.margin) / self.rows)
        return max(1, min(self.most, int(room)))

    @cached_property
    def cell_size(self) -> int:
        """Side of a cell in pixels."""
        if self.pin is not None:
            return self.pin[2]
        return max(1, min(LARGEST, round(self._fit * self.zoom)))

    @cached_property
    def _origin(self) -> tuple[int, int]:
        if self.pin is not None:
            return self.pin[:2]
        row, col = self.centre if self.centre is not None else (self.rows / 2, self.cols / 2)
        x = _start(self.rect.left, self.rect.width, self.cols, col, self.cell_size, self.margin)
        y = _start(self.rect.top, self.rect.height, self.rows, row, self.cell_size, self.margin)
        return x, y

    @property
    def board_rect(self) -> pygame.Rect:
        """The whole board; it may reach out of `rect`."""
        return pygame.Rect(self._origin, (self.cols * self.cell_size, self.rows * self.cell_size))

    def rect_of(self, cell: tuple[int, int]) -> pygame.Rect:
        """The pixels of a cell (row, col); cells off the board have a place too."""
        x, y = self._origin
        return pygame.Rect(x + cell[1] * self.cell_size, y + cell[0] * self.cell_size, self.cell_size, self.cell_size)

    def point(self, row: float, col: float) -> tuple[float, float]:
        """The x, y of the middle of a cell; fractions lie between cells (a mouse under way)."""
        x, y = self._origin
        return x + (col + 0.5) * self.cell_size, y + (row + 0.5) * self.cell_size

    def cell_at(self, xy: tuple[float, float]) -> Cell | None:
        """The cell under a pixel, None where there is no cell or the pixel is outside `rect`."""
        if not self.rect.collidepoint(xy):
            return None
        row, col = self._cells_from_corner(xy)
        inside = 0 <= row < self.rows and 0 <= col < self.cols
        return Cell(math.floor(row), math.floor(col)) if inside else None

    def _cells_from_corner(self, xy: tuple[float, float]) -> tuple[float, float]:
        x, y = self._origin
        return (xy[1] - y) / self.cell_size, (xy[0] - x) / self.cell_size

    @cached_property
    def _visible(self) -> tuple[int, int, int, int]:
        top, left = self._cells_from_corner(self.rect.topleft)
        bottom, right = self._cells_from_corner(self.rect.bottomright)
        r0, c0 = max(0, math.floor(top)), max(0, math.floor(left))
        return r0, max(r0, min(self.rows, math.ceil(bottom))), c0, max(c0, min(self.cols, math.ceil(right)))

    def visible(self) -> tuple[int, int, int, int]:
        """(r0, r1, c0, c1): rows r0 ... r1 - 1 and cols c0 ... c1 - 1 are at least partly inside `rect`."""
        return self._visible

    def zoomed(self, factor: float, xy: tuple[float, float]) -> "Viewport":
        """Nearer (factor > 1) or farther, at least by one pixel a cell; what is under the pixel xy stays there where it can."""
        size = round(self.cell_size * factor)
        if size == self.cell_size:
            size += (factor > 1) - (factor < 1)
        size = max(self._fit, min(LARGEST, size))
        row, col = self._cells_from_corner(xy)
        centre = row + (self.rect.centery - xy[1]) / size, col + (self.rect.centerx - xy[0]) / size
        return replace(self, zoom=size / self._fit, centre=centre)._settled()

    def pinched(self, factor: float, xy: tuple[int, int], motion: tuple[int, int]) -> "Viewport":
        """Nearer or farther by any factor, and moved: what is under the pixel xy goes where that pixel goes, where it can."""
        row, col = self._cells_from_corner(xy)
        after = replace(self, zoom=max(1.0, min(LARGEST / self._fit, self.zoom * factor)))
        size, (x, y) = after.cell_size, (xy[0] + motion[0], xy[1] + motion[1])
        centre = row + (self.rect.centery - y) / size, col + (self.rect.centerx - x) / size
        return replace(after, centre=centre)._settled()

    def panned(self, dx: float, dy: float) -> "Viewport":
        """The board moved by dx, dy pixels, as far as it may."""
        row, col = self._cells_from_corner(self.rect.center)
        return replace(self, centre=(row - dy / self.cell_size, col - dx / self.cell_size))._settled()

    def fitted(self) -> "Viewport":
        """The whole board in the middle of `rect`."""
        return replace(self, zoom=1.0, centre=None)

    def moved(self, rect: pygame.Rect, rows: int, cols: int) -> "Viewport":
        """The same look at a board of another size or in another place (a window resized, a row added)."""
        return replace(self, rect=rect, rows=rows, cols=cols)

    def local(self) -> "Viewport":
        """The same pixels counted from the top left corner of `rect`: what a layer of its own draws by."""
        return self.part(self.rect)

    def part(self, rect: pygame.Rect) -> "Viewport":
        """What of the board lies in a part of the screen, in pixels from that part's top left corner."""
        x, y = self._origin
        pin = x - rect.left, y - rect.top, self.cell_size
        return replace(self, rect=pygame.Rect(0, 0, *rect.size), zoom=1.0, centre=None, margin=10, pin=pin)

    def _settled(self) -> "Viewport":
        """With a centre that lies where it is drawn, so that a pan beyond the edge need not be panned back."""
        row, col = self._cells_from_corner((self.rect.left + self.rect.width / 2, self.rect.top + self.rect.height / 2))
        return replace(self, centre=(row, col))


def shift(before: Viewport, after: Viewport) -> tuple[int, int] | None:
    """The pixels by which a board was panned between two parts, None where anything else is different too."""
    if before.pin is None or after.pin is None or replace(before, pin=after.pin) != after or before.pin[2] != after.pin[2]:
        return None
    return after.pin[0] - before.pin[0], after.pin[1] - before.pin[1]


def _start(low: int, extent: int, count: int, centre: float, size: int, margin: int) -> int:
    """The first pixel of `count` cells: centred where they fit, else at most a margin of empty room at either end."""
    if count * size <= extent - 2 * margin:
        return low + (extent - count * size) // 2
    start = low + round(extent / 2 - centre * size)
    return max(low + extent - margin - count * size, min(low + margin, start))
