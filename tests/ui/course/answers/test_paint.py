"""Tiles are painted at once, only those that are allowed; what was there at first comes back; the count is in sight."""

import pytest

from playground.lessons.goals import Goal
from playground.lessons.tasks.paint import PaintTask
from playground.lessons.wording import wording
from playground.ui.course.answers.paint import ANSWER, in_hand, painted
from playground.world.grid import Cell

TASK = PaintTask(ask=wording("?"), goal=Goal("route"), example="S..G\n.#.#", tiles=("#", "."), most=1)


@pytest.fixture
def asked(page, page_of):
    return page(page_of(TASK), ANSWER)


def rows(asked):
    return asked.space.level.rows


def test_the_brush_works_at_once_and_a_drag_is_one_stroke(asked):
    assert in_hand(asked.space, TASK) == "#"
    asked.stroke(asked.spot((0, 1)), asked.spot((0, 2)))
    assert rows(asked) == ("S##G", ".#.#")
    assert asked.space.history.undo().level.rows == ("S..G", ".#.#")


def test_only_the_allowed_tiles_are_offered_as_pictures(asked):
    assert asked.ids("picture") == ["answer-tile-#", "answer-tile-.", "answer-back"]
    assert asked.node("answer-tile-#").value == "chosen"
    asked.click("answer-tile-.")
    asked.click_at(asked.spot((1, 1)))
    assert rows(asked) == ("S..G", "...#")


def test_the_count_says_how_many_cells_of_how_many(asked):
    assert asked.node("paint-count").label == "Squares changed: 0 of 1"
    asked.stroke(asked.spot((0, 1)), asked.spot((0, 2)))
    assert asked.node("paint-count").label == "Squares changed: 2 of 1"
    assert asked.has("paint-too-many")
    assert ANSWER.marks(asked.ui, asked.view, asked.space).selected == (Cell(0, 1), Cell(0, 2))


def test_the_right_button_and_the_eraser_put_back(asked):
    asked.stroke(asked.spot((0, 1)), asked.spot((0, 2)))
    asked.click_at(asked.spot((0, 2)), button=3)
    assert rows(asked) == ("S#.G", ".#.#")
    asked.click("answer-back")
    asked.click_at(asked.spot((0, 1)))
    assert rows(asked) == ("S..G", ".#.#")


def test_keys_alone_pick_go_paint_and_put_back(asked):
    for _ in range(2):
        asked.arrow("right")
    assert asked.space.look.cursor == Cell(0, 1)
    asked.enter()
    assert rows(asked) == ("S#.G", ".#.#")
    asked.enter("delete")
    assert rows(asked) == ("S..G", ".#.#")
    asked.enter("2")
    assert in_hand(asked.space, TASK) == "."
    asked.enter("9")
    assert in_hand(asked.space, TASK) == "."
    assert not ANSWER.drives(asked.space)


def test_the_last_place_to_begin_stays_and_cells_off_the_board_do_nothing(asked):
    after = painted(asked.space, Cell(0, 0), "#")
    assert after.level.rows == ("S..G", ".#.#")
    assert after.notes[-1][0] == "The mouse needs a square to begin on."
    assert painted(asked.space, Cell(9, 9), "#") is asked.space
