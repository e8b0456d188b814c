"""Who moves the agent: each driver's policy by hand."""

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training.drivers import DRIVERS, Driver
from playground.training.driving import FRESH, own_policy
from playground.training.trainee import new_trainee
from playground.world import compile_mdp
from playground.world.level import Level, Rules

ROW = compile_mdp(Level(title="Row", rows=("S..G",), rules=Rules(moves=("left", "right"))))
Q = np.array([[0.0, 2.0], [1.0, 1.0], [3.0, 0.0], [0.0, 0.0]])


def trainee(epsilon=0.2):
    made = new_trainee("q-learning", learners()["q-learning"].settings(epsilon=epsilon), ROW, 1)
    made.believe(Q * ROW.legal)
    return made


def test_each_driver_has_its_policy():
    driving = trainee().driving
    policies = {driver: driving.policy(driver) for driver in DRIVERS}
    assert policies[Driver.ME] is policies[Driver.OPTIMUM] is None
    np.testing.assert_allclose(policies[Driver.GREEDY][:3], [[0, 1], [0.5, 0.5], [1, 0]])
    np.testing.assert_allclose(policies[Driver.RANDOM][:3], [[0.5, 0.5]] * 3)
    np.testing.assert_allclose(policies[Driver.LEARNER][:3], [[0.1, 0.9], [0.5, 0.5], [0.9, 0.1]])


def test_the_optimum_drives_once_it_is_there():
    driving = trainee().driving
    driving.optimal = np.eye(4, 2)
    assert driving.policy(Driver.OPTIMUM) is driving.optimal


def test_a_learner_that_shows_a_policy_behaves_by_it():
    learner = new_trainee("random", None, ROW, 1).learner
    np.testing.assert_allclose(own_policy(learner, ROW.legal)[:3], [[0.5, 0.5]] * 3)


def test_a_policy_that_is_kept_stays_until_somebody_looks_again():
    made = trainee()
    kept = made.driving.steady_policy(Driver.GREEDY, keep=True)
    made.believe(-Q * ROW.legal)
    assert not np.array_equal(made.driving.steady_policy(Driver.GREEDY, keep=True), kept), "to believe something makes it look"
    again = made.driving.steady_policy(Driver.GREEDY, keep=True)
    made.advance(3, Driver.LEARNER, True)
    assert made.driving.steady_policy(Driver.GREEDY, keep=True) is again
    assert ROW.legal.size < FRESH, "on a small level it is made anew for every step"
    assert made.driving.steady_policy(Driver.GREEDY, keep=False) is not again


def test_actions_are_drawn_by_the_policy_from_the_dice_of_the_seed():
    one, other = trainee(), trainee()
    draws = [one.driving.drawn_action(Driver.RANDOM) for _ in range(200)]
    assert draws == [other.driving.drawn_action(Driver.RANDOM) for _ in range(200)]
    assert 70 <= sum(draws) <= 130  # 200 draws of a half: four deviations are 28
    assert {one.driving.drawn_action(Driver.GREEDY) for _ in range(20)} <= {0, 1}


@pytest.mark.parametrize("driver", [Driver.RANDOM, Driver.GREEDY])
def test_saved_and_loaded_it_draws_the_same(driver):
    one, other = trainee(), trainee()
    for _ in range(9):
        one.driving.drawn_action(driver)
    other.driving.load(*one.driving.save())
    assert [one.driving.drawn_action(driver) for _ in range(30)] == [other.driving.drawn_action(driver) for _ in range(30)]
