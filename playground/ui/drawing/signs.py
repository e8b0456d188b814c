"""Signs that no font of ours has, made of ones that a font has: subscripts, slanting arrows, nabla."""

from collections.abc import Mapping
from typing import NamedTuple

import pygame

from playground.ui.theme import Colour


class Sign(NamedTuple):
    """How one is made of the character `base`.

    size: its size against the text's; drop: how much lower it stands, as a share of the text's size; turn: degrees against the
    clock; flipped: upside down. It turns and flips about the middle of what is drawn.
    """

    base: str
    size: float = 1.0
    drop: float = 0.0
    turn: int = 0
    flipped: bool = False

    def picture(self, font: pygame.font.Font, colour: Colour) -> pygame.Surface:
        """The sign in a font of its own size, as wide and as high as its base."""
        cell = font.render(self.base, True, colour)
        if not (self.turn or self.flipped):
            return cell
        ink = cell.get_bounding_rect()
        picture = pygame.transform.flip(cell.subsurface(ink), False, self.flipped)
        picture = pygame.transform.rotozoom(picture, self.turn, 1.0) if self.turn else picture
        turned = pygame.Surface(cell.get_size(), pygame.SRCALPHA)
        turned.blit(picture, picture.get_rect(center=ink.center))
        return turned


SIGNS: Mapping[str, Sign] = {
    **{chr(0x2080 + digit): Sign(str(digit), size=0.68, drop=0.14) for digit in range(10)},
    "₊": Sign("+", size=0.68, drop=0.14),
    "₋": Sign("−", size=0.68, drop=0.14),
    "ᵥ": Sign("v", size=0.68, drop=0.14),
    "∇": Sign("Δ", flipped=True),
    "↗": Sign("→", turn=45),
    "↖": Sign("→", turn=135),
    "↙": Sign("→", turn=225),
    "↘": Sign("→", turn=315),
}
"""The signs that can be made, each by its character."""
