"""Off-policy Monte Carlo: weights by hand."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S.G"], moves='"left-right"', discount=0.5, step_reward=-1.0)


def test_weights_by_hand(corridor: TabularMDP, made: Any, drive: Any) -> None:
    """ε is 0.5. In the first episode nothing is known, so b = 1/2, and W = 1, 2."""
    learner = made("off-policy-monte-carlo", corridor, epsilon=0.5)
    drive(learner, "rr")
    saved = learner.save()
    np.testing.assert_allclose(saved["state-action/sums"][:2], [[0.0, 2.0], [0.0, 1.0]], atol=1e-12)
    np.testing.assert_allclose(learner.estimates()[Field.Q][:2], [[0.0, -1.0], [0.0, 0.0]], atol=1e-12)
    drive(learner, "lrr")
    # Going back: right in the second cell ties with left, so b = 1/2; right in the first is no longer greedy, and there it stops.
    saved = learner.save()
    np.testing.assert_allclose(saved["state-action/sums"][:2], [[0.0, 4.0], [0.0, 2.0]], atol=1e-12)
    np.testing.assert_allclose(learner.estimates()[Field.Q][:2], [[0.0, -1.0], [0.0, 0.0]], atol=1e-12)


def test_it_learns_the_best_values_from_curious_play(corridor: TabularMDP, made: Any) -> None:
    """Seed 2, 200,000 steps, ε 0.5: every value of the optimum to 0.02."""
    learner = made("off-policy-monte-carlo", corridor, 2, epsilon=0.5, initial=-3.0)
    learner.advance(200_000)
    np.testing.assert_allclose(learner.estimates()[Field.V][:2], [-1.0, 0.0], atol=0.02)
