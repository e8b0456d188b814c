"""Iterative policy evaluation against figure 4.1 and example 3.5."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.learning.learners.policy_evaluation import PolicyEvaluation, Settings
from playground.rl.evaluation import solve_policy
from playground.rl.optimum import solve_optimum
from playground.rl.policies import uniform
from playground.world import TabularMDP

SWEEPS = {
    1: [[0, -1.0, -1.0, -1.0], [-1.0] * 4, [-1.0] * 4, [-1.0, -1.0, -1.0, 0]],
    2: [[0, -1.75, -2.0, -2.0], [-1.75, -2.0, -2.0, -2.0], [-2.0, -2.0, -2.0, -1.75], [-2.0, -2.0, -1.75, 0]],
    3: [
        [0, -2.4375, -2.9375, -3.0],
        [-2.4375, -2.875, -3.0, -2.9375],
        [-2.9375, -3.0, -2.875, -2.4375],
        [-3.0, -2.9375, -2.4375, 0],
    ],
    10: [
        [0, -6.13797, -8.352356, -8.967316],
        [-6.13797, -7.737396, -8.427826, -8.352356],
        [-8.352356, -8.427826, -7.737396, -6.13797],
        [-8.967316, -8.352356, -6.13797, 0],
    ],
}


@pytest.fixture
def corners(drawn: Callable[..., TabularMDP]) -> TabularMDP:
    legend = 'G = { kind = "goal", enter = 0.0 }'
    return drawn(["G...", "....", "....", "...G"], legend, discount=1.0, step_reward=-1.0)


@pytest.mark.parametrize("count", SWEEPS)
def test_figure_4_1_after_k_sweeps(count: int, corners: TabularMDP, made: Callable[..., Any], board: Callable[..., Any]) -> None:
    learner = made("policy-evaluation", corners)
    progress = learner.advance(16 * count)
    assert progress.episodes == count and progress.steps == 16 * count
    np.testing.assert_allclose(board(learner), SWEEPS[count], atol=1e-6)


def test_in_place_sweeps_read_what_they_have_written(
    corners: TabularMDP, made: Callable[..., Any], board: Callable[..., Any]
) -> None:
    learner = made("policy-evaluation", corners, order="in-place")
    learner.advance(16)
    first = board(learner)[0]
    np.testing.assert_allclose(first, [0.0, -1.0, -1.0 + 0.25 * -1.0, -1.0 + 0.25 * -1.25])


@pytest.mark.parametrize("order", ["all-at-once", "in-place"])
def test_it_settles_at_the_exact_value(corners: TabularMDP, made: Callable[..., Any], order: str) -> None:
    learner = made("policy-evaluation", corners, order=order)
    assert learner.advance(1_000_000).converged
    v, q = solve_policy(corners, uniform(corners.legal))
    np.testing.assert_allclose(learner.estimates()[Field.V], v, atol=1e-9)
    np.testing.assert_allclose(learner.estimates()[Field.Q], q, atol=1e-9)
    assert learner.advance(100).transitions == 0


def test_the_way_that_is_judged_can_be_the_best(bundled: Callable[[str], TabularMDP], made: Callable[..., Any]) -> None:
    mdp = bundled("cliff-walking")
    learner = made("policy-evaluation", mdp)
    learner.advance(1000)
    learner.settings = Settings(policy="optimal")
    assert learner.advance(1_000_000).converged
    np.testing.assert_allclose(learner.estimates()[Field.V], solve_optimum(mdp).v, atol=1e-9)


def test_any_policy_can_be_given(bundled: Callable[[str], TabularMDP]) -> None:
    mdp = bundled("short-corridor")
    policy = np.where(np.array(mdp.actions) == "right", 0.75, 0.25) * mdp.legal
    learner = PolicyEvaluation(Settings(), mdp, policy)
    assert learner.advance(1_000_000).converged
    assert learner.estimates()[Field.V] @ mdp.start == pytest.approx(-13.333333333, abs=1e-8)
    np.testing.assert_array_equal(learner.estimates()[Field.POLICY], policy)


def test_values_appear_cell_by_cell(corners: TabularMDP, made: Callable[..., Any]) -> None:
    learner = made("policy-evaluation", corners)
    learner.advance(5)
    assert np.flatnonzero(learner.estimates()[Field.V]).tolist() == [1, 2, 3, 4]
    assert learner.estimates()[Field.VISITS][:, 0].tolist()[:6] == [0, 1, 1, 1, 1, 0]
