"""Moves are foretold one after another: a cell that is clicked, a reward that is pressed, and the mouse makes the move."""

from playground.lessons.tasks.foretell import ForetellTask
from playground.lessons.wording import wording
from playground.training import commands
from playground.ui.course.answers.foretell import ANSWER
from playground.world.grid import Cell

TASK = ForetellTask(ask=wording("?"), moves=("right", "up"))


def moves(asked):
    return [sent.action for sent in asked.space.outbox if isinstance(sent, commands.Act)]


def test_it_begins_an_episode_and_asks_about_the_first_move(page, page_of):
    asked = page(page_of(TASK), ANSWER)
    asked.frames(2)
    assert any(isinstance(sent, commands.Restart) for sent in asked.space.outbox)
    assert "Move 1 of 2" in asked.node("foretell-question").label
    assert not asked.node("answer-check").enabled


def test_a_right_cell_and_reward_are_made_and_a_bump_is_the_next_question(page, page_of):
    asked = page(page_of(TASK), ANSWER)
    asked.frames(2)
    asked.space = asked.space.reading(Cell(0, 1))
    asked.enter()
    asked.click("reward--1")
    asked.click("answer-check")
    assert moves(asked) == ["right"]
    assert "Move 2 of 2" in asked.node("foretell-question").label
    asked.enter()  # the cell that the keyboard is at: up from (0, 1) leads nowhere
    asked.click("reward--1")
    asked.click("answer-check")
    assert moves(asked) == ["right", "up"]
    assert asked.room.solved


def test_a_wrong_reward_counts_as_an_answer_and_makes_no_move(page, page_of):
    asked = page(page_of(TASK), ANSWER)
    asked.frames(2)
    asked.space = asked.space.reading(Cell(0, 1))
    asked.enter()
    asked.click("reward-0")
    asked.click("answer-check")
    assert (asked.wrong, moves(asked)) == (1, [])
