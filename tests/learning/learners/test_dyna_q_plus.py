"""Dyna-Q+: what was not tried for long grows tempting."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S...G"], moves='"left-right"', discount=0.5, time_limit=0)


def test_without_longing_what_was_never_tried_stays_worth_nothing(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("dyna-q-plus", corridor, alpha=1.0, planning=100, kappa=0.0)
    drive(learner, "ll")
    assert not learner.estimates()[Field.Q].any()


def test_a_move_never_tried_gains_the_root_of_its_age(corridor: TabularMDP, made: Any, drive: Any) -> None:
    """Left nine times, then once more, one dream at a time with α 1: right is believed to lead back and to pay κ √τ."""
    learner = made("dyna-q-plus", corridor, alpha=1.0, planning=200, kappa=0.1)
    drive(learner, "l" * 10)
    q = learner.estimates()[Field.Q][0]
    # After nine steps (τ = 9) right is worth x = 0.1 · 3 + 0.5 · x, so 0.6; left, tried just now, 0 + 0.5 · 0.6.
    np.testing.assert_allclose(q, [0.3, 0.6], atol=1e-9)


def test_only_places_where_it_acted_are_dreamt_of(corridor: TabularMDP, made: Any, drive: Any) -> None:
    learner = made("dyna-q-plus", corridor, planning=50, kappa=0.1)
    drive(learner, "rl")
    q = learner.estimates()[Field.Q]
    assert q[:2].all() and not q[2:].any()
