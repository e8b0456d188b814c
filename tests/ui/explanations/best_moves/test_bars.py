"""What stands beside the bars: digits that tell the largest from the next."""

from types import SimpleNamespace

import numpy as np
import pygame
import pytest

from playground.ui.explanations.best_moves.bars import _bar, bar_number
from playground.ui.theme import ACCENT, CARD, Theme


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((19.0, 12.3, 3.43), ["19", "12.3", "3.43"]),
        ((0.0541, 0.0543, 0.01), ["0.05410", "0.05430", "0.01000"]),
        ((1.0, 1.0, 0.5), ["1", "1", "0.50"]),
        ((2.0,), ["2"]),
    ],
)
def test_the_largest_is_written_differently_from_the_next_smaller_one(values, words):
    numbers = np.array(values)
    assert [bar_number(value, numbers) for value in values] == words


def drawn(value: float, share: float = 1.0, ends: tuple[float, float] = (-1.0, 1.0)) -> tuple[int, int] | None:
    """From which column to which a bar in an area of 200 columns is filled."""
    surface = pygame.Surface((220, 40))
    surface.fill(CARD)
    _bar(SimpleNamespace(surface=surface, theme=Theme()), pygame.Rect(10, 5, 200, 30), value, share, False, ends)
    middle = [x for x in range(220) if surface.get_at((x, 20))[:3] == ACCENT]
    return (middle[0], middle[-1] + 1) if middle else None


def test_a_bar_goes_from_zero_to_its_value_as_far_as_it_has_grown() -> None:
    """−1 to 1 over the columns 10 to 210: zero is at 110."""
    for value, share, columns in ((1.0, 1.0, (110, 210)), (0.5, 1.0, (110, 160)), (-0.5, 1.0, (60, 110)), (1.0, 0.5, (110, 160))):
        low, high = drawn(value, share) or (0, 0)
        assert abs(low - columns[0]) <= 2 and abs(high - columns[1]) <= 2, (value, share)
    low, high = drawn(3.0, 1.0, (0.0, 4.0)) or (0, 0)
    assert abs(low - 10) <= 2 and abs(high - 160) <= 2


@pytest.mark.parametrize(
    ("value", "share"), [(float("inf"), 1.0), (float("-inf"), 1.0), (float("nan"), 1.0), (0.5, 0.0), (0.5, -1.0)]
)
def test_what_has_no_end_or_has_not_grown_has_no_bar(value: float, share: float) -> None:
    assert drawn(value, share) is None
