"""Sarsa(λ): traces by hand, and its end at λ = 0."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S...G"], moves='"left-right"', discount=0.5)


def test_one_success_teaches_the_whole_way(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("sarsa-lambda", corridor, alpha=0.5, lam=0.5)
    drive(learner, "rrrr")
    q = learner.estimates()[Field.Q][:4]
    np.testing.assert_allclose(q[:, 1], 0.5 * 0.25 ** np.arange(3, -1, -1), atol=1e-12)
    assert not q[:, 0].any()


@pytest.mark.parametrize("kind", ["accumulating", "replacing", "dutch"])
def test_lambda_zero_is_sarsa(kind: str, corridor: TabularMDP, made: Any) -> None:
    mine, other = made("sarsa-lambda", corridor, 5, lam=0.0, trace=kind), made("sarsa", corridor, 5)
    mine.advance(900)
    other.advance(900)
    np.testing.assert_allclose(mine.estimates()[Field.Q], other.estimates()[Field.Q], atol=1e-9)


def test_a_walk_in_between_ends_the_trail(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("sarsa-lambda", corridor, alpha=0.5, lam=0.9)
    drive(learner, "rr")
    learner.body.walk(1, action=1)
    drive(learner, "r")
    assert np.count_nonzero(learner.estimates()[Field.Q]) == 1
