"""Translucent mice that race with the one that is driven: each with a sign of its own, which differs in shape and letter."""

import math
from dataclasses import dataclass

import pygame

from playground.ui import theme
from playground.ui.board.stamps import FORMAT, svg_stamp, text_stamp
from playground.ui.board.viewport import Viewport
from playground.ui.drawing import images
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.store import stored
from playground.ui.theme import Colour
from playground.world.cast import MOUSE

SEEN = 120
"""How much of a ghost is seen, of 255."""
ASIDE = 0.2
"""Parts of a cell by which the sign of a ghost lies beside the middle, so that several in one cell can be told apart."""
MICE_FROM = 14
"""In cells of fewer pixels only the sign is drawn."""


@dataclass(frozen=True)
class GhostSign:
    """How a ghost is recognised: a letter on a shape of so many corners (0 is a disc), and the corner of the cell it keeps to."""

    letter: str
    corners: int
    series: int
    aside: tuple[int, int]

    @property
    def colour(self) -> Colour:
        """Its colour in the theme that is worn."""
        return theme.SERIES[self.series]


@dataclass(frozen=True)
class GhostMouse:
    """A ghost on the board: where it is (row, col; fractions while it moves), its sign, and its picture."""

    place: tuple[float, float]
    sign: GhostSign
    who: str = MOUSE


def draw_ghosts(surface: pygame.Surface, view: Viewport, ghosts: tuple[GhostMouse, ...]) -> None:
    """Draws them, those that come first on top; their signs above all of them."""
    cell = view.cell_size
    side = max(13, round(0.36 * cell))
    for ghost in reversed(ghosts) if cell >= MICE_FROM else ():
        x, y = _middle(view, ghost, 0.3)
        stamp = _ghost_stamp(ghost.who, max(6, round(cell * 0.82)))
        surface.blit(stamp, stamp.get_rect(center=(x, y)))
    for ghost in reversed(ghosts):
        stamp = sign_stamp(ghost.sign, side)
        surface.blit(stamp, stamp.get_rect(center=_middle(view, ghost, 1.7)))


def _middle(view: Viewport, ghost: GhostMouse, share: float) -> tuple[int, int]:
    """The pixel around which it is drawn, a share of the way to its corner of the cell."""
    x, y = view.point(*ghost.place)
    out = share * ASIDE * view.cell_size
    return round(x + out * ghost.sign.aside[0]), round(y + out * ghost.sign.aside[1])


@stored
def _ghost_stamp(who: str, size: int) -> pygame.Surface:
    stamp = images.asset(f"figures/{who}.svg", (size, size)).convert(FORMAT)
    stamp.fill((255, 255, 255, SEEN), special_flags=pygame.BLEND_RGBA_MULT)
    return stamp


@stored
def sign_stamp(sign: GhostSign, side: int) -> pygame.Surface:
    """The sign in a square of so many pixels."""
    fill, edge = hex_of(sign.colour), hex_of(theme.CARD)
    drawn = f'fill="{fill}" stroke="{edge}" stroke-width="2" stroke-linejoin="round"'
    if sign.corners:
        points = " ".join(f"{x:.2f},{y:.2f}" for x, y in _corners(sign.corners))
        body = f'<polygon points="{points}" {drawn}/>'
    else:
        body = f'<circle cx="16" cy="16" r="14" {drawn}/>'
    stamp = svg_stamp(body, side, 32)
    pointed = sign.corners == 3
    letter = text_stamp(sign.letter, max(8, round(side * (0.5 if pointed else 0.6))), theme.CARD)
    stamp.blit(letter, letter.get_rect(center=(side // 2, round(side * (0.62 if pointed else 0.5)))))
    return stamp


def _corners(count: int) -> list[tuple[float, float]]:
    """The corners of a regular shape in a square of 32; one of four lies flat."""
    turn = math.pi / 4 if count == 4 else 0.0
    reach, middle = {3: (18.0, 20.0), 4: (18.5, 16.0)}.get(count, (15.0, 16.0))
    angles = [2 * math.pi * number / count - math.pi / 2 + turn for number in range(count)]
    return [(16 + reach * math.cos(angle), middle + reach * math.sin(angle)) for angle in angles]
