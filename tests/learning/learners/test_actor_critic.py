"""Actor–critic: one step by hand, traces by hand, and what it learns."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.rl.evaluation import solve_policy
from playground.world import TabularMDP


@pytest.fixture
def corridor(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    return drawn(["S.G"], moves='"left-right"', discount=0.5)


def test_single_steps_by_hand(corridor: TabularMDP, made: Any, drive: Any) -> None:
    """v = 1 throughout. First δ = 0 + 0.5 − 1; then δ = 1 + 0 − 1 = 0 with I = γ."""
    learner = made("actor-critic", corridor, alpha=0.4, alpha_v=0.2, initial=1.0)
    drive(learner, "r")
    shown = learner.estimates()
    np.testing.assert_allclose(shown[Field.V][:2], [0.9, 1.0], atol=1e-12)
    np.testing.assert_allclose(shown[Field.PREFERENCE][0], [0.1, -0.1], atol=1e-12)
    np.testing.assert_allclose(shown[Field.POLICY][0, 0], 1.0 / (1.0 + np.exp(-0.2)), atol=1e-12)
    drive(learner, "r")
    np.testing.assert_allclose(learner.estimates()[Field.PREFERENCE][1], [0.0, 0.0], atol=1e-12)


def test_traces_take_a_late_success_back(corridor: TabularMDP, made: Any, drive: Any) -> None:
    """v = 0, δ = 0, then 1: the trace of the first step has faded by γλ = 0.4, that of the second counts I = γ."""
    learner = made("actor-critic", corridor, alpha=0.1, alpha_v=0.2, lam=0.8, lam_v=0.6)
    drive(learner, "rr")
    shown = learner.estimates()
    np.testing.assert_allclose(shown[Field.V][:2], [0.2 * 0.3, 0.2], atol=1e-12)
    np.testing.assert_allclose(shown[Field.PREFERENCE][:2, 1], [0.1 * 0.4 * 0.5, 0.1 * 0.5 * 0.5], atol=1e-12)


@pytest.mark.parametrize("lam", [0.0, 0.8])
def test_it_learns_the_way_of_a_small_room(lam: float, drawn: Callable[..., TabularMDP], made: Any) -> None:
    """Seeds 0 to 4, 100,000 steps: the policy is worth at least 0.95 of the best way, 0.9^5."""
    mdp = drawn(["S...", "....", "...G"], discount=0.9)
    for seed in range(5):
        learner = made("actor-critic", mdp, seed, lam=lam, lam_v=lam)
        learner.advance(100_000)
        v, _ = solve_policy(mdp, learner.estimates()[Field.POLICY])
        assert float((v * mdp.start).sum()) > 0.95 * 0.9**4
