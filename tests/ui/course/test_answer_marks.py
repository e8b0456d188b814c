"""Badges, arrows and numbers on the board: where they are."""

import pygame
import pytest

from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.course.answer_marks import draw_arrow, draw_badges, draw_said
from playground.world.grid import Cell

VIEW = Viewport(pygame.Rect(0, 0, 200, 200), 2, 2, margin=0)
SMALL = Viewport(pygame.Rect(0, 0, 20, 20), 2, 2, margin=0)


@pytest.fixture
def colours(hands):
    """The colours that a drawing leaves in the cells (0, 0) and (0, 1)."""

    def seen(draw):
        surface = hands(draw).surface
        return [{tuple(surface.get_at((x + 100 * col, y)))[:3] for x in range(100) for y in range(100)} for col in range(2)]

    return seen


def test_a_cross_and_a_check_mark_stand_in_their_cells(colours):
    wrong, right = colours(lambda ui: draw_badges(ui, VIEW, (Cell(0, 0),), (Cell(0, 1),)))
    assert theme.ERROR in wrong - right
    assert theme.ACCENT in right - wrong


def test_what_was_said_is_a_node_and_small_cells_hold_none(hands):
    drawn = hands(lambda ui: draw_said(ui, VIEW, Cell(0, 1), "4 ?"))
    assert drawn.node("said-0-1").label == "4 ?"
    assert not hands(lambda ui: draw_said(ui, SMALL, Cell(0, 1), "4 ?")).has("said-0-1")


def test_a_stamped_arrow_is_teal_and_a_pale_one_is_not(colours):
    assert theme.ACCENT in colours(lambda ui: draw_arrow(ui, VIEW, Cell(0, 0), (0, 1)))[0]
    assert theme.ACCENT not in colours(lambda ui: draw_arrow(ui, VIEW, Cell(0, 0), (0, 0), lit=False))[0]
