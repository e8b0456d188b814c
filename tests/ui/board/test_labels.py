"""The labels printed on tiles: as wide as their words, gains unlike losses."""

import pytest

from playground.ui import theme
from playground.ui.board.labels import letter_chip, reward_badge
from playground.ui.board.scale import contrast
from playground.ui.palettes import Attire, attires, wear


def test_a_gain_and_a_loss_differ_in_colour_and_grow_with_their_words():
    gain, loss = reward_badge("+1", True, 14), reward_badge("+1", False, 14)
    assert gain.get_size() == loss.get_size() and gain.get_at((3, 8)) != loss.get_at((3, 8))
    assert reward_badge("+100", True, 14).get_width() > gain.get_width()


@pytest.mark.parametrize(
    "attire", [attire for attire in attires() if not attire.patterns], ids=lambda attire: attire.colours + attire.values
)
def test_rewards_can_be_read_in_all_colours(attire):
    """The pixel of the label that differs most from its ground is in the middle of a stroke of the word."""
    wear(attire)
    for good, stop in ((True, 5), (False, 3)):
        badge, ground = reward_badge("I", good, 40), theme.VALUE_STOPS[stop]
        middle = [badge.get_at((x, badge.get_height() // 2))[:3] for x in range(8, badge.get_width() - 8)]
        assert ground in middle and max(contrast(colour, ground) for colour in middle) >= 4.3
    wear(Attire())


def test_a_letter_stands_on_the_accent():
    chip = letter_chip("A", 14)
    assert chip.get_at((3, chip.get_height() // 2))[:3] == theme.ACCENT_DARK
