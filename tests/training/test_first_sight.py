"""The first frame: a level that no session has looked at yet."""

import dataclasses

from playground.training.drivers import Driver
from playground.training.first_sight import still, takes_long
from playground.training.snapshot import Status
from playground.world.level import Level, Rules

ROW = Level(title="Row", rows=(".S.G",))
LARGE = Level(title="Large", rows=("S" + "." * 199,) + ("." * 200,) * 60)


def test_it_shows_the_level_and_nothing_learned():
    seen = still(ROW)
    assert (seen.number, seen.status, seen.driver, seen.units, seen.lived) == (-1, Status.WARMING, Driver.ME, 0, 0)
    assert seen.mdp.states[seen.agent.state].cell == (0, 1)
    assert (dict(seen.fields), seen.last, seen.optimum) == ({}, (), None)
    assert seen.mdp.legal.any()


def test_driver_pace_and_learner_are_those_of_before():
    before = dataclasses.replace(still(ROW), driver=Driver.GREEDY, per_second=3.0, learner="sarsa", seed=4, learning=False)
    seen = still(dataclasses.replace(ROW, rules=Rules(slip=0.1)), before)
    assert (seen.driver, seen.per_second, seen.learner, seen.seed, seen.learning) == (Driver.GREEDY, 3.0, "sarsa", 4, False)


def test_of_a_level_that_takes_long_only_the_cells_are_shown():
    assert (takes_long(ROW), takes_long(LARGE)) == (False, True)
    seen = still(LARGE)
    assert len(seen.mdp.states) == 12_200
    assert not seen.mdp.legal.any()
