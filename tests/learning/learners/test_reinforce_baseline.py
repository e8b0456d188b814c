"""REINFORCE with baseline: one episode by hand, and the levels where the bare one fails."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.rl.evaluation import solve_policy
from playground.world import TabularMDP


def test_one_episode_by_hand(drawn: Callable[..., TabularMDP], made: Any, drive: Any) -> None:
    """Right, right: G = 0 + 0.5 · 1, 1; v = 0.25 throughout; δ = 0.25, 0.75; the second counts γ = 0.5 times."""
    mdp = drawn(["S.G"], moves='"left-right"', discount=0.5)
    learner = made("reinforce-baseline", mdp, alpha=0.4, alpha_v=0.2, initial=0.25)
    drive(learner, "rr")
    shown = learner.estimates()
    np.testing.assert_allclose(shown[Field.V][:2], [0.25 + 0.2 * 0.25, 0.25 + 0.2 * 0.75], atol=1e-12)
    steps = [0.4 * 0.25 * 0.5, 0.4 * 0.5 * 0.75 * 0.5]
    np.testing.assert_allclose(shown[Field.PREFERENCE][:2], [[-steps[0], steps[0]], [-steps[1], steps[1]]], atol=1e-12)
    chance = 1.0 / (1.0 + np.exp(-2.0 * steps[0]))
    assert shown[Field.POLICY][0, 1] == pytest.approx(chance, abs=1e-12)


@pytest.mark.parametrize(("level", "alpha", "least"), [("first-steps", 0.2, 0.2), ("windy-gridworld", 0.0003, -20.0)])
def test_it_learns_where_the_bare_one_does_not(
    level: str, alpha: float, least: float, bundled: Callable[[str], TabularMDP], made: Any
) -> None:
    """Seed 1, 3,000,000 steps; the best are 0.308 and −15. Returns in the hundreds ask for a small α."""
    mdp = bundled(level)
    learner = made("reinforce-baseline", mdp, 1, alpha=alpha)
    learner.advance(3_000_000)
    assert float((solve_policy(mdp, learner.estimates()[Field.POLICY])[0] * mdp.start).sum()) > least
