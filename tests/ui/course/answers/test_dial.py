"""Dials of the level are turned between their ends; "it cannot be done" is crossed out where it can."""

import pygame
import pytest

from playground.lessons.goals import Goal
from playground.lessons.tasks.dial import DialTask
from playground.lessons.wording import wording
from playground.ui.course.answering import looked_at
from playground.ui.course.answers.dial import ANSWER
from playground.ui.orders import with_preferences

TASK = DialTask(
    ask=wording("?"),
    goal=Goal("rule", dial="discount", low=0.4, high=0.6),
    dials=("discount",),
    low=(0.2,),
    high=(0.8,),
    impossible=True,
)


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def test_keys_turn_the_dial_between_the_tasks_own_ends(asked):
    asked.key_on("answer-discount", pygame.K_HOME)
    assert asked.space.level.rules.discount == 0.2
    asked.key(pygame.K_END)
    assert asked.space.level.rules.discount == 0.8
    asked.key(pygame.K_RETURN)
    asked.type("0.5")
    asked.key(pygame.K_RETURN)
    assert looked_at(asked.space).recall(type(asked.room)).solved


def test_impossible_is_crossed_out_where_it_was_wrong(asked):
    asked.click("answer-impossible")
    assert asked.wrong == 1
    assert not asked.node("answer-impossible").enabled
    asked.click("answer-impossible")
    assert asked.wrong == 1


def test_impossible_is_right_where_no_setting_does_it(page, page_of):
    task = DialTask(ask=wording("?"), goal=Goal("rule", dial="discount", low=2.0, high=3.0), dials=("discount",), impossible=True)
    asked = page(page_of(task), ANSWER)
    asked.click("answer-impossible")
    assert asked.room.solved


def test_a_student_sees_the_symbol(asked, page):
    assert asked.node("answer-discount").label == "Patience"
    assert page(with_preferences(asked.space, reading="student"), ANSWER).node("answer-discount").label == "Patience γ"


def test_a_task_that_does_not_offer_it_has_no_such_button(page, page_of):
    asked = page(page_of(DialTask(ask=wording("?"), goal=TASK.goal, dials=("slip",))), ANSWER)
    assert asked.has("answer-slip")
    assert not asked.has("answer-impossible")
