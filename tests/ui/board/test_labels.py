"""The labels printed on tiles: as wide as their words, gains unlike losses."""

from playground.ui import theme
from playground.ui.board.labels import letter_chip, reward_badge


def test_a_gain_and_a_loss_differ_in_colour_and_grow_with_their_words():
    gain, loss = reward_badge("+1", True, 14), reward_badge("+1", False, 14)
    assert gain.get_size() == loss.get_size() and gain.get_at((3, 8)) != loss.get_at((3, 8))
    assert reward_badge("+100", True, 14).get_width() > gain.get_width()


def test_a_letter_stands_on_the_accent():
    chip = letter_chip("A", 14)
    assert chip.get_at((3, chip.get_height() // 2))[:3] == theme.ACCENT_DARK
