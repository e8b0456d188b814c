"""Training has the buttons of Train and only the dials that the task names."""

import pygame

from playground.lessons.goals import Goal
from playground.lessons.tasks.point import PointTask
from playground.lessons.tasks.train import TrainTask
from playground.lessons.wording import wording
from playground.training import commands
from playground.ui.course.answers.train import ANSWER
from playground.ui.orders import with_preferences

TASK = TrainTask(ask=wording("?"), goal=Goal("start-known"), within=100, dials=("alpha",))


def test_only_the_dials_of_the_task_are_there_and_tune_the_learner(page, page_of):
    asked = page(page_of(TASK), ANSWER)
    assert [node.id for node in asked.ui.nodes if node.id.startswith("answer-")] == ["answer-alpha"]
    asked.key_on("answer-alpha", pygame.K_HOME)
    assert any(isinstance(sent, commands.Tune) for sent in asked.space.outbox)


def test_the_buttons_run_and_a_student_sees_the_symbol(page, page_of):
    space = page_of(TASK)
    asked = page(space, ANSWER)
    asked.click("run")
    assert asked.space.brain.running
    assert page(with_preferences(space, reading="student"), ANSWER).node("answer-alpha").label.endswith("α")


def test_a_page_that_was_turned_shows_nothing(page, page_of):
    assert not page(page_of(PointTask(ask=wording("?"), highest=True)), ANSWER).has("run")
