"""A cell that is pointed at."""

import pytest

from playground.lessons.solved_level import NoAnswer, solved, with_rules
from playground.lessons.tasks.point import PointTask
from playground.lessons.wording import wording
from playground.world import library
from playground.world.grid import Cell

LEVEL = solved(library.find("book"))
ASK = wording("Where?")


def test_after_some_moves_the_mouse_is_there() -> None:
    task = PointTask(ask=ASK, after=("up", "left", "up"))
    assert task.right(LEVEL) == {Cell(0, 0)}
    assert task.misses(LEVEL) == (Cell(0, 1), Cell(1, 0))
    assert task.check(Cell(0, 1), LEVEL).near


def test_the_best_cell_is_beside_the_cheese_and_the_worst_beside_the_pit_for_who_always_goes_right() -> None:
    assert PointTask(ask=ASK, highest=True).right(LEVEL) == {Cell(0, 2)}
    assert PointTask(ask=ASK, lowest=True, whose="right").right(LEVEL) == {Cell(1, 2)}


def test_where_the_policy_throws_dice() -> None:
    task = PointTask(ask=ASK, mixed=True, whose=(">>>.", "^#?.", "^>^<"))
    assert task.right(LEVEL) == {Cell(1, 2)}


def test_ice_takes_a_move_up_from_the_corner_to_the_right_or_leaves_it_there() -> None:
    task = PointTask(ask=ASK, slides="up")
    assert task.right(solved(with_rules(library.find("book"), {"slip": 0.2}))) == {Cell(2, 0), Cell(2, 1)}
    with pytest.raises(NoAnswer, match="always goes as asked"):
        task.right(LEVEL)


def test_one_thing_says_which_cell() -> None:
    with pytest.raises(NoAnswer, match="one of after, slides, highest, lowest and mixed"):
        PointTask(ask=ASK).right(LEVEL)
