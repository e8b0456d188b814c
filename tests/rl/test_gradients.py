"""Exact policy gradients against finite differences of J."""

from collections.abc import Callable

import numpy as np
import pytest

from playground.rl.evaluation import solve_policy
from playground.rl.gradients import policy_gradient, softmax_score
from playground.rl.policies import softmax
from playground.world import TabularMDP

Bundled = Callable[[str], TabularMDP]


def test_the_short_corridor_at_even_chances(bundled: Bundled) -> None:
    mdp = bundled("short-corridor")
    shared = policy_gradient(mdp, np.zeros(mdp.legal.shape)).sum(axis=0)
    assert shared[mdp.actions.index("right")] == pytest.approx(2.0, abs=1e-9)
    assert shared[mdp.actions.index("left")] == pytest.approx(-2.0, abs=1e-9)


@pytest.mark.parametrize("name", ["short-corridor", "frozenlake-4x4"])
def test_against_finite_differences(bundled: Bundled, name: str) -> None:
    mdp = bundled(name)
    preferences = np.random.default_rng(2).normal(size=mdp.legal.shape)
    gradient = policy_gradient(mdp, preferences)

    def J(h: np.ndarray) -> float:
        return float(mdp.start @ solve_policy(mdp, softmax(h, mdp.legal))[0])

    for state, action in np.argwhere(mdp.legal):
        step = np.zeros(mdp.legal.shape)
        step[state, action] = 1e-5
        slope = (J(preferences + step) - J(preferences - step)) / 2e-5
        assert gradient[state, action] == pytest.approx(slope, abs=1e-7 * max(1.0, abs(slope)) * 10)


def test_the_scores_of_a_state_add_up_to_nothing() -> None:
    chances = [0.2, 0.3, 0.5]
    scores = [softmax_score(chance, place == 1) for place, chance in enumerate(chances)]
    assert scores == pytest.approx([-0.2, 0.7, -0.5])
    assert sum(scores) == pytest.approx(0.0, abs=1e-15)
