"""Arrows from cell to cell, drawn over the board."""

import math

import pygame

from playground.ui.board.tags import tag
from playground.ui.board.viewport import Viewport
from playground.ui.theme import Colour
from playground.world.grid import Cell

ASIDE = 0.3
"""Parts of a cell by which an arrow that goes up or down stands left of the middle."""
SMOOTH = 3
"""Drawn this many times larger and then scaled down, which makes edges smooth."""


def draw_pointer(
    surface: pygame.Surface, view: Viewport, start: Cell, end: Cell, share: float, colour: Colour
) -> tuple[int, int]:
    """An arrow, the thicker the larger its share (0 to 1); round the corner of a cell where both ends are one.

    One that goes up or down stands on the left, so that the number of a cell can be read.
    Returns the pixel beside its head, where words can stand.
    """
    size = view.cell_size
    wide = max(2.0, size * (0.03 + 0.09 * share))
    if start == end:
        return _round(surface, view, start, min(wide, 0.05 * size), colour)
    (x0, y0), (x1, y1) = view.point(*start), view.point(*end)
    upright = start.col == end.col
    x0, x1 = (x - ASIDE * size if upright else x for x in (x0, x1))
    length = math.hypot(x1 - x0, y1 - y0)
    along = (x1 - x0) / length, (y1 - y0) / length
    x0, y0 = x0 + along[0] * 0.18 * size, y0 + along[1] * 0.18 * size
    x1, y1 = x1 - along[0] * 0.22 * size, y1 - along[1] * 0.22 * size
    head = max(2.2 * wide, 0.12 * size)
    across = -along[1], along[0]
    neck = x1 - along[0] * head, y1 - along[1] * head

    def aside(spot: tuple[float, float], by: float) -> tuple[float, float]:
        return spot[0] + across[0] * by, spot[1] + across[1] * by

    half = wide / 2
    outline = [aside((x0, y0), half), aside(neck, half), aside(neck, head * 0.75), (x1, y1)]
    outline += [aside(neck, -head * 0.75), aside(neck, -half), aside((x0, y0), -half)]
    _smooth(surface, outline, colour)
    if upright:
        return round(x1 + ASIDE * size), round(max(view.point(*start)[1], view.point(*end)[1]) - 0.36 * size)
    return round(x1 - along[0] * head + across[0] * head), round(y1 - along[1] * head + across[1] * head)


def draw_words(surface: pygame.Surface, spot: tuple[int, int], words: str, cell: int, ground: Colour) -> None:
    """A few words in white on a pill, in letters that suit cells of so many pixels."""
    tag(surface, words, max(10, min(15, cell // 6)), ground, cell, center=spot)


def _smooth(surface: pygame.Surface, outline: list[tuple[float, float]], colour: Colour) -> None:
    """A filled shape with smooth edges."""
    xs, ys = [spot[0] for spot in outline], [spot[1] for spot in outline]
    box = pygame.Rect(math.floor(min(xs)) - 2, math.floor(min(ys)) - 2, 0, 0)
    box.size = math.ceil(max(xs)) + 3 - box.left, math.ceil(max(ys)) + 3 - box.top
    large = pygame.Surface((box.width * SMOOTH, box.height * SMOOTH), pygame.SRCALPHA)
    large.fill((*colour, 0))
    pygame.draw.polygon(large, (*colour, 255), [((x - box.left) * SMOOTH, (y - box.top) * SMOOTH) for x, y in outline])
    surface.blit(pygame.transform.smoothscale(large, box.size), box)


def _round(surface: pygame.Surface, view: Viewport, cell: Cell, wide: float, colour: Colour) -> tuple[int, int]:
    """A ring with a head in the upper right corner: it stays where it is."""
    spot, radius = view.rect_of(cell), view.cell_size * 0.14
    centre = spot.right - radius * 1.6, spot.top + radius * 1.6
    side = math.ceil(4 * radius)
    large = pygame.Surface((side * SMOOTH, side * SMOOTH), pygame.SRCALPHA)
    large.fill((*colour, 0))
    middle, scale = side * SMOOTH / 2, SMOOTH
    box = pygame.Rect(0, 0, round(2 * radius * scale), round(2 * radius * scale))
    box.center = round(middle), round(middle)
    pygame.draw.arc(large, (*colour, 255), box, 0.0, 5.0, max(2, round(wide * scale * 0.8)))
    x, y, tip = middle + radius * scale, middle, radius * scale * 0.7
    pygame.draw.polygon(large, (*colour, 255), [(x - tip, y - tip * 0.2), (x + tip, y - tip * 0.2), (x, y + tip)])
    surface.blit(pygame.transform.smoothscale(large, (side, side)), (round(centre[0] - side / 2), round(centre[1] - side / 2)))
    return round(centre[0]), round(centre[1] + 2 * radius)
