"""Rewards one after another: what each counts, and the ruler from whose step on they do."""

import pygame
import pytest

from playground.ui import theme
from playground.ui.panels.rewards import GAIN, LOSS, PALE_GAIN, reward_ruler, weights

RECT = pygame.Rect(0, 0, 400, 120)


def ruler(hands, paid, at, discount=0.5):
    picked = [at]

    def draw(ui):
        picked[0] = reward_ruler(ui, RECT, paid, picked[0], discount, 0)

    return hands(draw, size=RECT.size), picked


def colours(played, col):
    """The colours in one column of pixels."""
    return {tuple(played.surface.get_at((col, y))[:3]) for y in range(RECT.height)}


def test_later_rewards_count_less_and_earlier_ones_nothing():
    assert weights(5, 2, 0.5) == [0.0, 0.0, 1.0, 0.5, 0.25]
    assert weights(2, 7, 0.5) == [0.0, 0.0]
    assert weights(3, 0, 1.0) == [1.0, 1.0, 1.0]


def test_bars_are_pale_as_paid_and_full_as_they_count(hands):
    paid = (1.0,) * 10 + (-1.0,) * 10
    played, _ = ruler(hands, paid, 0)
    first, second, loss = (colours(played, col) for col in (10, 30, 210))
    assert theme.VALUE_STOPS[GAIN] in first and theme.VALUE_STOPS[PALE_GAIN] not in first  # it counts whole
    assert {theme.VALUE_STOPS[GAIN], theme.VALUE_STOPS[PALE_GAIN]} <= second
    assert theme.VALUE_STOPS[GAIN] not in loss
    assert theme.VALUE_STOPS[LOSS] in colours(ruler(hands, paid, 10)[0], 210)


def test_what_is_over_is_grey(hands):
    played, _ = ruler(hands, (1.0,) * 20, 5)
    assert theme.TRACK in colours(played, 10)
    assert theme.VALUE_STOPS[GAIN] not in colours(played, 10)


@pytest.mark.parametrize(("key", "step"), [(pygame.K_HOME, 0), (pygame.K_END, 19), (pygame.K_RIGHT, 6), (pygame.K_LEFT, 4)])
def test_the_keyboard_picks_a_step(hands, key, step):
    played, picked = ruler(hands, (1.0,) * 20, 5)
    played.key_on("ruler", key)
    assert picked == [step]


def test_a_click_picks_the_step_below_it(hands):
    played, picked = ruler(hands, (1.0,) * 20, 0)
    played.click_at((RECT.width * 25 // 200, 60))
    assert picked == [2]
    assert played.node("ruler").value.startswith("step 2, reward +1")
