"""The program's picture, in any size, for windows and files: a mouse on a board of which two cells are worth something."""

import io

import pygame

from playground.ui.drawing import images

_GROUND = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">'
    '<rect x="2" y="2" width="124" height="124" rx="30" fill="#0e5854"/>'
    '<rect x="2" y="2" width="124" height="118" rx="30" fill="#16756f"/>'
    '<rect x="12" y="12" width="49" height="49" rx="16" fill="#4aa099"/>'
    '<rect x="67" y="12" width="49" height="49" rx="16" fill="#f19b36"/>'
    '<rect x="12" y="67" width="49" height="45" rx="16" fill="#4aa099"/>'
    '<rect x="67" y="67" width="49" height="45" rx="16" fill="#ffe1af"/>'
    "</svg>"
)
"""A tile of four cells; its colours are the program's sign and stay the same in every palette."""
FIGURE = 0.8
"""The share of the side that the mouse takes."""


def icon(side: int = 256) -> pygame.Surface:
    """The picture on a transparent ground, so many pixels wide and high."""
    whole = _drawn(_GROUND, side)
    mouse = _drawn(images.asset_text("figures/mouse.svg"), round(FIGURE * side))
    whole.blit(mouse, mouse.get_rect(center=(side / 2, side * 0.52)))
    return whole


def _drawn(svg: str, side: int) -> pygame.Surface:
    return pygame.image.load_sized_svg(io.BytesIO(svg.encode("utf-8")), (side, side))
