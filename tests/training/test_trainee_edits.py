"""What goes over to a changed level goes over to the next one too: a learner is followed through three edits, not one."""

import itertools
from typing import Any

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training.drivers import Driver
from playground.training.trainee import Trainee, new_trainee
from playground.world import Cell, compile_mdp
from playground.world.level import Level, Rules

LEARNERS = sorted(learners())
RULES = Rules(discount=0.9, slip=0.2, time_limit=30)
LEVELS = [
    Level(title="Room", rows=rows, rules=RULES)
    for rows in (("S...", ".#..", "...G"), ("S...", ".##.", "...G"), ("S...", "..#.", "...G"), ("S...", "....", "#..G"))
]
TABLES = [compile_mdp(level) for level in LEVELS]
CORNER = Cell(0, 0)


def lived(learner: str, units: int = 25) -> list[tuple[Trainee, dict[str, Any], dict[str, Any]]]:
    """On each level in turn: the trainee after its units there, and what was counted when it came and when it left."""
    trainee = new_trainee(learner, None, TABLES[0], 5)
    stays = []
    for number, table in enumerate(TABLES):
        trainee = trainee if number == 0 else trainee.moved_to(table)
        came = counted(trainee)
        for _ in range(units):
            trainee.advance(1, Driver.LEARNER, True)
        trainee.act(1, True)
        trainee.body.walk(3, trainee.driving.steady_policy(Driver.RANDOM, keep=True))
        trainee.driving.drawn_action(Driver.RANDOM)
        stays.append((trainee, came, counted(trainee)))
    return stays


def counted(trainee: Trainee) -> dict[str, Any]:
    """All that goes on whatever the level is."""
    body = trainee.body
    return {
        "units": trainee.units,
        "episodes": trainee.episodes,
        "ticks": trainee.ticks,
        "steps": body.steps,
        "dice of the world": int(body.body.random[0]),
        "dice of drivers": trainee.driving.dice.bit_generator.state,
        "returns": [list(points) for points in body.curve.points()],
        "settings": trainee.learner.settings,
        "played in the corner": int(trainee.played[trainee.mdp.state_at()[CORNER]].sum()),
        "visits of the corner": int(body.visits[trainee.mdp.state_at()[CORNER]].sum()),
    }


@pytest.mark.parametrize("learner", LEARNERS)
def test_everything_that_is_counted_goes_over_to_each_of_three_levels(learner: str) -> None:
    stays = lived(learner)
    for (_, _, left), (after, came, later) in itertools.pairwise(stays):
        moved = {name for name in left if left[name] != came[name]}
        # Where the body cannot stay it begins a new episode, which may cost a throw of its dice; here there is one start.
        assert moved == set()
        assert later["ticks"] > came["ticks"] and later["dice of the world"] != came["dice of the world"]
        assert after.mdp is not stays[0][0].mdp


@pytest.mark.parametrize("learner", LEARNERS)
def test_units_of_all_levels_are_one_sum(learner: str) -> None:
    stays = lived(learner)
    trainee, _, left = stays[-1]
    gained = sum(after["units"] - before["units"] for _, before, after in stays)
    assert left["units"] == gained
    assert left["ticks"] == left["steps"] + (left["units"] if trainee.plans else 0)


@pytest.mark.parametrize(
    "learner", [id for id in LEARNERS if id not in ("optimum",) and new_trainee(id, None, TABLES[0], 1).plans]
)
def test_the_work_of_a_planner_is_added_up_by_hand(learner: str) -> None:
    """Ten units on each of three levels: thirty in all, whatever part of a sweep that is."""
    trainee = new_trainee(learner, None, TABLES[0], 1)
    sweeps = 0
    for number, table in enumerate(TABLES[:3]):
        trainee = trainee if number == 0 else trainee.moved_to(table)
        before = trainee.episodes
        done = sum(trainee.advance(1, Driver.LEARNER, True) for _ in range(10))
        assert (done, trainee.units) == (10, 10 * (number + 1))
        sweeps += trainee.episodes - before
        assert trainee.episodes == sweeps
        assert trainee.sweep == pytest.approx(10 % len(table.states) / len(table.states))


@pytest.mark.parametrize("learner", LEARNERS)
def test_there_and_back_is_the_same_as_never_gone(learner: str) -> None:
    """Two edits that change nothing but a wall for a while: the dice, the mouse and its visits are as before."""
    trainee = new_trainee(learner, None, TABLES[0], 5)
    for _ in range(40):
        trainee.advance(1, Driver.LEARNER, True)
    trainee.restart()
    again = trainee.moved_to(TABLES[1]).moved_to(TABLES[0])
    lost = TABLES[0].state_at()[1, 2]  # where the wall stood for a while
    assert again.body.body.random[0] == trainee.body.body.random[0]
    assert again.body.state == trainee.body.state and again.body.step == trainee.body.step
    assert again.body.episode_return == trainee.body.episode_return
    np.testing.assert_array_equal(np.delete(again.body.visits, lost, axis=0), np.delete(trainee.body.visits, lost, axis=0))
