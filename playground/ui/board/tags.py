"""Tags over the board: a few white letters on a pill, with room around them."""

import pygame

from playground.ui import theme
from playground.ui.board.stamps import figures_stamp
from playground.ui.drawing.shapes import Rounded
from playground.ui.theme import Colour

SMALLEST = 8
"""Pixels of the smallest letters."""


def tag(surface: pygame.Surface, words: str, size: int, ground: Colour, room: int, **spot: tuple[int, int]) -> pygame.Rect:
    """Draws a tag in letters of `size` pixels, or smaller ones where it would be wider than `room`, with a corner, side or centre
    (`center=`, `midtop=` …) at a pixel. Returns where it lies.
    """
    stamp, wide = _lettered(words, size)
    while wide > room and size > SMALLEST:
        size = max(SMALLEST, min(size - 1, size * room // wide))
        stamp, wide = _lettered(words, size)
    box = pygame.Rect(0, 0, wide, stamp.get_height() + 2 * max(3, stamp.get_height() // 3))
    for name, at in spot.items():
        setattr(box, name, at)
    Rounded(box.height // 2, ground).draw(surface, box)
    surface.blit(stamp, stamp.get_rect(center=box.center))
    return box


def _lettered(words: str, size: int) -> tuple[pygame.Surface, int]:
    """The letters, and how wide a pill with them is."""
    stamp = figures_stamp(words, size, theme.ON_ACCENT, True)
    return stamp, stamp.get_width() + round(1.2 * stamp.get_height())
