"""The cards of the window never overlap and never leave it, whatever its size."""

from itertools import combinations

import pytest

from playground.ui.theme import Theme
from playground.ui.window.arrangement import arranged


@pytest.mark.parametrize("scale", (1.0, 1.25, 1.5, 2.0))
@pytest.mark.parametrize("width", range(640, 2600, 173))
@pytest.mark.parametrize("height", (480, 600, 720, 800, 1080, 1600))
def test_cards_lie_apart(width: int, height: int, scale: float) -> None:
    places = arranged((width, height), Theme(scale))
    cards = [card for card in (places.bar, places.board, places.side, places.strip) if card is not None]
    for card in cards:
        assert card.width > 100
        assert card.height > 30
        assert card.left >= 0
        assert card.right <= width
        assert card.top >= 0
        assert card.bottom <= height
    assert not [(one, other) for one, other in combinations(cards, 2) if one.colliderect(other)]


def test_the_look_at_its_own_size() -> None:
    places = arranged((1280, 800), Theme())
    assert places.strip is not None
    assert places.foot
    assert places.board.width > 2.4 * places.side.width
