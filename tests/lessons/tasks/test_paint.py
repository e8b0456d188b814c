"""Tiles painted until the best way is another one."""

from dataclasses import replace

import pytest

from playground.lessons.deeds import Put
from playground.lessons.goals import Goal
from playground.lessons.solved_level import NoAnswer, solved
from playground.lessons.task import Situation
from playground.lessons.tasks.paint import PaintTask
from playground.lessons.wording import wording
from playground.training.first_sight import still
from playground.world import library
from playground.world.grid import Cell

LEVEL = solved(library.find("book"))
WALLED = ("...G", "##.P", "S...")
TASK = PaintTask(ask=wording("Paint!"), goal=Goal("route", through=(Cell(2, 1),), ends="G"), example=WALLED, most=1)


def painted(rows: tuple[str, ...]) -> Situation:
    level = replace(LEVEL.level, rows=rows)
    return Situation(level, still(level))


def test_the_example_does_it_with_one_wall() -> None:
    assert TASK.solution(LEVEL) == (Put(Cell(1, 0), "#"),)
    assert TASK.check(painted(WALLED), LEVEL).right


def test_more_cells_than_are_allowed_are_near() -> None:
    verdict = TASK.check(painted(("#..G", "##.P", "S...")), LEVEL)
    assert (verdict.right, verdict.near) == (False, True)
    assert verdict.gaps == {"answer": 2, "most": 1}


def test_an_example_of_another_size_is_told() -> None:
    with pytest.raises(NoAnswer, match="expected 3 rows of 4"):
        replace(TASK, example=("..",)).solution(LEVEL)


def test_changed_cells_are_the_effort_and_the_board_keeps_its_size() -> None:
    assert TASK.effort(painted(("#..G", "##.P", "S...")), LEVEL) == 2
    larger = painted((*WALLED, "...."))
    assert TASK.goal.met(larger)
    assert not TASK.check(larger, LEVEL).right


def test_only_tiles_that_may_be_painted_and_floor_are_new_on_the_board() -> None:
    task = replace(TASK, tiles=("#",), goal=Goal("route", ends="G"), most=0)
    assert task.check(painted(WALLED), LEVEL).right
    assert task.check(painted(("...G", "...P", "S...")), LEVEL).right  # the wall became floor
    for rows in (("..G.", ".#.P", "S..."), ("...G", ".#.P", "S..G"), ("...G", ".#P.", "S..."), ("...G", "S#.P", "....")):
        assert task.goal.met(painted(rows))  # it would do, but the cheese, a pit or the start was moved or added
        assert not task.check(painted(rows), LEVEL).right
        assert replace(task, tiles=()).check(painted(rows), LEVEL).right  # whatever the level has


def test_a_moved_tile_that_may_be_painted_is_painting() -> None:
    task = replace(TASK, tiles=("#", "."))
    moved = painted(("...G", "#..P", "S..."))
    assert not task.goal.met(moved) or task.check(moved, LEVEL).near  # two cells are otherwise, one is allowed
    assert replace(task, goal=Goal("route", ends="G"), most=2).check(moved, LEVEL).right
