"""The small pictures of the overlays (arrows, petals, dots, numbers), drawn once for each size and kept."""

import math
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.board.pixels import gap_of, radius_of
from playground.ui.board.scale import STEPS, colour_at, contrast
from playground.ui.board.viewport import Viewport
from playground.ui.board.window import Window
from playground.ui.drawing import fonts, images
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.ui.theme import Colour

NUMBERS_FROM = 30
"""Cells of fewer pixels show no number: it could not be read."""
LEAST_TEXT = 9
"""Pixels of the smallest numbers."""
FOOT, UNDER = 0.06, 3
"""Below a number: a part of the cell, and pixels."""
ARROWS_FROM = 7
"""Cells of fewer pixels show no arrows."""

FORMAT = pygame.Surface((1, 1), pygame.SRCALPHA)
_BLACK: Colour = (0, 0, 0)
_WHITE: Colour = (255, 255, 255)


def svg_stamp(body: str, size: int, side: float = 1.0) -> pygame.Surface:
    """The body of an SVG whose picture is `side` units wide and high, drawn in size x size pixels; with or without a display."""
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side:g} {side:g}">{body}</svg>'
    return images.picture(text, (size, size)).convert(FORMAT)


@lru_cache(maxsize=STEPS)
def ink_on(step: int) -> Colour:
    """The colour of a number on a place of the value scale: the first of ink, white, black with a contrast of 4.5 : 1."""
    ground = colour_at(step)
    return next((ink for ink in (theme.INK, _WHITE) if contrast(ink, ground) >= 4.5), _BLACK)


theme.follow(ink_on.cache_clear)


@stored
def text_stamp(text: str, pixels: int, colour: Colour, strong: bool = True) -> pygame.Surface:
    """A short text, cut to what it covers."""
    drawn = fonts.text(text, "number" if strong else "text", pixels, colour)
    return drawn.subsurface(drawn.get_bounding_rect()).convert(FORMAT)


@stored
def figures_stamp(text: str, pixels: int, colour: Colour, strong: bool) -> pygame.Surface:
    """A number put together from its figures: while values change there are ever new numbers, but only ten figures."""
    style = "number" if strong else "text"
    parts = [(character, fonts.text(character, style, pixels, colour)) for character in text]
    width = sum(part.get_width() for _, part in parts) + 2
    whole = pygame.Surface((width, parts[0][1].get_height()), pygame.SRCALPHA)
    x = 0
    for character, part in parts:
        x += character == "."  # a pixel more, or the point of a small number sticks to the figure before it
        whole.blit(part, (x, 0))
        x += part.get_width()
    return whole.subsurface(whole.get_bounding_rect())


def number_stamp(
    value: float, pixels: int, width: int, colour: Colour, strong: bool = True, places: int = 2
) -> pygame.Surface | None:
    """A number in as many digits as fit into `width` pixels, None where not even one does, or where all of them would be 0.

    places: decimals of a small number; with more than two it is never written as a nought that it is not.
    """
    for digits in (3, 2, 1):
        text = numeral(value, digits, places)
        if places > 2 and value and not text.strip("0."):
            return None
        for weight in (True, False) if strong else (False,):
            stamp = figures_stamp(text, pixels, colour, weight)
            if stamp.get_width() <= width:
                return stamp
    return None


@stored
def frame_stamp(colour: Colour, strength: float, weight: float, size: int) -> pygame.Surface:
    """A frame inside the edge of a cell, seen to a strength from 0 to 1; its line is `weight` parts of the cell wide."""
    line = max(1.2, size * weight)
    inset, radius = gap_of(size) / 2 + line / 2, max(0.5, radius_of(size) - line / 2)
    side = size - 2 * inset
    rect = f'<rect x="{inset:.2f}" y="{inset:.2f}" width="{side:.2f}" height="{side:.2f}" rx="{radius:.2f}" fill="none" '
    body = (
        rect + f'stroke="{hex_of(theme.CARD)}" stroke-opacity="{strength}" stroke-width="{line * 1.5:.2f}"/>'
        if size >= 16
        else ""
    )
    body += rect + f'stroke="{hex_of(colour)}" stroke-opacity="{strength}" stroke-width="{line:.2f}"/>'
    return svg_stamp(body if strength else "", size, size)


def number_size(cell: int) -> int:
    """Pixels of the text of a cell's own number."""
    return max(LEAST_TEXT, min(24, round(cell * 0.2)))


def number_top(cell: int) -> float:
    """Where the number at the foot of a cell begins with a little air above it, in parts of the cell: no arrow reaches below."""
    figures = 0.76 * number_size(cell)
    return (cell - round(cell * FOOT) - UNDER - figures) / cell - 0.035


def draw_numbers(
    surface: pygame.Surface,
    view: Viewport,
    seen: Window,
    values: NDArray[np.float64],
    steps: NDArray[np.intp],
    decimals: int = 2,
) -> None:
    """A number at the foot of every shown cell; values, steps: [R, C], the number and the place of its ground on the scale.

    decimals: of numbers below 1, as `numerals.places_of` the scale's end.
    """
    size, cell = number_size(view.cell_size), view.cell_size
    rows, cols = np.nonzero(seen.shown)
    places = np.stack((rows + seen.corner[0], cols + seen.corner[1]), axis=1).tolist()
    blits = []
    for place, value, step in zip(places, values[rows, cols].tolist(), steps[rows, cols].tolist(), strict=True):
        stamp = number_stamp(value, size, cell - 4, ink_on(step), places=decimals)
        if stamp:
            rect, (width, height) = view.rect_of(place), stamp.get_size()
            blits.append((stamp, (rect.centerx - width // 2, rect.bottom - round(cell * FOOT) - UNDER - height)))
    surface.fblits(blits)


@stored
def arrows_stamp(ways: tuple[tuple[int, int], ...], size: int) -> pygame.Surface:
    """All the arrows of one cell, in one picture: one in the middle, several from the middle outwards; (0, 0) is a ring."""
    outward = [way for way in ways if way != (0, 0)]
    alone = len(ways) == 1
    reach = (-0.19, 0.19) if alone else (0.0, 0.255 if size >= NUMBERS_FROM else 0.4)
    if size < NUMBERS_FROM and alone:
        reach = (-0.33, 0.33)
    raised = min(0.47, number_top(size) - reach[1]) if size >= NUMBERS_FROM else 0.5
    slanted = any(row and col for row, col in ways)
    scale = 1.0 if alone else 0.62 if slanted else 0.8
    if size < NUMBERS_FROM:
        scale *= 1.5
    paths = "".join(arrow_path(way, reach, scale, (0.5, raised)) for way in outward)
    ring = f'<circle cx="0.5" cy="{raised}" r="0.075" ' if (0, 0) in ways else ""
    halo = f'<g fill="none" stroke="{hex_of(theme.HALO)}" stroke-width="0.055" stroke-linejoin="round"><path d="{paths}"/>'
    halo += (ring + 'stroke-width="0.09"/>' if ring else "") + "</g>"
    ink = hex_of(theme.INK)
    body = f'<path d="{paths}" fill="{ink}"/>' + (ring + f'fill="none" stroke="{ink}" stroke-width="0.045"/>' if ring else "")
    return svg_stamp(halo + body, size)


def arrow_path(way: tuple[int, int], reach: tuple[float, float], scale: float, middle: tuple[float, float]) -> str:
    """SVG path of an arrow from reach[0] to reach[1] along a (rows, columns), in parts of a cell."""
    low, high = reach
    shaft, head, neck = 0.034 * scale, 0.105 * scale, high - 0.14 * scale
    outline = ((low, -shaft), (neck, -shaft), (neck, -head), (high, 0.0), (neck, head), (neck, shaft), (low, shaft))
    length = math.hypot(*way)
    dy, dx = way[0] / length, way[1] / length
    points = ((middle[0] + along * dx - across * dy, middle[1] + along * dy + across * dx) for along, across in outline)
    return "M" + " L".join(f"{x:.4f} {y:.4f}" for x, y in points) + " Z "


@stored
def petal_stamp(way: tuple[int, int], probability: float, size: int) -> pygame.Surface:
    """One petal of a probability (0 ... 1, by sixteenths), its area in proportion, in a cell of `size`; (0, 0) is a disc."""
    middle, most = (0.42, 0.35) if size >= NUMBERS_FROM else (0.5, 0.46)
    reach, width = most * math.sqrt(probability), 0.30 * most * math.sqrt(probability) + 0.02
    fill, edge = hex_of(theme.ACCENT), hex_of(theme.CARD)
    if way == (0, 0):
        shape = f'<circle cx="0.5" cy="{middle}" r="{0.5 * reach:.3f}" '
    else:
        turn = math.degrees(math.atan2(way[0], way[1]))
        d = f"M0 0 C{reach * 0.35:.3f} {-width:.3f} {reach * 0.8:.3f} {-width:.3f} {reach:.3f} 0 "
        d += f"C{reach * 0.8:.3f} {width:.3f} {reach * 0.35:.3f} {width:.3f} 0 0 Z"
        shape = f'<path transform="translate(0.5 {middle}) rotate({turn:.1f})" d="{d}" '
    body = f'{shape} fill="{fill}" fill-opacity="0.85" stroke="{edge}" stroke-width="0.018"/>'
    return svg_stamp(body, size)
