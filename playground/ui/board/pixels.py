"""Cells painted as arrays of pixels: thousands of them cost as much as one picture.

A stencil says which part of a cell each of its pixels belongs to, and how much of that pixel the part covers. Painting looks
up one line of pixels of all cells at once (`np.take`), as often as a cell has lines, however many cells there are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.ui.board.viewport import Viewport
from playground.ui.drawing.store import stored

Packed = NDArray[np.uint32]
"""Colours as 0xAARRGGBB; a stencil's own cover multiplies no colour, so it only counts by being 0."""


@dataclass(frozen=True, eq=False)
class Stencil:
    """The parts of one cell. parts: [n, n] intp, the part of each pixel. cover: [n, n] uint32, its alpha (0 ... 255) << 24."""

    parts: NDArray[np.intp]
    cover: Packed

    @property
    def size(self) -> int:
        """Side of the cell in pixels."""
        return len(self.parts)


def gap_of(size: int) -> float:
    """Free pixels between two cells."""
    return 0.0 if size < 6 else 1.0 if size < 24 else 2.0


def radius_of(size: int) -> float:
    """The radius of a cell's corners in pixels."""
    return 0.0 if size < 10 else min(10.0, size * 0.11)


@stored
def cell_stencil(size: int) -> Stencil:
    """A rounded cell in one part."""
    return Stencil(np.zeros((size, size), np.intp), _packed(_share(_depth(size) >= 0, size)))


@stored
def sector_stencil(size: int, directions: tuple[tuple[int, int], ...]) -> Stencil:
    """A rounded cell cut into sectors, one an action, each towards its (rows, columns); (0, 0) is the disc in the middle.

    Each sector has `rim_shades(size)` parts, from its inside to its rim (to mark it with): part = sector * shades + shade.
    A pixel belongs to the direction that is nearest in angle; narrow gaps part the sectors.
    """
    y, x = _samples(size)
    place = np.stack((y, x)) - size / 2
    depth, gap = _depth(size), 0.0 if size < 12 else 0.5 if size < 32 else 0.8
    sector = np.zeros(y.shape, np.intp)
    outward = [way for way in directions if way != (0, 0)]
    if outward:
        unit = np.array([np.array(way) / np.hypot(*way) for way in outward])
        reach = np.tensordot(unit, place, axes=1)
        sector = np.array([directions.index(way) for way in outward], np.intp)[reach.argmax(axis=0)]
        if len(outward) > 1:
            ranked = np.sort(reach, axis=0)
            spread = np.sqrt(2.0 - 2.0 * (unit @ unit.T)[0, 1:].max())
            depth = np.minimum(depth, (ranked[-1] - ranked[-2]) / spread - gap)
    if len(outward) < len(directions):
        beyond = np.hypot(*place) - size * 0.17
        sector = np.where(beyond <= 0, directions.index((0, 0)), sector)
        depth = np.where(beyond <= 0, -beyond, np.minimum(depth, beyond)) - np.where(np.abs(beyond) < gap, gap, 0.0)
    inside, shades = depth >= 0, rim_shades(size)
    cover = _share(inside, size)
    rim = _share(inside & (depth < max(1.2, size * 0.028)), size) / np.maximum(cover, 1e-9)
    votes = np.stack([_share(inside & (sector == number), size) for number in range(len(directions))])
    parts = votes.argmax(axis=0) * shades + np.rint(rim * (shades - 1)).astype(np.intp)
    return Stencil(parts, _packed(cover))


def rim_shades(size: int) -> int:
    """How many parts a sector has from its inside to its rim: 1 (no rim) in small cells."""
    return 1 if size < 12 else 5


def paint_colours(
    surface: pygame.Surface, view: Viewport, colours: Packed, stencil: Stencil, hatched: Packed | None = None
) -> None:
    """Paints the visible cells. colours: [R, C, parts] of the rows and cols of `view.visible()`; AA 0 leaves a part unpainted.

    What was on the surface in those cells is replaced. AA is 0xFF (then the stencil's cover counts) or 0.
    hatched: [R, C, parts], the same with the colours of the strokes that lie over the parts, where they are hatched.
    """
    if hatched is not None:
        _paint_hatched(surface, view, colours, stencil, hatched)
        return
    rows, cols, parts = colours.shape
    if not rows or not cols:
        return
    n, canvas = stencil.size, _Canvas(surface, view)
    cover = np.tile(stencil.cover | 0x00FFFFFF, (1, cols))
    whole = bool((cover == 0xFFFFFFFF).all())  # small cells have no round corners
    if parts == 1:
        wide = np.repeat(colours[:, :, 0], n, axis=1)
        for y in range(n):
            canvas.put(wide if whole else wide & cover[y], y)
        return
    flat = colours.reshape(rows, cols * parts)
    first = np.arange(cols)[:, None] * parts
    line = np.empty((rows, cols * n), np.uint32)
    for y in range(n):
        np.take(flat, (first + stencil.parts[y]).reshape(-1), axis=1, out=line, mode="clip")
        if not whole:
            np.bitwise_and(line, cover[y], out=line)
        canvas.put(line, y)


def _paint_hatched(surface: pygame.Surface, view: Viewport, colours: Packed, stencil: Stencil, hatched: Packed) -> None:
    """The same with slanted strokes in the colours of `hatched`."""
    rows, cols, parts = colours.shape
    n, canvas = stencil.size, _Canvas(surface, view)
    place = np.tile(np.arange(n), cols)
    part = np.tile(stencil.parts, (1, cols)) + np.repeat(np.arange(cols) * parts, n)
    cover = np.tile(stencil.cover | 0x00FFFFFF, (1, cols))
    plain, strokes = colours.reshape(rows, cols * parts), hatched.reshape(rows, cols * parts)
    for y in range(n):
        canvas.put(np.where(struck(place, y, n), strokes[:, part[y]], plain[:, part[y]]) & cover[y], y)


def struck(x: NDArray[np.intp], y: NDArray[np.intp] | int, size: int) -> NDArray[np.bool_]:
    """Whether slanted strokes over a cell of `size` pixels go through these pixels."""
    between = max(4, size // 7)
    return np.asarray((x + y) % between < max(1, between // 4))


def blit_stamps(surface: pygame.Surface, view: Viewport, stamps: Sequence[pygame.Surface], which: NDArray[np.intp]) -> None:
    """Puts pictures of a cell's size into the visible cells, in place of what was there; which: [R, C] numbers in `stamps`."""
    rows, cols = which.shape
    if not rows or not cols:
        return
    n, canvas = view.cell_size, _Canvas(surface, view)
    images = _lines_of(tuple(stamps))
    line = np.empty((rows, cols, n), np.uint32)
    for y in range(n):
        np.take(images[y], which, axis=0, out=line, mode="clip")
        canvas.put(line.reshape(rows, cols * n), y)


@stored
def _lines_of(stamps: tuple[pygame.Surface, ...]) -> Packed:
    """[n, stamps, n] uint32: each line of pixels of all the pictures together, as they are looked up."""
    return np.stack([image_array(stamp) for stamp in stamps], axis=1)


def blit_coded_stamps(
    surface: pygame.Surface,
    view: Viewport,
    codes: NDArray[np.intp],
    limit: int,
    stamp: Callable[[int], pygame.Surface],
) -> None:
    """Puts the picture of each cell's code into the visible cells; codes: [R, C] in 0 ... limit - 1, few of which occur."""
    present = np.flatnonzero(np.bincount(codes.reshape(-1), minlength=limit))
    number = np.zeros(limit, np.intp)
    number[present] = np.arange(len(present))
    blit_stamps(surface, view, [stamp(int(code)) for code in present], number[codes])


class _Canvas:
    """The pixels of a surface with alpha, and where the visible cells lie on it."""

    def __init__(self, surface: pygame.Surface, view: Viewport) -> None:
        r0, _, c0, _ = view.visible()
        self._pixels = pygame.surfarray.pixels2d(surface).T
        self._left, self._top = view.rect_of((r0, c0)).topleft
        self._cell = view.cell_size

    def put(self, lines: Packed, y: int) -> None:
        """Writes one line of pixels of every row of cells: lines [R, C n] go y pixels below the rows' upper edges.

        What lies beyond the surface is left out.
        """
        height, width = self._pixels.shape
        above = self._top + y
        skipped = max(0, -(above // self._cell))
        count = min(len(lines), (height - 1 - above) // self._cell + 1)
        x0, x1 = max(0, self._left), min(width, self._left + lines.shape[1])
        if skipped < count and x0 < x1:
            target = self._pixels[above + skipped * self._cell : height : self._cell, x0:x1]
            target[: count - skipped] = lines[skipped:count, x0 - self._left : x1 - self._left]


def image_array(surface: pygame.Surface) -> Packed:
    """[height, width] uint32 of a surface with alpha, 0xAARRGGBB."""
    return np.array(pygame.surfarray.pixels2d(surface).T, dtype=np.uint32, order="C")


def _samples(size: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The y and x of every sample of a cell, in pixels: several a pixel, so that edges are smooth."""
    count = 4 if size <= 96 else 2
    along = (np.arange(size * count) + 0.5) / count
    y, x = np.meshgrid(along, along, indexing="ij")
    return y, x


def _depth(size: int) -> NDArray[np.float64]:
    """How far inside the rounded cell each sample lies, in pixels; negative outside."""
    y, x = _samples(size)
    radius = radius_of(size)
    straight = (size - gap_of(size)) / 2 - radius
    dy, dx = np.abs(y - size / 2) - straight, np.abs(x - size / 2) - straight
    outside = np.hypot(np.maximum(dy, 0.0), np.maximum(dx, 0.0)) + np.minimum(np.maximum(dy, dx), 0.0)
    depth: NDArray[np.float64] = radius - outside + 1e-9
    return depth


def _share(samples: NDArray[np.bool_], size: int) -> NDArray[np.float64]:
    """[n, n] which part of each pixel's samples is true."""
    count = len(samples) // size
    share: NDArray[np.float64] = samples.reshape(size, count, size, count).mean(axis=(1, 3))
    return share


def _packed(cover: NDArray[np.float64]) -> Packed:
    return np.rint(cover * 255).astype(np.uint32) << np.uint32(24)
