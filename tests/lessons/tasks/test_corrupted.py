"""One number that does not fit is to be found."""

import numpy as np
import pytest

from playground.lessons.solved_level import NoAnswer, solved
from playground.lessons.tasks.corrupted import CorruptedTask
from playground.lessons.wording import wording
from playground.world import library
from playground.world.grid import Cell

LEVEL = solved(library.find("path7"))
TASK = CorruptedTask(ask=wording("Which?"), cell=Cell(0, 3), off=2.0)


def test_only_one_number_is_shown_wrongly() -> None:
    wrong = np.flatnonzero(TASK.shown(LEVEL) != LEVEL.optimum.v)
    assert [LEVEL.mdp.states[state].cell for state in wrong] == [Cell(0, 3)]
    assert TASK.shown(LEVEL)[wrong[0]] == pytest.approx(-4.0 + 2.0, abs=1e-9)


def test_the_cell_is_right_and_one_beside_it_is_near() -> None:
    assert TASK.check(Cell(0, 3), LEVEL).right
    assert TASK.check(Cell(0, 4), LEVEL).near
    assert not TASK.check(Cell(0, 6), LEVEL).near


def test_a_wall_has_no_number() -> None:
    with pytest.raises(NoAnswer, match="nobody can be in the cell"):
        CorruptedTask(ask=wording("?"), cell=Cell(5, 5), off=1.0).solution(LEVEL)
