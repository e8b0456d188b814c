"""What is behind a landscape: the card with a soft light on it, and the shadow of the board."""

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.ui import theme
from playground.ui.board.landscape.land_view import LandView
from playground.ui.drawing.store import stored

COARSE = 6
"""The shadow is drawn so many times smaller, and then made larger, which makes it soft."""
DARK, GLOW = 70, 60
"""How strong the shadow is, and the light around the board, of 255."""
ASIDE = 0.5
"""How far the shadow lies to the right of the board, in cells: the light comes from the left."""


def backdrop(view: LandView, foot: float) -> NDArray[np.uint32]:
    """[H, W] 0x00RRGGBB behind a board that ends at `foot`. Do not write to it."""
    local = view.rect.left, view.rect.top
    corners = [view.at(row, col, foot) for row, col in ((0, 0), (0, view.cols), (view.rows, view.cols), (view.rows, 0))]
    return _backdrop(
        view.rect.size,
        tuple((round(x - local[0]), round(y - local[1])) for x, y in corners),
        round(view.scale),
        theme.CARD,
        theme.HOVER,
    )


@stored
def _backdrop(
    size: tuple[int, int], corners: tuple[tuple[int, int], ...], scale: int, card: theme.Colour, glow: theme.Colour
) -> NDArray[np.uint32]:
    small = max(2, size[0] // COARSE), max(2, size[1] // COARSE)
    share_x, share_y = small[0] / size[0], small[1] / size[1]
    cx, cy = sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4
    ground = pygame.Surface(size, 0, 32)
    ground.fill(card)
    light = pygame.Surface((32, 32), pygame.SRCALPHA)
    y, x = np.meshgrid(np.linspace(-1, 1, 32), np.linspace(-1, 1, 32), indexing="ij")
    fall = np.clip(1 - np.hypot(x, y), 0, 1) ** 1.2
    light.fill((*glow, 255))
    pygame.surfarray.pixels_alpha(light)[:] = np.rint(255 * fall).astype(np.uint8)
    wide = max(x for x, _ in corners) - min(x for x, _ in corners)
    spread = pygame.transform.smoothscale(light, (max(2, round(wide * 1.5)), max(2, round(wide * 1.1))))
    ground.blit(spread, spread.get_rect(center=(round(cx), round(cy))))
    shadow = pygame.Surface(small, pygame.SRCALPHA)
    shadow.fill((*theme.SHADOW, 0))
    moved = [((x + ASIDE * scale) * share_x, (y + 0.35 * scale) * share_y) for x, y in corners]
    pygame.draw.polygon(shadow, (*theme.SHADOW, DARK), moved)
    for _ in range(2):
        shadow = pygame.transform.box_blur(shadow, max(1, round(0.45 * scale * share_x)))
    ground.blit(pygame.transform.smoothscale(shadow, size), (0, 0))
    return np.array(pygame.surfarray.pixels2d(ground).T & np.uint32(0xFFFFFF), np.uint32, order="C")
