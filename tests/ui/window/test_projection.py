"""The presentation view: cards that never overlap, a board larger than in the window, words larger than usual."""

from itertools import combinations

import pytest

from playground.ui.theme import Theme
from playground.ui.window.arrangement import arranged
from playground.ui.window.projection import enlarged, of_strip, projected

SIZES = ((320, 240), (640, 480), (800, 1280), (1024, 768), (1280, 800), (1920, 1080), (3840, 2160))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", (1.0, 1.5, 2.0))
@pytest.mark.parametrize("shape", ((1, 8), (3, 4), (13, 13), (40, 2)))
@pytest.mark.parametrize("tall", (0.0, 1.0, 1.6))
def test_cards_lie_apart_in_the_window(size: tuple[int, int], scale: float, shape: tuple[int, int], tall: float) -> None:
    places = projected(size, Theme(scale), shape, tall)
    cards = [card for card in (places.board, places.side, places.strip) if card is not None]
    for card in cards:
        assert card.width > 60 and card.height > 30
        assert card.left >= 0 and card.right <= size[0] and card.top >= 0 and card.bottom <= size[1]
    assert not [(one, other) for one, other in combinations(cards, 2) if one.colliderect(other)]


@pytest.mark.parametrize("size", SIZES[3:])
@pytest.mark.parametrize("scale", (1.0, 1.5, 2.0))
def test_words_are_never_smaller_than_a_person_wants_them_and_larger_where_there_is_room(
    size: tuple[int, int], scale: float
) -> None:
    theme = Theme(scale, True)
    large = enlarged(size, theme)
    assert large.scale >= scale and large.reduced_motion
    assert large.scale > 1.2
    assert enlarged(size, Theme(2.0)).scale >= enlarged(size, Theme()).scale


@pytest.mark.parametrize("size", SIZES[3:])
@pytest.mark.parametrize("shape", ((1, 8), (3, 4), (13, 13)))
def test_the_board_is_higher_or_wider_than_in_the_window(size: tuple[int, int], shape: tuple[int, int]) -> None:
    usual, places = arranged(size, Theme()).board, projected(size, Theme(), shape, 0.0).board
    assert places.height > usual.height or places.width > usual.width


def test_a_long_board_of_few_rows_has_its_words_below_and_their_foot_at_the_right() -> None:
    long, square = projected((1280, 800), Theme(), (1, 8), 0.0), projected((1280, 800), Theme(), (3, 4), 0.0)
    assert long.side.top > long.board.bottom and long.foot_beside
    assert square.side.left > square.board.right and not square.foot_beside


def test_what_belongs_below_the_board_stays_there_where_there_is_room() -> None:
    places = projected((1280, 800), Theme(), (1, 5), 1.0)
    assert places.strip is not None and places.strip.top > places.board.bottom
    assert projected((640, 480), Theme(), (1, 5), 1.0).strip is None


def test_the_strip_has_room_for_panels_side_by_side() -> None:
    large = enlarged((1920, 1080), Theme())
    assert of_strip(800, Theme(), large).scale == 1.0
    assert of_strip(1200, Theme(), large).scale == 1.5
    assert of_strip(9999, Theme(), large).scale == large.scale
