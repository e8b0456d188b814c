"""A map is filled: every number shows on the board as it is typed, and says after a check whether it is right."""

import pygame
import pytest

from playground.learning.learner import Field
from playground.lessons.tasks.fill import FillTask
from playground.lessons.wording import wording
from playground.ui.course.answering import level_of
from playground.ui.course.answers.fill import ANSWER, square
from playground.world.grid import Cell

CELLS = (Cell(0, 2), Cell(0, 1))
TASK = FillTask(ask=wording("?"), cells=CELLS)
"""V is −1 + 1 = 0 beside the cheese, and −1 + 0.9 · 0 = −1 before it."""


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def test_a_zero_is_a_number_too_and_keys_alone_do_it(asked):
    asked.write("answer-0", "0")
    assert asked.room.draft == (0.0, None)
    drawn = ANSWER.drawn(asked.space)
    level = level_of(asked.space)
    assert [bool(drawn.tried[level.state(cell)].any()) for cell in CELLS] == [True, False]
    asked.type("-1")
    asked.key(pygame.K_RETURN)
    assert ANSWER.drawn(asked.space).fields[Field.V][level.state(CELLS[1])] == -1.0
    asked.key(pygame.K_RETURN)
    assert asked.room.solved


def test_a_click_on_a_cell_goes_to_its_field(asked):
    asked.click_at(asked.spot((0, 1)))
    assert asked.ui.focus == "answer-1"
    assert ANSWER.marks(asked.ui, asked.view, asked.space).selected == (CELLS[1],)


def test_a_drag_in_a_cell_changes_its_number(asked):
    x, y = asked.spot((0, 1))
    asked.stroke((x, y), (x, y + 9), (x, y + 27))
    assert asked.room.draft == (None, -3.0)  # three notches down
    asked.stroke((x, y), (x, y - 18))
    assert asked.room.draft == (None, -1.0)


def test_cells_have_the_numbers_of_their_fields(asked):
    assert square(CELLS[0], level_of(asked.space)) == 3
    assert (asked.node("label-0-2").label, asked.node("name-0").label) == ("3", "square 3")


def test_a_check_says_of_every_cell_whether_it_is_right(asked):
    asked.write("answer-0", "0")
    asked.write("answer-1", "3")
    asked.click("answer-check")
    assert asked.wrong == 1
    assert (asked.node("mark-0-2").label, asked.node("mark-0-1").label) == ("right", "not this one")
    asked.write("answer-1", "-1")
    assert not asked.has("mark-0-1")


def test_arrow_keys_move_nobody(asked):
    assert ANSWER.steer(asked.space, "up", False) is asked.space
    assert not ANSWER.drives(asked.space)
