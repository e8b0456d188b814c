"""An action is an arrow key or a button; what was wrong cannot be pressed again."""

import pytest

from playground.lessons.tasks.press import PressTask
from playground.lessons.wording import wording
from playground.ui.course.answers.press import ANSWER
from playground.world.grid import Cell

TASK = PressTask(ask=wording("?"), cell=Cell(0, 2))
"""The best move beside the cheese is to the right."""


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def test_the_buttons_lie_as_on_a_keyboard_and_are_large(asked):
    up, right, down, left = (asked.node(f"answer-{name}").rect for name in ("up", "right", "down", "left"))
    assert left.top == down.top == right.top > up.top
    assert left.right < down.left < down.right < right.left
    assert min(*up.size, *left.size) >= 40


def test_a_wrong_button_is_crossed_out_and_a_right_one_is_lit(asked):
    asked.click("answer-left")
    assert asked.wrong == 1
    assert not asked.node("answer-left").enabled
    assert asked.node("mark-0-2").label == "not this one"
    asked.arrow("left")
    assert asked.wrong == 1
    asked.click("answer-right")
    assert asked.room.solved
    assert asked.node("mark-0-2").label == "right"
    assert [asked.node(f"answer-{name}").enabled for name in ("up", "down", "left")] == [False] * 3


def test_an_arrow_key_is_an_answer_and_moves_nobody(asked):
    assert ANSWER.drives(asked.space)
    asked.arrow("right")
    assert asked.room.solved
    assert asked.space.outbox == ()
    assert ANSWER.steer(asked.space, "right", True) is asked.space


def test_the_cell_is_marked_or_the_start_where_none_is_named(asked, page_of):
    assert ANSWER.marks(asked.ui, asked.view, asked.space).selected == (Cell(0, 2),)
    start = page_of(PressTask(ask=wording("?")))
    assert ANSWER.marks(asked.ui, asked.view, start).selected == (Cell(0, 0),)


def test_staying_has_its_key_in_the_middle(page, page_of):
    asked = page(page_of(PressTask(ask=wording("?")), "S.G", '[rules]\nmoves = ["up", "down", "left", "right", "stay"]'), ANSWER)
    stay, right = asked.node("answer-stay").rect, asked.node("answer-right").rect
    assert (stay.top, stay.right < right.left) == (right.top, True)
