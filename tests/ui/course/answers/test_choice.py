"""Options are chosen by a press or by their number keys; wrong ones are crossed out."""

import pygame
import pytest

from playground.lessons.tasks.choice import ChoiceTask
from playground.lessons.tasks.point import PointTask
from playground.lessons.wording import wording
from playground.ui.course.answers.choice import ANSWER, keys

LONG = "because " * 30
TASK = ChoiceTask(ask=wording("?"), options=(wording("**no**"), wording("yes"), wording(LONG)), right=1)


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def test_options_are_large_whole_and_read_by_a_screen_reader(asked):
    first, long = asked.node("answer-0"), asked.node("answer-2")
    assert first.label == "no"
    assert first.rect.height >= 40
    assert long.rect.contains(asked.node("answer-2-words").rect)


def test_a_wrong_option_is_crossed_out_and_a_right_one_ends_it(asked):
    asked.click("answer-0")
    assert (asked.wrong, asked.node("answer-0").value, asked.node("answer-0").enabled) == (1, "not this one", False)
    asked.click("answer-0")
    assert asked.wrong == 1
    asked.click("answer-1")
    assert asked.room.solved
    assert asked.node("answer-1").value == "right"


def test_digits_choose_and_others_do_not(asked):
    assert [keys(asked.space, key) is asked.space for key in ("0", "4", "enter")] == [True] * 3
    asked.enter("2")
    assert asked.room.solved


def test_tab_and_enter_choose(asked):
    asked.tab(2)
    asked.key(pygame.K_RETURN)
    assert asked.room.solved


def test_a_page_that_was_turned_shows_nothing(page, page_of):
    asked = page(page_of(PointTask(ask=wording("?"), highest=True)), ANSWER)
    assert not asked.has("answer-0")
