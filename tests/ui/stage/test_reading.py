"""Everything that is said of a cell that is pointed at."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from playground.learning.learner import Field
from playground.training.snapshot import Optimum, Snapshot
from playground.ui.stage.reading import reading
from playground.world import Cell, Level


def test_a_reading_has_all_numbers_of_its_cell(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    q = np.array([[1.0, 3.0, 3.0, -1.0], [0.0] * 4])
    visits = np.array([[5.0, 2.0, 0.0, 0.0], [0.0] * 4])
    policy = np.array([[0.1, 0.4, 0.4, 0.1], [0.25] * 4])
    given = {Field.V: np.array([2.5, 0.0]), Field.Q: q, Field.VISITS: visits, Field.POLICY: policy}
    snapshot = snapshot_of(level_of("S.#"), given)
    optimum = Optimum(np.array([9.0, 8.0]), q + 6, np.array([[False, True, False, False]] * 2), 9.0)
    of_cell = reading(replace(snapshot, optimum=optimum), Cell(0, 0))
    assert of_cell is not None
    assert (of_cell.title, of_cell.v, of_cell.optimal_v, of_cell.visits, of_cell.learned, of_cell.ends) == (
        "Start",
        2.5,
        9.0,
        7.0,
        True,
        False,
    )
    assert [action.name for action in of_cell.actions] == ["up", "right", "down", "left"]
    assert [action.best for action in of_cell.actions] == [False, True, True, False]
    assert [action.optimal for action in of_cell.actions] == [False, True, False, False]
    right = of_cell.actions[1]
    assert (right.q, right.probability, right.visits, right.optimal_q, right.legal) == (3.0, 0.4, 2.0, 9.0, True)
    second = reading(snapshot, Cell(0, 1))
    assert second is not None
    assert not second.learned
    assert math.isnan(second.optimal_v)


def test_a_wall_has_no_numbers_and_off_the_board_there_is_nothing(
    level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of(level_of("S#"))
    wall = reading(snapshot, Cell(0, 1))
    assert wall is not None
    assert (wall.title, wall.state, wall.actions) == ("Wall", -1, ())
    assert math.isnan(wall.v)
    assert [reading(snapshot, cell) for cell in (None, Cell(0, 2), Cell(-1, 0), Cell(1, 0))] == [None] * 4


def test_without_fields_everything_is_unknown(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    of_cell = reading(replace(snapshot_of(level_of("SG")), fields={}), Cell(0, 0))
    assert of_cell is not None
    assert math.isnan(of_cell.v)
    assert math.isnan(of_cell.actions[0].q)
    assert not of_cell.learned


def test_rewards_are_told_with_when_they_are_paid(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    tail = '[legend]\n"c" = { kind = "cliff", enter = -100.0, replaces_step = true }\n'
    tail += '"J" = { kind = "jump", to = "j", reward = 5.0 }'
    snapshot = snapshot_of(level_of("ScX\nJjG", tail))
    readings = {cell: reading(snapshot, Cell(*cell)) for cell in ((0, 1), (0, 2), (1, 0), (0, 0), (1, 2))}
    said = {cell: of_cell.rewards for cell, of_cell in readings.items() if of_cell}
    assert said[0, 1] == (("on entering, in place of the step", -100.0),)
    assert said[0, 2] == (("on leaving the board", 1.0),)
    assert said[1, 0] == (("for the jump", 5.0),)
    assert said[0, 0] == ()
    assert readings[1, 2] is not None
    assert readings[1, 2].ends
