"""Driving has the keys and buttons of Play."""

from dataclasses import replace

from playground.lessons.goals import Goal
from playground.lessons.tasks.drive import DriveTask
from playground.lessons.wording import wording
from playground.training import commands
from playground.training.snapshot import Agent, Transition
from playground.ui.course.answers.drive import ANSWER

TASK = DriveTask(ask=wording("?"), goal=Goal("arrived"))


def test_buttons_and_arrow_keys_move_the_mouse(page, page_of):
    asked = page(page_of(TASK), ANSWER)
    asked.click("move-right")
    asked.arrow("left")
    assert asked.space.outbox == (commands.Act("right"), commands.Act("left"))
    assert ANSWER.drives(asked.space)


def test_space_starts_no_hidden_run_and_enter_begins_again_after_an_ending(page_of):
    space = page_of(TASK)
    assert not ANSWER.keys(space, "space").brain.running
    last = (Transition(2, 1, 1.0, 3, True, False, "me"),)
    over = replace(space, snapshot=replace(space.snapshot, last=last, agent=Agent(3, 3, 1.0, 1.0)))
    assert ANSWER.keys(over, "enter").outbox == (commands.Restart(),)
