"""Arrows that are greedy, better, best, or best in another way."""

import pytest

from playground.lessons.solved_level import solved
from playground.lessons.tasks.arrows import ArrowsTask, WantedArrows
from playground.lessons.wording import wording
from playground.world import library
from playground.world.grid import Cell

CLIFF, BOOK = solved(library.find("cliff5")), solved(library.find("book"))


def arrows(wanted: WantedArrows, whose: str | tuple[str, ...] = "uniform") -> ArrowsTask:
    return ArrowsTask(ask=wording("Stamp!"), wanted=wanted, whose=whose)


def test_greedy_by_the_random_policy_takes_ten_steps_and_any_tie_counts() -> None:
    """Lesson 8: this greedy policy takes 10 steps from the start, V(start) 4.58."""
    task = arrows(WantedArrows.GREEDY)
    stamps = task.solution(CLIFF)
    assert len(stamps) == 16
    policy = task.painted(stamps, CLIFF)
    assert len(CLIFF.way(policy)) - 1 == 10
    assert task.check(stamps, CLIFF).right
    missing = task.check({cell: name for cell, name in stamps.items() if cell != Cell(0, 0)}, CLIFF)
    assert missing.gaps == {"wrong": 0, "missing": 1}


def test_the_same_arrows_in_the_cells_that_are_asked_for() -> None:
    task = ArrowsTask(ask=wording("Stamp!"), wanted=WantedArrows.SAME, whose="right", cells=(Cell(0, 0), Cell(1, 2)))
    assert task.check({Cell(0, 0): "right", Cell(1, 2): "right"}, BOOK).right
    assert task.check({Cell(0, 0): "right", Cell(1, 2): "up"}, BOOK).gaps == {"wrong": 1, "missing": 0}
    assert task.solution(BOOK) == {Cell(0, 0): "right", Cell(1, 2): "right"}


def test_better_than_always_right_in_the_book_level() -> None:
    task = arrows(WantedArrows.BETTER, "right")
    assert not task.check({}, BOOK).right
    assert task.check({Cell(2, 0): "up", Cell(1, 0): "up"}, BOOK).right


def test_best_is_a_value_and_not_one_drawing() -> None:
    task = arrows(WantedArrows.BEST)
    assert task.check(task.solution(CLIFF), CLIFF).right
    assert not task.check(dict.fromkeys(task.solution(CLIFF), "up"), CLIFF).right


def test_another_best_policy_differs_on_the_way() -> None:
    """In the book level the cheese is five steps away along the top or through the middle: up first, or right first."""
    whose = (">>>.", "^#^.", "^>^<")
    task = arrows(WantedArrows.ANOTHER, whose)
    same = task.check({}, BOOK)
    assert (same.right, same.near) == (False, True)
    stamps = task.solution(BOOK)
    assert task.check(stamps, BOOK).right
    assert stamps[Cell(2, 0)] == "right"


@pytest.mark.parametrize("wanted", WantedArrows)
def test_misses_are_missed(wanted: WantedArrows) -> None:
    task = arrows(wanted, (">>>.", "^#^.", "^>^<") if wanted is WantedArrows.ANOTHER else "uniform")
    misses = task.misses(BOOK)
    assert misses
    assert not any(task.check(miss, BOOK).right for miss in misses)
