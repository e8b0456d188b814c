"""Arrows are stamped by a drag, by arrow keys and by buttons; after a check the wrong ones have a cross."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.lessons.tasks.arrows import ArrowsTask, ShownNumbers, WantedArrows
from playground.lessons.tasks.point import PointTask
from playground.lessons.wording import wording
from playground.ui.course.answering import level_of
from playground.ui.course.answers.arrows import ANSWER, stamped, without
from playground.world.grid import Cell

CELLS = (Cell(0, 0), Cell(0, 1), Cell(0, 2))
TASK = ArrowsTask(ask=wording("?"), cells=CELLS)
"""Greedy by V of chance moves: to the right in all three."""


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def test_a_drag_over_cells_stamps_the_way(asked):
    asked.stroke(*(asked.spot((0, col)) for col in range(4)))
    assert asked.room.draft == dict.fromkeys(CELLS, "right")
    asked.enter()
    assert asked.room.solved
    assert asked.node("mark-0-1").label == "right"


def test_arrow_keys_stamp_and_go_on(asked):
    asked.space = asked.space.reading(Cell(0, 0))
    for _ in range(3):
        asked.arrow("right")
    assert asked.room.draft == dict.fromkeys(CELLS, "right")
    assert asked.space.outbox == ()
    assert not ANSWER.drives(asked.space)


def test_buttons_stamp_the_cell_that_is_read(asked):
    asked.click_at(asked.spot((0, 1)))
    asked.click("stamp-left")
    assert asked.room.draft == {Cell(0, 1): "left"}
    assert asked.node("stamp-left").value == "on"
    assert asked.node("stamp-count").label == "1 of 3 arrows"


def test_arrows_are_taken_away_one_by_one_or_all(asked):
    for cell in CELLS:
        asked.space = stamped(asked.space, cell, "right")
    asked.click_at(asked.spot((0, 2)), button=3)
    asked.space = asked.space.reading(Cell(0, 1))
    asked.enter("delete")
    assert asked.room.draft == {Cell(0, 0): "right"}
    asked.click("stamp-none")
    assert asked.room.draft == {}
    assert not asked.has("stamp-none")
    assert not asked.node("answer-check").enabled


def test_a_wrong_arrow_has_a_cross_until_it_is_stamped_anew(asked):
    for cell, way in zip(CELLS, ("right", "left", "right"), strict=True):
        asked.space = stamped(asked.space, cell, way)
    asked.frames(2)
    asked.click("answer-check")
    assert (asked.wrong, asked.room.verdict.near) == (1, True)
    assert [asked.has(f"mark-0-{col}") for col in range(3)] == [False, True, False]
    asked.space = stamped(asked.space, Cell(0, 1), "up")
    asked.frames(2)
    assert not asked.has("mark-0-1")


def test_nothing_is_stamped_in_walls_ends_and_beyond(asked):
    for cell in (Cell(1, 1), Cell(0, 3), Cell(7, 7)):
        assert stamped(asked.space, cell, "right") is asked.space
    assert without(asked.space, Cell(0, 0)) is asked.space


def test_the_board_has_the_values_to_follow_or_the_policy_to_better(asked, page_of):
    level = level_of(asked.space)
    np.testing.assert_allclose(ANSWER.drawn(asked.space).fields[Field.V], level.values("uniform")[0])
    assert ANSWER.overlays(asked.space) == {"values"}
    by_moves = page_of(replace(TASK, shows=ShownNumbers.Q_VALUES))
    assert ANSWER.overlays(by_moves) == {"q-values"}
    np.testing.assert_allclose(ANSWER.drawn(by_moves).fields[Field.Q], level.values("uniform")[1])
    better = page_of(ArrowsTask(ask=wording("?"), wanted=WantedArrows.BETTER))
    better = stamped(better, Cell(0, 0), "right")
    policy = ANSWER.drawn(better).fields[Field.POLICY]
    start = level_of(better).start
    assert policy[start].sum() == 0.0  # the stamp is drawn in its place
    assert policy.sum() > 0.0


@pytest.mark.parametrize(
    ("wanted", "whose", "overlays"),
    [
        (WantedArrows.SAME, "right", set()),  # nothing lies on the board yet, so a legend would explain what is not there
        (WantedArrows.BETTER, "right", {"arrows"}),
        (WantedArrows.BETTER, "uniform", {"policy"}),
    ],
)
def test_a_policy_to_change_has_arrows_where_it_leaves_no_choice_and_petals_where_it_does(page_of, wanted, whose, overlays):
    space = page_of(ArrowsTask(ask=wording("?"), wanted=wanted, whose=whose))
    assert ANSWER.overlays(space) == overlays
    assert ANSWER.drawn(space).keeps


def test_the_arrow_in_the_own_cell_stands_above_the_agent_until_one_is_stamped(page, page_of):
    asked = page(page_of(ArrowsTask(ask=wording("?"), wanted=WantedArrows.BETTER, whose="right")), ANSWER)
    spot = asked.spot((0, 0))
    around = (spot[0] - 30, spot[1] - 30, 60, 60)
    assert not _blank(asked.ui.surface.subsurface(around))
    bare = page(page_of(ArrowsTask(ask=wording("?"), wanted=WantedArrows.SAME, whose="right")), ANSWER)
    assert _blank(bare.ui.surface.subsurface(around))


def _blank(surface):
    return len(np.unique(pygame.surfarray.array2d(surface))) == 1


def test_a_page_that_was_turned_draws_nothing(page_of):
    assert ANSWER.drawn(page_of(PointTask(ask=wording("?"), highest=True))).fields == {}
