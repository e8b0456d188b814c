"""What is behind a landscape: the card with a soft light on it, and the shadow of the board."""

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.ui import theme
from playground.ui.board.landscape.land_view import LandView
from playground.ui.drawing.store import stored

COARSE = 6
"""The shadow is drawn so many times smaller, and then made larger, which makes it soft."""
DARK, GLOW = 70, 1.2
"""How strong the shadow is, of 255, and how quickly the light falls off."""
FOOT = 24
"""Pixels at the lower end and at the sides in which all of it fades into the card."""
ASIDE, BELOW = 0.5, 0.35
"""How far the shadow lies to the right of the board and below it, in cells: the light comes from the left."""


def backdrop(view: LandView) -> NDArray[np.uint32]:
    """[H, W] 0x00RRGGBB behind a landscape. Do not write to it."""
    foot, (left, top) = -view.ground.reach[1], view.rect.topleft
    corners = [view.at(row, col, foot) for row, col in ((0, 0), (0, view.cols), (view.rows, view.cols), (view.rows, 0))]
    return _backdrop(
        view.rect.size, tuple((round(x - left), round(y - top)) for x, y in corners), round(view.scale), theme.CARD, theme.HOVER
    )


@stored
def _glow(size: tuple[int, int], card: theme.Colour, glow: theme.Colour) -> pygame.Surface:
    """The card, lit in the middle."""
    light = pygame.Surface((32, 32), pygame.SRCALPHA)
    y, x = np.meshgrid(np.linspace(-1, 1, 32), np.linspace(-1, 1, 32), indexing="ij")
    light.fill((*glow, 255))
    pygame.surfarray.pixels_alpha(light)[:] = np.rint(255 * np.clip(1 - np.hypot(x, y), 0, 1) ** GLOW).astype(np.uint8)
    ground = pygame.Surface(size, 0, 32)
    ground.fill(card)
    ground.blit(pygame.transform.smoothscale(light, size), (0, 0))
    return ground


@stored
def _fading(card: theme.Colour) -> pygame.Surface:
    """From nothing down to the card's colour, so that no shadow ends in a line; turned, to the right."""
    strip = pygame.Surface((1, 16), pygame.SRCALPHA)
    strip.fill((*card, 255))
    pygame.surfarray.pixels_alpha(strip)[:] = np.linspace(0, 255, 16).astype(np.uint8)
    return strip


@stored(maxsize=2)
def _backdrop(
    size: tuple[int, int], corners: tuple[tuple[int, int], ...], scale: int, card: theme.Colour, glow: theme.Colour
) -> NDArray[np.uint32]:
    ground = _glow(size, card, glow).copy()
    reach = round(scale * (ASIDE + 1.0))
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    around = pygame.Rect(min(xs) - reach, min(ys) - reach, max(xs) - min(xs) + 2 * reach, max(ys) - min(ys) + 2 * reach)
    around = around.clip(ground.get_rect().inflate(2 * reach, 2 * reach))
    shadow = pygame.Surface((max(2, around.width // COARSE), max(2, around.height // COARSE)), pygame.SRCALPHA)
    shadow.fill((*theme.SHADOW, 0))
    moved = [((x - around.left + ASIDE * scale) / COARSE, (y - around.top + BELOW * scale) / COARSE) for x, y in corners]
    pygame.draw.polygon(shadow, (*theme.SHADOW, DARK), moved)
    for _ in range(2):
        shadow = pygame.transform.box_blur(shadow, max(1, round(0.45 * scale / COARSE)))
    if around.width > 1 and around.height > 1:
        ground.blit(pygame.transform.smoothscale(shadow, around.size), around)
    foot = pygame.transform.smoothscale(_fading(card), (size[0], min(size[1], FOOT)))
    right = pygame.transform.smoothscale(pygame.transform.rotate(_fading(card), 90), (min(size[0], FOOT), size[1]))
    ground.blit(foot, (0, size[1] - foot.get_height()))
    ground.blit(right, (size[0] - right.get_width(), 0))
    ground.blit(pygame.transform.flip(right, True, False), (0, 0))
    pixels: NDArray[np.uint32] = pygame.surfarray.array2d(ground).view(np.uint32).T
    return pixels
