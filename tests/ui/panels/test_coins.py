"""Rewards as coins: what they count, how large they are, and the axis below them."""

import pygame
import pytest

from playground.ui.kit import Theme
from playground.ui.panels.coins import diameters, running_sums
from playground.ui.panels.rewards import reward_ruler, weights

CORRIDOR = (-1.0, -1.0, -1.0, 9.0)
M = "\N{MINUS SIGN}"


@pytest.fixture
def drawn(hands):
    def made(paid, at=0, discount=0.9, size=(850, 136), first=0, scale=1.0):
        rect = pygame.Rect(20, 20, *size)
        return hands(lambda ui: reward_ruler(ui, rect, paid, at, discount, first), size=(900, 180), theme=Theme(scale)).ui

    return made


def test_the_sum_grows_to_the_return():
    returns = running_sums(CORRIDOR, weights(4, 0, 0.9))
    assert returns == pytest.approx([-1.0, -1.9, -2.71, 3.851], abs=1e-12)
    assert running_sums(CORRIDOR, weights(4, 2, 0.9))[-1] == pytest.approx(-1 + 0.9 * 9)


def test_the_area_of_a_coin_is_what_it_counts():
    whole, left = diameters(9.0, 0.729, 9.0, 60.0)
    small, _ = diameters(-1.0, 1.0, 9.0, 60.0)
    assert whole == 60.0
    assert (left / whole) ** 2 == pytest.approx(0.729)
    assert (small / whole) ** 2 == pytest.approx(1 / 9)
    assert diameters(0.0, 1.0, 0.0, 60.0) == (0.0, 0.0)


def test_short_episodes_are_coins_with_their_numbers(drawn):
    ui = drawn(CORRIDOR)
    assert [ui.node(f"paid-{k}").label for k in range(4)] == [f"{M}1", f"{M}1", f"{M}1", "+9"]
    assert [ui.node(f"counts-{k}").label for k in range(4)] == [f"{M}1", f"{M}0.9", f"{M}0.81", "+6.56"]
    assert [ui.node(f"sum-{k}").label for k in range(4)] == [f"{M}1", f"{M}1.9", f"{M}2.71", "+3.85"]


def test_what_was_before_the_picked_step_counts_no_more(drawn):
    ui = drawn(CORRIDOR, at=2)
    assert [ui.node(f"counts-{k}").label for k in range(4)] == ["–", "–", f"{M}1", "+8.1"]
    assert ui.node("sum-3").label == "+7.1"


def test_long_episodes_are_bars(drawn):
    ui = drawn((-1.0,) * 120)
    assert not [node for node in ui.nodes if node.id.startswith("paid-")]


@pytest.mark.parametrize("count", [1, 4, 18, 19, 60, 120, 256])
@pytest.mark.parametrize("at", [0, 3])
@pytest.mark.parametrize("first", [0, 990])
def test_the_steps_stand_below_their_rewards_and_apart(drawn, count, at, first):
    at = min(at, count - 1)
    ui = drawn((-1.0,) * count, at=at, first=first)
    area = ui.node("ruler").rect
    steps = [node for node in ui.nodes if node.id.startswith("t-")]
    assert any(node.id == f"t-{first + at}" for node in steps)
    for number, node in enumerate(steps):
        assert area.left <= node.rect.left <= node.rect.right <= area.right
        assert node.rect.collidelist([other.rect for other in steps[number + 1 :]]) == -1
        middle = area.left + area.width * (2 * (int(node.label) - first) + 1) / (2 * count)
        assert abs(node.rect.centerx - middle) <= max(3, node.rect.width / 2 + 1 - (middle - area.left), 0) + 12
