"""Filling a map with values: path 7 is worth −7 … −1, whichever way it is counted."""

import pytest

from playground.lessons.solved_level import NoAnswer, solved
from playground.lessons.tasks.fill import FillTask
from playground.lessons.wording import wording
from playground.world import library
from playground.world.grid import Cell

PATH = solved(library.find("path7"))


def fill(*cells: Cell) -> FillTask:
    return FillTask(ask=wording("Fill!"), cells=cells)


def test_values_are_asked_for_in_the_order_of_the_cells() -> None:
    task = fill(*(Cell(0, col) for col in reversed(range(7))))
    assert task.solution(PATH) == pytest.approx((-1, -2, -3, -4, -5, -6, -7), abs=1e-9)
    assert task.check((-1, -2, -3, -4, -5, -6, -7), PATH).right


def test_wrong_numbers_are_counted_and_the_first_one_is_named() -> None:
    task = fill(Cell(0, 6), Cell(0, 5), Cell(0, 4))
    one, two = task.check((-1, -3, -3), PATH), task.check((-1, -3, 0), PATH)
    assert (one.right, one.near, one.gaps) == (False, True, {"wrong": 1, "answer": -3})
    assert (two.right, two.near, two.gaps) == (False, False, {"wrong": 2, "answer": -3})
    assert not task.check((-1,), PATH).right


def test_misses_are_missed_and_no_cells_are_no_task() -> None:
    task = fill(Cell(0, 6), Cell(0, 5))
    assert [task.check(miss, PATH).right for miss in task.misses(PATH)] == [False, False]
    with pytest.raises(NoAnswer, match="no cell is to be filled"):
        fill().solution(PATH)
