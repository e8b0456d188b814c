"""Numbers are said by typing, by the slider, and by a drag on the board; wrong ones stay in sight and count once."""

import pygame
import pytest

from playground.lessons.quantities import Quantity
from playground.lessons.tasks.number import NumberTask
from playground.lessons.wording import NO_WORDS, wording
from playground.ui.board.viewport import Viewport
from playground.ui.course.answers.number import ANSWER, grips, rest, step_of
from playground.world.grid import Cell

TASK = NumberTask(ask=wording("?"), want=Quantity("v", cell=Cell(0, 2)), within=0.05, low=-10.0, high=10.0)
"""V of the cell beside the cheese is −1 + 1 = 0: it lies where the slider rests, and must be said all the same."""


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def test_nothing_is_said_at_first_and_cannot_be_handed_in(asked):
    assert asked.room.draft is None
    assert asked.node("answer").value == "?"
    assert not asked.node("answer-check").enabled
    asked.enter()
    assert asked.room.verdict is None


def test_a_number_is_typed_and_checked_by_keys_alone(asked):
    asked.write("answer", "0")
    assert asked.ui.focus == "answer-check"
    asked.key(pygame.K_RETURN)
    assert asked.room.solved
    assert not asked.has("answer-check")


def test_a_wrong_number_stays_in_sight_and_counts_once(asked):
    asked.write("answer", "-3.5")
    asked.click("answer-check")
    assert asked.wrong == 1
    assert asked.node("answer-last").label == "−3.5"
    assert not asked.node("answer-check").enabled
    asked.enter()
    assert asked.wrong == 1


def test_the_slider_says_a_number_also_where_it_rests(asked):
    track = asked.node("answer-slide").shown
    asked.click_at((track.centerx, track.bottom - 8))
    assert asked.room.draft == 0.0
    asked.click_at((track.right - 2, track.bottom - 8))
    assert asked.room.draft == 10.0
    asked.key_on("answer-slide", pygame.K_HOME)
    assert asked.room.draft == -10.0


def test_a_drag_up_in_the_cell_makes_the_number_larger(asked):
    x, y = asked.spot((0, 2))
    asked.stroke((x, y), (x, y - 40), (x, y - 90))
    assert asked.room.draft == 10.0  # 90 of 180 units are half of the slider
    asked.stroke((x, y), (x, y + 45))
    assert asked.room.draft == 5.0


def test_the_board_is_the_answers_only_in_its_cell(asked, level_of):
    view = Viewport(pygame.Rect(0, 0, 400, 400), 2, 4)
    asked.ui.input.pressed = {1: view.rect_of((0, 0)).center}
    assert not grips(asked.ui, view, asked.space)
    asked.ui.input.pressed = {1: view.rect_of((0, 2)).center}
    assert grips(asked.ui, view, asked.space)


def test_the_cell_is_marked_and_holds_what_was_said(asked):
    assert ANSWER.marks(asked.ui, asked.view, asked.space).selected == (Cell(0, 2),)
    assert asked.node("said-0-2").label == "?"
    asked.write("answer", "4")
    assert asked.node("said-0-2").label == "4 ?"
    asked.enter()
    assert asked.node("mark-0-2").label == "not this one"
    asked.write("answer", "0.04")
    asked.enter()
    assert asked.node("said-0-2").label == "0.04"
    assert asked.node("mark-0-2").label == "right"


def test_a_number_of_no_cell_marks_none(page, page_of):
    task = NumberTask(ask=NO_WORDS, want=Quantity("steps"), low=0.0, high=10.0)
    asked = page(page_of(task), ANSWER)
    assert ANSWER.marks(asked.ui, asked.view, asked.space).selected == ()
    asked.write("answer", "3")
    asked.enter()
    assert asked.room.solved


def test_steps_are_round_numbers():
    assert [step_of(-10.0, 10.0), step_of(0.0, 1.0), step_of(-3.0, 0.0), step_of(0.0, 100.0)] == [0.2, 0.01, 0.05, 1.0]
    assert rest(NumberTask(ask=NO_WORDS, want=Quantity("v"), low=2.0, high=5.0)) == 2.0
