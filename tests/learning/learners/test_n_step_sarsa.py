"""n-step Sarsa: targets by hand, and its end at n = 1."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S...G"], moves='"left-right"', discount=0.5, step_reward=-1.0)


def test_two_rewards_and_the_action_that_follows(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("n-step-sarsa", corridor, n=2, alpha=0.5, initial=8.0)
    drive(learner, "rr")
    assert (learner.estimates()[Field.Q][corridor.legal] == 8.0).all()
    drive(learner, "r")
    first = 8.0 + 0.5 * (-1.0 - 0.5 + 0.25 * 8.0 - 8.0)
    np.testing.assert_allclose(learner.estimates()[Field.Q][:4, 1], [first, 8.0, 8.0, 8.0], atol=1e-12)
    drive(learner, "r")
    second = 8.0 + 0.5 * (-1.0 - 0.5 + 0.25 * 8.0 - 8.0)
    np.testing.assert_allclose(learner.estimates()[Field.Q][:4, 1], [first, second, 8.0 + 0.5 * (-1.0 - 8.0), 4.0], atol=1e-12)


def test_one_step_is_sarsa(corridor: TabularMDP, made: Any, drive: Any) -> None:
    mine, other = made("n-step-sarsa", corridor, n=1), made("sarsa", corridor)
    way = "".join(np.random.default_rng(5).choice(["l", "r"], 600))
    for learner in (mine, other):
        drive(learner, way)
    np.testing.assert_allclose(mine.estimates()[Field.Q], other.estimates()[Field.Q], atol=1e-12)
