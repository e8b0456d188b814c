"""Moves that are foretold: where each leads, and what it brings."""

import pytest

from playground.lessons.solved_level import NoAnswer, solved, with_rules
from playground.lessons.tasks.foretell import ForetellTask
from playground.lessons.wording import wording
from playground.world import library
from playground.world.grid import Cell

BOOK = solved(library.find("book"))
TASK = ForetellTask(ask=wording("Where?"), moves=("right", "up", "right"))
RIGHT = ((Cell(2, 1), -0.1), (Cell(2, 1), -0.1), (Cell(2, 2), -0.1))


def test_a_bump_stays_and_costs() -> None:
    assert TASK.solution(BOOK) == RIGHT
    assert TASK.check(RIGHT, BOOK).right
    assert [step.cell for step in TASK.steps(BOOK)] == [Cell(2, 0), Cell(2, 1), Cell(2, 1)]


def test_the_first_wrong_move_is_named_and_a_wrong_reward_is_near() -> None:
    reward, cell = (*RIGHT[:1], (Cell(2, 1), 0.0), RIGHT[2]), (*RIGHT[:2], (Cell(1, 2), -0.1))
    assert (TASK.check(reward, BOOK).gaps, TASK.check(reward, BOOK).near) == ({"step": 2}, True)
    assert (TASK.check(cell, BOOK).gaps, TASK.check(cell, BOOK).near) == ({"step": 3}, False)
    assert TASK.check(RIGHT[:1], BOOK).gaps == {"step": 2}  # right so far
    assert not TASK.check(RIGHT[:1], BOOK).right


def test_rewards_are_offered_with_the_step_and_without() -> None:
    assert TASK.rewards(BOOK) == (-1.1, -1.0, -0.1, 0.0, 0.9, 1.0)
    assert TASK.rewards(solved(library.find("corridor"))) == (-1.0, 0.0, 9.0, 10.0)


def test_chance_cannot_be_foretold() -> None:
    with pytest.raises(NoAnswer, match="chance has a part in 'right'"):
        TASK.steps(solved(with_rules(library.find("book"), {"slip": 0.2})))
    with pytest.raises(NoAnswer, match="at least one move"):
        ForetellTask(ask=wording("Where?"), moves=()).steps(BOOK)
