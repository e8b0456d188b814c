"""One name for a direction, whatever a program calls it."""

import pytest

from playground.learning.files.directions import DIRECTIONS, direction_of


@pytest.mark.parametrize(
    "name, direction",
    [("Move North", "up"), ("UP", "up"), ("s", "down"), ("west", "left"), ("move_right", "right"), ("↓", "down"), ("→", "right")],
)
def test_a_direction_has_one_name(name: str, direction: str) -> None:
    assert direction_of(name) == direction


def test_another_action_keeps_its_name() -> None:
    assert direction_of("Pick-up") == "pickup"
    assert direction_of("") == ""


def test_no_word_means_two_directions() -> None:
    words = [word for several in DIRECTIONS.values() for word in several]
    assert len(set(words)) == len(words)
