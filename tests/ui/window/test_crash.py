"""The card of a failed frame: it says what happened, and a press goes on or leaves."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from playground.ui.window.crash import crash_card

TRACE = "Traceback (most recent call last):\n  File …\nValueError: the cheese is gone\n\n"


class Card:
    """The card as the app draws it, and what was asked for."""

    def __init__(self, hands: Callable[..., Any], **more: Any) -> None:
        self.trace, self.asked = TRACE, list[str]()
        self.hands = hands(self.draw, **more)

    def draw(self, ui: Any) -> None:
        self.trace = crash_card(ui, self.trace, lambda: self.asked.append("again"), lambda: self.asked.append("leave"))


def test_it_says_what_happened_and_that_nothing_is_lost(hands: Callable[..., Any]) -> None:
    card = Card(hands)
    assert "ValueError: the cheese is gone" in card.hands.words
    assert card.trace == TRACE and card.asked == [], "it stays until somebody presses"


def test_one_press_goes_on_and_the_card_is_gone(hands: Callable[..., Any]) -> None:
    card = Card(hands)
    card.hands.click("crash-again")
    assert card.asked[0] == "again" and card.trace == ""


def test_the_other_leaves(hands: Callable[..., Any]) -> None:
    card = Card(hands)
    card.hands.click("crash-leave")
    assert card.asked == ["leave"] and card.trace == TRACE


@pytest.mark.parametrize("size", [(320, 240), (640, 360), (1600, 900)])
def test_its_buttons_are_inside_every_window(hands: Callable[..., Any], size: tuple[int, int]) -> None:
    card = Card(hands, size=size)
    window = pygame.Rect((0, 0), size)
    assert all(window.contains(card.hands.node(id).rect) for id in ("crash-again", "crash-leave"))
