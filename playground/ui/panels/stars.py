"""Stars: as many as were earned, and the outlines of those that still can be."""

import pygame

from playground.ui.drawing import images
from playground.ui.kit import Ui

MOST = 3
"""Stars of a lesson."""
_SHAPE = "M64 8 L80 44 L119 48 L90 74 L98 112 L64 93 L30 112 L38 74 L9 48 L48 44 Z"
HOLLOW = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">'
    f'<path d="{_SHAPE}" fill="#fffdf9" stroke="#b9ad97" stroke-width="7" stroke-linejoin="round"/></svg>'
)


def star(side: int, full: bool) -> pygame.Surface:
    """The picture of a star, golden or only its outline."""
    return images.asset("figures/star.svg", (side, side)) if full else images.picture(HOLLOW, (side, side))


def draw_stars(surface: pygame.Surface, place: pygame.Rect, count: int, side: int, outlines: bool = True) -> None:
    """Stars side by side in the middle of a rectangle; `outlines`: also those that were not earned."""
    number = MOST if outlines else count
    step = round(side * 1.08)
    left = place.centerx - (number * step - (step - side)) // 2
    for at in range(number):
        surface.blit(star(side, at < count), (left + at * step, place.centery - side // 2))


def stars_line(ui: Ui, rect: pygame.Rect, id: str, count: int, side: int) -> None:
    """Stars with their node, which says how many they are."""
    draw_stars(ui.surface, rect, count, side)
    ui.note(id, "label", rect, f"{count} of {MOST} stars")
