"""The ledger of a frame: which words were written where, which were cut, and what explains them."""

from collections.abc import Callable
from typing import Any

import pygame

from playground.ui.kit.ledger import Ledger
from playground.ui.kit.ui import Ui


def kept(hands: Callable[..., Any], draw: Callable[[Ui], None]) -> Any:
    played = hands(draw)
    played.ui.ledger = Ledger()
    played.frames()
    return played


def test_words_are_noted_with_their_pixels_and_whether_all_of_them_are_there(hands: Callable[..., Any]) -> None:
    def draw(ui: Ui) -> None:
        ui.label(pygame.Rect(10, 10, 300, 22), "There is room")
        ui.label(pygame.Rect(10, 40, 40, 22), "There is none")

    written = kept(hands, draw).ui.ledger.written
    assert [(entry.words, entry.whole) for entry in written] == [("There is room", True), ("There is none", False)]
    assert written[0].rect.left == 10 and written[0].rect.width < 300 and written[0].rect.centery in (20, 21, 22)
    assert written[1].rect.width <= 40


def test_a_cut_label_says_all_of_it_in_its_tooltip_on_the_list_of_nodes(hands: Callable[..., Any]) -> None:
    played = kept(hands, lambda ui: ui.label(pygame.Rect(10, 40, 40, 22), "There is none", id="it") and None)
    assert played.node("it").tooltip == "There is none"
    assert [tip.words for tip in played.ui.ledger.explained] == ["There is none"]


def test_what_a_card_is_laid_over_is_no_longer_to_be_read(hands: Callable[..., Any]) -> None:
    def draw(ui: Ui) -> None:
        ui.label(pygame.Rect(10, 10, 300, 22), "below")
        ui.label(pygame.Rect(10, 310, 300, 22), "aside")
        ui.card(pygame.Rect(0, 0, 200, 200))
        ui.label(pygame.Rect(10, 10, 300, 22), "above")

    assert [entry.words for entry in kept(hands, draw).ui.ledger.written] == ["aside", "above"]


def test_only_what_the_clip_shows_counts(hands: Callable[..., Any]) -> None:
    def draw(ui: Ui) -> None:
        with ui.clipped(pygame.Rect(0, 0, 100, 15)):
            ui.label(pygame.Rect(10, 0, 80, 22), "half")
            ui.label(pygame.Rect(10, 40, 80, 22), "hidden")

    half, hidden = kept(hands, draw).ui.ledger.written
    assert 0 < half.shown.height <= 15 and not hidden.shown.height


def test_without_a_ledger_nothing_is_noted(hands: Callable[..., Any]) -> None:
    assert hands(lambda ui: ui.label(pygame.Rect(0, 0, 9, 9), "x") and None).ui.ledger is None
