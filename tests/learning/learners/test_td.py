"""TD(0): worked steps of the random walk, and the values of a policy in the long run."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.rl.evaluation import solve_policy
from playground.rl.policies import uniform
from playground.world import TabularMDP


def test_the_first_episode_of_the_random_walk_changes_one_state(drawn: Callable[..., TabularMDP], made: Any, drive: Any) -> None:
    """Example 6.2: from C to the left end only V(A) moves, from 0.5 to 0.45 (Sutton & Barto 2018)."""
    mdp = drawn(["L..S..G"], '"L" = { kind = "pit", enter = 0.0 }', moves='"left-right"', discount=1.0)
    learner = made("td", mdp, alpha=0.1, initial=0.5)
    drive(learner, "lll")
    v = learner.estimates()[Field.V][~mdp.terminal]
    np.testing.assert_allclose(v, [0.45, 0.5, 0.5, 0.5, 0.5], atol=1e-12)


def test_with_falling_steps_it_comes_to_the_values_of_its_policy(drawn: Callable[..., TabularMDP], made: Any) -> None:
    """Seed 1, 400,000 steps with α falling to 0: within 0.02 of the exact values 1/6 … 5/6."""
    mdp = drawn(["L..S..G"], '"L" = { kind = "pit", enter = 0.0 }', moves='"left-right"', discount=1.0, time_limit=0)
    learner = made("td", mdp, seed=1, alpha=0.1, step_size="linear-decay", fade=400_000)
    learner.advance(400_000)
    v = learner.estimates()[Field.V][~mdp.terminal]
    np.testing.assert_allclose(v, np.arange(1, 6) / 6, atol=0.02)


def test_a_policy_that_is_given_is_followed_and_judged(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["S..G"], moves='"left-right"', discount=0.5)
    learner = made("td", mdp, alpha=1.0)
    policy = uniform(mdp.legal)
    policy[~mdp.terminal] = [0.0, 1.0]
    learner.judge(policy)
    learner.advance(9)
    assert learner.settings.policy == "given"
    np.testing.assert_allclose(learner.estimates()[Field.V], solve_policy(mdp, policy)[0], atol=1e-12)
    assert learner.estimates()[Field.VISITS][:, 0].sum() == 0


def test_the_optimal_policy_can_be_named(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["S..G"], moves='"left-right"', discount=0.5)
    learner = made("td", mdp, alpha=1.0, policy="optimal")
    learner.advance(9)
    np.testing.assert_allclose(learner.estimates()[Field.V][:3], [0.25, 0.5, 1.0], atol=1e-12)


def test_chances_that_are_none_are_refused(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["S..G"], moves='"left-right"')
    learner = made("td", mdp)
    with pytest.raises(ValueError, match=r"row 0, column 0 is \[0\.0, 0\.0\]"):
        learner.judge(np.zeros(mdp.legal.shape))
    with pytest.raises(ValueError, match="of shape"):
        learner.judge(np.ones((1, 2)))
