"""Entries are put in order by a drag, by their arrows, and by the keyboard."""

import pygame
import pytest

from playground.lessons.quantities import Quantity
from playground.lessons.tasks.order import OrderTask
from playground.lessons.wording import wording
from playground.ui.course.answers.order import ANSWER, moved
from playground.world.grid import Cell

CELLS = (Cell(0, 0), Cell(0, 1), Cell(0, 2))
TASK = OrderTask(
    ask=wording("?"),
    wants=tuple(Quantity("v", cell=cell) for cell in CELLS),
    labels=(
        wording("far"),
        wording("a text that is so long that it needs more than one line of a card to be read"),
        wording("near"),
    ),
)
"""The nearer to the cheese the better: the right order is 2, 1, 0."""


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def test_moving_ends_at_both_ends():
    assert moved((0, 1, 2), 0, 1) == (1, 0, 2)
    assert moved((0, 1, 2), 0, -1) == (0, 1, 2)
    assert moved((0, 1, 2), 1, 5) == (0, 2, 1)


def test_the_arrows_of_a_card_move_it(asked):
    assert asked.room.draft == (0, 1, 2)
    assert not asked.node("answer-up-0").enabled
    assert not asked.node("answer-down-2").enabled
    asked.click("answer-up-2")
    assert asked.room.draft == (0, 2, 1)
    assert min(asked.node("answer-up-1").rect.size) >= 40


def test_a_drag_carries_a_card_over_the_others(asked):
    start, goal = asked.node("answer-entry-2").rect, asked.node("answer-entry-0").rect
    asked.stroke((start.left + 60, start.centery), (start.left + 60, goal.centery + 30), (start.left + 60, goal.top + 2))
    assert asked.room.draft == (2, 0, 1)
    asked.frames(2)
    assert asked.room.draft == (2, 0, 1)


def test_a_click_on_a_card_moves_nothing(asked):
    asked.click_at((asked.node("answer-entry-1").rect.left + 60, asked.node("answer-entry-1").rect.centery))
    assert asked.room.draft == (0, 1, 2)


def test_by_keyboard_the_card_itself_moves_and_keeps_the_focus(asked):
    asked.ui.set_focus("answer-entry-2")
    asked.frames(2)
    for _ in range(2):
        asked.key(pygame.K_UP)
    assert asked.room.draft == (2, 0, 1)
    assert asked.ui.focus == "answer-entry-2"
    asked.key_on("answer-entry-1", pygame.K_UP)
    asked.enter()
    assert asked.room.solved


def test_a_near_miss_counts_and_the_same_order_cannot_be_handed_in_again(asked):
    asked.click("answer-check")
    assert asked.wrong == 1
    assert not asked.node("answer-check").enabled


def test_long_words_stay_on_their_card(asked):
    assert asked.node("answer-entry-1").rect.contains(asked.node("answer-words-1").rect)
