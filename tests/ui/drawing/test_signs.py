import pygame
import pytest

from playground.ui.drawing.signs import SIGNS


@pytest.fixture
def font():
    pygame.font.init()
    return pygame.font.Font(None, 40)


@pytest.mark.parametrize("character", SIGNS)
def test_a_sign_is_made_of_another_character_in_a_cell_of_the_same_size(font, character):
    sign = SIGNS[character]
    assert sign.base not in SIGNS
    drawn = sign.picture(font, (0, 0, 0))
    assert drawn.get_size() == font.render(sign.base, True, (0, 0, 0)).get_size()
    assert drawn.get_bounding_rect().width > 0


def test_what_is_flipped_is_upside_down_at_the_same_place(font):
    sign = SIGNS["∇"]._replace(base="L")
    upright, flipped = font.render("L", True, (0, 0, 0)), sign.picture(font, (0, 0, 0))
    ink = upright.get_bounding_rect()
    assert flipped.get_bounding_rect() == ink
    for y in range(ink.height):
        for x in range(ink.width):
            assert flipped.get_at((ink.left + x, ink.bottom - 1 - y)) == upright.get_at((ink.left + x, ink.top + y))
