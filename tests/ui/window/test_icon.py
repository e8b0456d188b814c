"""The program's picture, in any size."""

import pygame
import pytest

from playground.ui.window.icon import icon


@pytest.mark.parametrize("side", [16, 48, 256])
def test_it_is_drawn_in_any_size_with_clear_corners(side: int) -> None:
    pygame.font.init()
    picture = icon(side)
    assert picture.get_size() == (side, side)
    assert picture.get_at((0, 0)).a == 0 and picture.get_at((side // 2, side // 2)).a == 255
    colours = {tuple(picture.get_at((x, y)))[:3] for x in range(0, side, 2) for y in range(0, side, 2)}
    assert len(colours) > 8, "a figure on a ground, not a plain square"
