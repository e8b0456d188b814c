"""An episode that ended in a state where something could be done is over all the same: for all who live there."""

import numpy as np

from playground.learning.life.experience import Experience
from playground.training.drivers import Driver
from playground.training.stand_in import StandIn
from playground.world import TabularMDP, from_p, table_level
from playground.world.environments.env import GridworldEnv


def passing() -> TabularMDP:
    """0 ends in 1, which 2 passes through; episodes begin in 0."""
    p = {0: {0: [(1, 1, 1.0, True)]}, 1: {0: [(1, 3, 10.0, True)]}, 2: {0: [(1, 1, 0.0, False)]}, 3: {0: [(1, 3, 0.0, True)]}}
    return from_p(p, 0.9, start=0)


def test_the_body_rests_at_the_end_and_begins_anew() -> None:
    body = Experience(passing(), seed=1)
    body.walk(1)
    assert (body.state, body.ended, body.episode_return) == (1, True, 1.0)
    assert body.last()[-1].terminated and body.visits[1].sum() == 0
    body.walk(1)
    assert (body.state, body.ended, body.episodes) == (1, True, 2)
    assert body.visits[:, 0].tolist() == [2, 0, 0, 0]


def test_so_does_the_stand_in() -> None:
    stand_in = StandIn(passing(), 1)
    for _ in range(2):
        stand_in.act(0, Driver.ME)
        assert (stand_in.state, stand_in.ended, stand_in.last()[-1].terminated) == (1, True, True)
    assert stand_in.returns == [1.0, 1.0]


def test_and_nothing_happens_in_the_environment_until_a_reset() -> None:
    env = GridworldEnv(table_level(passing(), "passing"))
    assert env.reset(seed=1)[0] == 0
    assert env.step(np.int64(0))[:4] == (1, 1.0, True, False)
    assert env.step(np.int64(0))[:4] == (1, 0.0, True, False)
    assert env.P[2] == {0: [(1.0, 1, 0.0, False)]} and env.P[1] == {0: [(1.0, 3, 10.0, True)]}
