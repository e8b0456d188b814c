"""Prioritized sweeping: surprise goes back along what leads there."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S...G"], moves='"left-right"', discount=0.5)


def test_one_success_is_thought_back_to_the_start(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("prioritized-sweeping", corridor, alpha=1.0, planning=4)
    drive(learner, "rrrr")
    np.testing.assert_allclose(learner.estimates()[Field.Q][:4, 1], [0.125, 0.25, 0.5, 1.0], atol=1e-12)
    assert not learner.estimates()[Field.PRIORITY].any()


def test_with_little_time_the_rest_waits_with_its_priority(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("prioritized-sweeping", corridor, alpha=1.0, planning=2)
    drive(learner, "rrrr")
    np.testing.assert_allclose(learner.estimates()[Field.Q][:4, 1], [0.0, 0.0, 0.5, 1.0], atol=1e-12)
    waiting = np.zeros((5, 2))
    waiting[1, 1] = 0.25
    np.testing.assert_allclose(learner.estimates()[Field.PRIORITY], waiting, atol=1e-12)


def test_a_surprise_too_small_to_count_is_not_thought_about(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("prioritized-sweeping", corridor, alpha=1.0, planning=10, theta=0.3)
    drive(learner, "rrrr")
    np.testing.assert_allclose(learner.estimates()[Field.Q][:4, 1], [0.0, 0.0, 0.5, 1.0], atol=1e-12)


def test_with_small_steps_a_memory_waits_until_it_is_settled(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("prioritized-sweeping", corridor, alpha=0.5, planning=3)
    drive(learner, "rrrr")
    # 0 → 0.5 (rest 0.5) → 0.75 (rest 0.25); what leads there would move by 0.375, so it comes first: 0 → 0.1875
    np.testing.assert_allclose(learner.estimates()[Field.Q][2:4, 1], [0.1875, 0.75], atol=1e-12)
