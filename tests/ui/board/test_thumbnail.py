"""Small pictures of levels."""

from collections.abc import Callable

import pygame
import pytest

from playground.ui.board.thumbnail import thumbnail
from playground.ui.theme import CARD
from playground.world import Level


@pytest.mark.parametrize("size", [(1, 1), (40, 30), (160, 100), (64, 200)])
def test_a_thumbnail_has_its_size_and_shows_the_level(level_of: Callable[..., Level], size: tuple[int, int]) -> None:
    level = level_of("S.#\n..G")
    picture = thumbnail(level, size)
    assert picture.get_size() == size
    assert thumbnail(level, size) is picture
    if min(size) >= 30:
        assert picture.get_at(picture.get_rect().move(4, -4).center)[:3] != CARD
        walled = thumbnail(level_of("S.#\n.#G"), size)
        assert pygame.image.tobytes(walled, "RGB") != pygame.image.tobytes(picture, "RGB")
