"""Episodes until their mean is known."""

import math
from dataclasses import replace

import numpy as np
import pytest

from playground.lessons.solved_level import solved, with_rules
from playground.lessons.task import Situation
from playground.lessons.tasks.rollouts import RolloutsTask
from playground.lessons.wording import wording
from playground.training.first_sight import still
from playground.training.snapshot import Fan
from playground.world import library
from playground.world.grid import Cell

ICE = with_rules(library.find("book"), {"slip": 0.2})
TASK = RolloutsTask(ask=wording("How many?"), cell=Cell(0, 2))


def played(count: int, mean: float = 0.811) -> Situation:
    """So many episodes from the cell (0, 2), whose returns lie 0.3 above and below their mean in turn."""
    returns = mean + 0.3 * (-1.0) ** np.arange(count)
    fan = Fan(solved(ICE).state(Cell(0, 2)), returns, (), 0)
    return Situation(ICE, replace(still(ICE), fan=fan))


def test_many_episodes_are_enough_where_few_are_not() -> None:
    """Twice the standard error is 2 · 0.3 / √n: 0.05 for n = 144; V(0, 2) is 0.811."""
    level = solved(ICE)
    assert TASK.check(played(148), level).right
    assert not TASK.check(played(140), level).right
    assert not TASK.check(played(1000, mean=0.7), level).right  # far from the value
    assert not RolloutsTask(ask=wording("?"), cell=Cell(0, 1)).check(played(1000), level).right  # another cell
    assert not TASK.check(Situation(ICE, still(ICE)), level).right  # none yet


def test_the_spread_of_a_coin_toss() -> None:
    """A step right from the cell before the cheese slips to both sides: by hand on a corridor, where slips only bump.

    With slip 1/2 the last step is tried until it works, with chance 1/2 each time: with γ = 1 and −1 a step, G = 10 − N with N
    geometric, whose variance is (1 − p) / p² = 2.
    """
    level = solved(with_rules(library.find("corridor"), {"slip": 0.5, "discount": 1.0}))
    task = RolloutsTask(ask=wording("?"), cell=Cell(0, 3), within=0.1)
    assert task.spread(level) == pytest.approx(math.sqrt(2.0), abs=1e-9)
    assert task.enough(level) == pytest.approx(800, abs=1)
