"""Expected Sarsa: the mean over what may be done next."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.world import TabularMDP


def test_one_update_by_hand(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["S..G"], moves='"left-right"', discount=0.5, step_reward=-1.0)
    learner = made("expected-sarsa", mdp, alpha=0.5, epsilon=0.2)
    q = np.zeros(mdp.legal.shape)
    left, right = (mdp.actions.index(name) for name in ("left", "right"))
    q[1, left], q[1, right] = 2.0, 6.0
    learner.load({**learner.save(), "state-action/q": q})
    learner.advance(1, right)
    expected = 0.5 * (-1.0 + 0.5 * (0.8 * 6.0 + 0.2 * 4.0))
    assert learner.estimates()[Field.Q][0, right] == pytest.approx(expected, abs=1e-12)


def test_without_curiosity_it_is_q_learning(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled("cliff-walking")
    one, other = made("expected-sarsa", mdp, seed=3, epsilon=0.0), made("q-learning", mdp, seed=3, epsilon=0.0)
    one.advance(20_000)
    other.advance(20_000)
    np.testing.assert_allclose(one.estimates()[Field.Q], other.estimates()[Field.Q], atol=1e-12)


def test_its_value_is_that_of_its_behaviour(drawn: Callable[..., TabularMDP], made: Any) -> None:
    from playground.rl.evaluation import solve_policy
    from playground.rl.policies import epsilon_greedy

    mdp = drawn(["S..", "...", "..G"], step_reward=-1.0, discount=0.9)
    learner = made("expected-sarsa", mdp, alpha=0.05, epsilon=0.5, seed=1)
    learner.advance(2_000_000)
    q = learner.estimates()[Field.Q]
    _, exact = solve_policy(mdp, epsilon_greedy(q, mdp.legal, 0.5))
    np.testing.assert_allclose(q, exact, atol=1e-3)
