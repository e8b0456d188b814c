"""n-step TD: targets by hand, and its two ends: TD(0) and Monte Carlo."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S...G"], moves='"left-right"', discount=0.5, step_reward=-1.0)


def test_two_rewards_and_the_value_of_the_place_reached(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("n-step-td", corridor, n=2, alpha=0.5, initial=8.0)
    drive(learner, "r")
    assert (learner.estimates()[Field.V][:4] == 8.0).all()
    drive(learner, "r")
    first = 8.0 + 0.5 * (-1.0 - 0.5 + 0.25 * 8.0 - 8.0)
    np.testing.assert_allclose(learner.estimates()[Field.V][:4], [first, 8.0, 8.0, 8.0], atol=1e-12)
    drive(learner, "rr")
    second = 8.0 + 0.5 * (-1.0 - 0.5 + 0.25 * 8.0 - 8.0)
    third, last = 8.0 + 0.5 * (-1.0 + 0.5 * 0.0 - 8.0), 8.0 + 0.5 * (0.0 - 8.0)
    np.testing.assert_allclose(learner.estimates()[Field.V][:4], [first, second, third, last], atol=1e-12)


def test_one_step_is_td(corridor: TabularMDP, made: Any) -> None:
    mine, other = (made(name, corridor, 3, alpha=0.25, **told) for name, told in (("n-step-td", {"n": 1}), ("td", {})))
    mine.advance(500)
    other.advance(500)
    np.testing.assert_array_equal(mine.estimates()[Field.V], other.estimates()[Field.V])


def test_as_many_steps_as_the_episode_has_are_monte_carlo(corridor: TabularMDP, made: Any, drive: Any) -> None:
    told = {"alpha": 0.25, "step_size": "constant"}
    mine, other = made("n-step-td", corridor, n=128, **told), made("monte-carlo-prediction", corridor, **told)
    for learner in (mine, other):
        drive(learner, "rrrr" * 3)
    np.testing.assert_allclose(mine.estimates()[Field.V], other.estimates()[Field.V], atol=1e-12)


def test_what_waits_is_shown_as_a_trace(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("n-step-td", corridor, n=3)
    drive(learner, "rr")
    assert learner.estimates()[Field.TRACE].max(axis=1).tolist() == [1.0, 1.0, 0.0, 0.0, 0.0]
    drive(learner, "r")  # the first has had its three rewards
    assert learner.estimates()[Field.TRACE].max(axis=1).tolist() == [0.0, 1.0, 1.0, 0.0, 0.0]


def test_a_smaller_n_lets_several_go_at_once(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("n-step-td", corridor, n=4, alpha=1.0)
    drive(learner, "rr")
    learner.settings = type(learner.settings)(n=1, alpha=1.0)
    drive(learner, "r")
    assert (learner.estimates()[Field.V][:3] != 0.0).all()
