"""Watkins's Q(λ): the way back ends where it was not greedy."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S...G"], moves='"left-right"', discount=0.5)


def test_a_greedy_way_learns_as_a_whole(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("q-lambda", corridor, alpha=0.5, lam=0.5)
    drive(learner, "rrrr")
    np.testing.assert_allclose(learner.estimates()[Field.Q][:4, 1], 0.5 * 0.25 ** np.arange(3, -1, -1), atol=1e-12)


def test_a_step_that_is_not_greedy_cuts_the_trail(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("q-lambda", corridor, alpha=0.5, lam=0.5)
    drive(learner, "rrrr")
    before = learner.estimates()[Field.Q].copy()
    drive(learner, "rrlrrr"[:3])  # to the third cell, and back: left is worth 0 there, right more
    trail = learner.estimates()[Field.TRACE]
    assert np.count_nonzero(trail) == 1 and trail[2, 0] > 0.0
    assert learner.estimates()[Field.Q][2, 0] == pytest.approx(before[2, 0] + 0.5 * 0.5 * learner.estimates()[Field.Q][1].max())


def test_lambda_zero_is_q_learning(corridor: TabularMDP, made: Any) -> None:
    mine, other = made("q-lambda", corridor, 5, lam=0.0), made("q-learning", corridor, 5)
    mine.advance(900)
    other.advance(900)
    np.testing.assert_allclose(mine.estimates()[Field.Q], other.estimates()[Field.Q], atol=1e-12)
