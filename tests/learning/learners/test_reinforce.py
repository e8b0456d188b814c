"""REINFORCE: its mean update is the exact policy gradient, and it learns."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.rl.evaluation import solve_policy
from playground.rl.gradients import policy_gradient
from playground.world import TabularMDP


def test_one_episode_by_hand(drawn: Callable[..., TabularMDP], made: Any) -> None:
    legend = 'G = { kind = "goal", enter = 8.0 }'
    mdp = drawn(["S.G"], legend, moves='"left-right"', discount=0.5, step_reward=-1.0)
    learner = made("reinforce", mdp, alpha=0.1)
    right = mdp.actions.index("right")
    learner.advance(1, right)
    assert not learner.estimates()[Field.PREFERENCE].any()
    learner.advance(1, right)
    h = learner.estimates()[Field.PREFERENCE]
    later, first = 7.0, -1.0 + 0.5 * 7.0
    assert h[0, right] == pytest.approx(0.1 * first * 0.5)
    assert h[1, right] == pytest.approx(0.1 * 0.5 * later * 0.5)
    np.testing.assert_allclose(h[:2].sum(axis=1), 0.0, atol=1e-15)
    policy = learner.estimates()[Field.POLICY]
    assert policy[0, right] == pytest.approx(np.exp(h[0, right]) / np.exp(h[0]).sum())


def test_the_mean_update_is_the_exact_gradient(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled("short-corridor")
    learner = made("reinforce", mdp, alpha=1e-9, seed=1)
    learner.advance(600_000)
    episodes = learner.body.episodes
    mean = learner.estimates()[Field.PREFERENCE] / (1e-9 * episodes)
    exact = policy_gradient(mdp, np.zeros(mdp.legal.shape))
    np.testing.assert_allclose(mean, exact, atol=0.25)


def test_a_returning_state_is_pushed_once_for_each_visit(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["SG"], 'G = { kind = "goal", enter = 0.0 }', moves='"left-right"', discount=1.0, step_reward=-1.0)
    learner = made("reinforce", mdp, alpha=0.1)
    left, right = (mdp.actions.index(name) for name in ("left", "right"))
    learner.advance(1, left)
    learner.advance(1, right)
    h = learner.estimates()[Field.PREFERENCE][0]
    assert h[left] == pytest.approx(0.1 * (-2.0 * 0.5 + -1.0 * -0.5))
    assert h[right] == pytest.approx(-h[left])


def test_it_learns_the_frozen_lake(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled("frozenlake-4x4")
    learner = made("reinforce", mdp, alpha=0.1, seed=1)
    learner.advance(1_000_000)
    v, _ = solve_policy(mdp, learner.estimates()[Field.POLICY])
    assert v[mdp.start > 0.0][0] > 0.4
