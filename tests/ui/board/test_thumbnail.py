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


def test_a_huge_level_is_seen_whole(level_of: Callable[..., Level]) -> None:
    level = level_of("\n".join(["#" * 400] * 150 + ["." * 400] * 150))
    picture = thumbnail(level, (160, 100))
    x, top, bottom = 80, picture.get_at((80, 20))[:3], picture.get_at((80, 80))[:3]
    assert sum(top) < sum(bottom) - 150  # walls above, floor below
    assert picture.get_at((x, 1))[:3] == CARD  # its shape is kept: three quarters as high as wide
