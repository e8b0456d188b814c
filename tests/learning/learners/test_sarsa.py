"""Sarsa: each transition is learned from when the next action is known, whoever took it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.rl.evaluation import solve_policy
from playground.rl.policies import greedy
from playground.world import TabularMDP


def test_the_target_is_the_action_that_was_taken(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["S..G"], moves='"left-right"', discount=0.5, step_reward=-1.0)
    learner = made("sarsa", mdp, alpha=0.5, initial=4.0)
    left, right = (mdp.actions.index(name) for name in ("left", "right"))
    learner.advance(1, right)
    assert (learner.estimates()[Field.Q][mdp.legal] == 4.0).all()
    learner.advance(1, left)
    q = learner.estimates()[Field.Q]
    assert q[0, right] == pytest.approx(4.0 + 0.5 * (-1.0 + 0.5 * 4.0 - 4.0))
    learner.advance(1, right)
    q = learner.estimates()[Field.Q]
    assert q[1, left] == pytest.approx(4.0 + 0.5 * (-1.0 + 0.5 * 2.5 - 4.0))


def test_the_end_is_learned_at_once(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["SG"], moves='"left-right"', step_reward=-1.0)
    learner = made("sarsa", mdp, alpha=0.5)
    right = mdp.actions.index("right")
    learner.advance(1, right)
    reward = mdp.reward[0, right, 0]
    assert learner.estimates()[Field.Q][0, right] == pytest.approx(0.5 * reward)


def test_a_walk_in_between_drops_the_transition_that_waits(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["S...G"], moves='"left-right"', step_reward=-1.0)
    learner = made("sarsa", mdp, alpha=0.5)
    right = mdp.actions.index("right")
    learner.advance(1, right)
    learner.body.walk(1, action=right)
    learner.advance(1, mdp.actions.index("left"))
    assert not learner.estimates()[Field.Q].any()


def test_it_keeps_away_from_the_cliff(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled("cliff-walking")
    greedy_returns = {}
    online = {}
    for name in ("q-learning", "sarsa"):
        learner = made(name, mdp, seed=1, alpha=0.1)
        learner.advance(400_000)
        v, _ = solve_policy(mdp, greedy(learner.estimates()[Field.Q], mdp.legal))
        greedy_returns[name] = float(v[mdp.start > 0.0][0])
        online[name] = float(np.mean(learner.body.curve.points()[1][-100:]))
    assert greedy_returns["sarsa"] < greedy_returns["q-learning"] == pytest.approx(-13.0)
    assert online["sarsa"] > online["q-learning"] + 10.0
