"""Cells are pointed at by a click or by keys; wrong ones keep a cross, the right one gets a check mark."""

import pytest

from playground.lessons.tasks.point import PointTask
from playground.lessons.wording import wording
from playground.ui.course.answers.point import ANSWER
from playground.world.grid import Cell

TASK = PointTask(ask=wording("?"), highest=True)
"""The highest value is beside the cheese, in (0, 2)."""


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def test_a_click_hands_the_cell_in_and_the_wrong_one_stays_marked(asked):
    asked.click_at(asked.spot((1, 0)))
    assert asked.wrong == 1
    assert asked.node("mark-1-0").label == "not this one"
    asked.click_at(asked.spot((1, 0)))
    assert asked.wrong == 1
    asked.click_at(asked.spot((0, 2)))
    assert asked.room.solved
    assert asked.node("mark-1-0").label == "not this one"
    assert asked.node("mark-0-2").label == "right"


def test_keys_alone_go_to_a_cell_and_point_at_it(asked):
    asked.enter()
    assert asked.room.verdict is None
    for move in ("right", "right", "right"):  # the first one shows where the keyboard is
        asked.arrow(move)
    assert asked.space.look.cursor == Cell(0, 2)
    asked.enter()
    assert asked.room.solved


def test_a_click_beside_the_board_is_no_answer(asked):
    asked.click_at((395, 395))
    assert asked.room.verdict is None


def test_the_arrow_keys_move_nobody(asked):
    assert not ANSWER.drives(asked.space)
    asked.arrow("right")
    assert asked.space.outbox == ()
