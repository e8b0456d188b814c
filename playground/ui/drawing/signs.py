"""Signs that no font of ours has, made of ones that a font has: slanting arrows, nabla."""

from collections.abc import Mapping
from typing import NamedTuple

import pygame

from playground.ui.theme import Colour


class Sign(NamedTuple):
    """How one is made of the character `base`.

    turn: degrees against the clock; flipped: upside down. It turns and flips about the middle of what is drawn.
    """

    base: str
    turn: int = 0
    flipped: bool = False

    def picture(self, font: pygame.font.Font, colour: Colour) -> pygame.Surface:
        """The sign, as wide and as high as its base."""
        cell = font.render(self.base, True, colour)
        ink = cell.get_bounding_rect()
        picture = pygame.transform.flip(cell.subsurface(ink), False, self.flipped)
        picture = pygame.transform.rotozoom(picture, self.turn, 1.0) if self.turn else picture
        turned = pygame.Surface(cell.get_size(), pygame.SRCALPHA)
        turned.blit(picture, picture.get_rect(center=ink.center))
        return turned


SIGNS: Mapping[str, Sign] = {
    "∇": Sign("Δ", flipped=True),
    "↗": Sign("→", turn=45),
    "↖": Sign("→", turn=135),
    "↙": Sign("→", turn=225),
    "↘": Sign("→", turn=315),
}
"""The signs that can be made, each by its character."""
