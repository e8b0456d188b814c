"""Monte Carlo control: first visits, means of returns, and what happens when time runs out."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.learning.learner import Field
from playground.rl.evaluation import solve_policy
from playground.rl.policies import greedy
from playground.world import TabularMDP


def played(learner: Any, mdp: TabularMDP, *moves: str) -> Any:
    for move in moves:
        learner.advance(1, mdp.actions.index(move))
    return learner.estimates()[Field.Q]


def test_only_the_first_visit_counts_and_the_mean_is_taken(drawn: Callable[..., TabularMDP], made: Any) -> None:
    legend = 'G = { kind = "goal", enter = 8.0 }'
    mdp = drawn(["S.G"], legend, moves='"left-right"', discount=0.5, step_reward=-1.0)
    learner = made("monte-carlo", mdp)
    right, left = mdp.actions.index("right"), mdp.actions.index("left")
    assert not played(learner, mdp, "right", "left", "right").any()
    q = played(learner, mdp, "right")
    assert q[1, right] == pytest.approx(7.0)
    assert q[1, left] == pytest.approx(-1.0 + 0.5 * (-1.0 + 0.5 * 7.0))
    assert q[0, right] == pytest.approx(-1.0 + 0.5 * (-1.0 + 0.5 * (-1.0 + 0.5 * 7.0)))
    q = played(learner, mdp, "right", "right")
    first = -1.0 + 0.5 * (-1.0 + 0.5 * (-1.0 + 0.5 * 7.0))
    assert q[0, right] == pytest.approx((first + (-1.0 + 0.5 * 7.0)) / 2)


def test_a_constant_step_forgets(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["SG"], 'G = { kind = "goal", enter = 8.0 }', moves='"left-right"')
    learner = made("monte-carlo", mdp, step_size="constant", alpha=0.25)
    q = played(learner, mdp, "right", "right")
    assert q[0, mdp.actions.index("right")] == pytest.approx(2.0 + 0.25 * 6.0)


def test_a_cut_off_return_is_completed_by_what_q_says(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["S.."], moves='"left-right"', discount=0.5, step_reward=-1.0, time_limit=1)
    learner = made("monte-carlo", mdp, step_size="constant", alpha=1.0, initial=6.0)
    q = played(learner, mdp, "right")
    assert q[0, mdp.actions.index("right")] == pytest.approx(-1.0 + 0.5 * 6.0)


def test_the_cliff_is_crossed(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled("cliff-walking")
    learner = made("monte-carlo", mdp, seed=1)
    learner.advance(2_000_000)
    v, _ = solve_policy(mdp, greedy(learner.estimates()[Field.Q], mdp.legal))
    assert -17.5 < v[mdp.start > 0.0][0] <= -13.0
