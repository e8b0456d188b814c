"""Monte Carlo prediction: means of returns by hand, first and every visit."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S..G"], moves='"left-right"', discount=0.5, step_reward=-1.0, time_limit=6)


@pytest.mark.parametrize("visits", ["first", "every"])
def test_a_place_passed_three_times(visits: str, corridor: TabularMDP, made: Any, drive: Any) -> None:
    """Left, left, right, right, right: −1 four times, and at last −1 and 1 for the goal."""
    learner = made("monte-carlo-prediction", corridor, visits=visits)
    drive(learner, "llrrr")
    returns = [-1.0 - 0.5 - 0.25 - 0.125, -1.0 - 0.5 - 0.25, -1.5, -1.0, 0.0]
    expected = returns[0] if visits == "first" else float(np.mean(returns[:3]))
    np.testing.assert_allclose(learner.estimates()[Field.V][:3], [expected, -1.0, 0.0], atol=1e-12)


def test_values_are_means_over_episodes(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("monte-carlo-prediction", corridor)
    drive(learner, "rrr" + "lrrr")
    quick, slow = -1.0 - 0.5, -1.0 - 0.5 - 0.25
    assert learner.estimates()[Field.V][0] == pytest.approx((quick + slow) / 2, abs=1e-12)


def test_a_return_that_is_cut_off_ends_with_what_is_believed(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("monte-carlo-prediction", corridor, initial=8.0, step_size="constant", alpha=1.0)
    drive(learner, "l" * 6)
    believed = 8.0 / 64 - sum(0.5**k for k in range(6))
    assert learner.estimates()[Field.V][0] == pytest.approx(believed, abs=1e-12)
