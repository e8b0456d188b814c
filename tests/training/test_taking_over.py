"""From the agent that a person drove early to the learner's body, number by number."""

import numpy as np

from playground.learning.life.experience import Experience
from playground.training.drivers import Driver
from playground.training.stand_in import StandIn
from playground.training.taking_over import take_over
from playground.world import compile_mdp
from playground.world.level import Level, Rules

ROW = compile_mdp(Level(title="Row", rows=("S..G",), rules=Rules(discount=0.5, step_reward=-1.0, moves=("left", "right"))))
RIGHT = 1


def test_the_body_stands_where_the_stand_in_stood_and_has_counted_what_that_did():
    stand_in, body, played = StandIn(ROW, 0), Experience(ROW, 0), np.zeros(ROW.legal.shape, np.int64)
    for _ in range(2):
        stand_in.act(RIGHT, Driver.ME)
    take_over(body, played, stand_in, ROW)
    assert (body.state, body.step, body.steps, body.episodes) == (2, 2, 2, 0)
    assert (body.episode_return, body.discounted_return) == (-2.0, -1.5)
    assert played.tolist() == [[0, 1], [0, 1], [0, 0], [0, 0]]
    np.testing.assert_array_equal(body.visits, played)
    assert [(lived.state, lived.action, lived.successor, lived.driver) for lived in body.last()] == [(0, 1, 1, 0), (1, 1, 2, 0)]


def test_an_episode_that_ended_is_in_the_curve_and_the_next_one_begins_anew():
    stand_in, body, played = StandIn(ROW, 0), Experience(ROW, 0), np.zeros(ROW.legal.shape, np.int64)
    for _ in range(3):
        stand_in.act(RIGHT, Driver.ME)
    take_over(body, played, stand_in, ROW)
    assert (body.episodes, body.curve.points()[1].tolist()) == (1, [-2.0])
    assert body.last()[-1].terminated
    body.walk(1, action=RIGHT)
    assert (body.state, body.step) == (1, 1)
