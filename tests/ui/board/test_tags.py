"""Tags: letters with room around them, in as much room as there is."""

import pygame
import pytest

from playground.ui.board.stamps import figures_stamp
from playground.ui.board.tags import tag
from playground.ui.theme import ACCENT, ON_ACCENT

WORDS = "off −0.08"


@pytest.fixture
def surface():
    pygame.display.set_mode((200, 60))
    pygame.font.init()
    surface = pygame.Surface((200, 60))
    surface.fill((255, 255, 255))
    return surface


def test_letters_have_room_on_every_side(surface):
    letters = figures_stamp(WORDS, 15, ON_ACCENT, True).get_size()
    box = tag(surface, WORDS, 15, ACCENT, 190, center=(100, 30))
    assert box.center == (100, 30)
    assert box.width >= letters[0] + 8 and box.height >= letters[1] + 6
    assert surface.get_at((box.centerx, box.top + 1))[:3] == ACCENT
    assert surface.get_at((box.left - 2, box.centery))[:3] == (255, 255, 255)


def test_a_long_tag_is_written_smaller(surface):
    wide = tag(surface, WORDS, 20, ACCENT, 190, midtop=(100, 2))
    small = tag(surface, WORDS, 20, ACCENT, 80, midtop=(100, 2))
    assert small.width <= 80 < wide.width
    assert small.top == wide.top == 2
