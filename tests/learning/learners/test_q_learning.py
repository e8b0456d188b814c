"""Q-learning: worked updates, and the short way along the cliff."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.rl.evaluation import solve_policy
from playground.rl.policies import greedy
from playground.world import TabularMDP


def test_the_two_worked_updates_of_the_hugging_face_course(drawn: Callable[..., TabularMDP], made: Any) -> None:
    legend = '1 = { kind = "reward", enter = 1.0 }\nX = { kind = "pit", enter = -10.0 }\nG = { kind = "goal", enter = 10.0 }'
    mdp = drawn(["S1.", ".XG"], legend, discount=0.99, step_reward=0.0)
    learner = made("q-learning", mdp, alpha=0.1)
    right, down = mdp.actions.index("right"), mdp.actions.index("down")
    learner.advance(1, right)
    assert learner.estimates()[Field.Q][mdp.state_at()[0, 0], right] == pytest.approx(0.1, abs=1e-12)
    progress = learner.advance(1, down)
    q = learner.estimates()[Field.Q]
    assert q[mdp.state_at()[0, 1], down] == pytest.approx(-1.0, abs=1e-12)
    assert np.count_nonzero(q) == 2 and progress.error == pytest.approx(10.0) and progress.episodes == 1


def test_the_greedy_way_along_the_cliff_takes_thirteen_steps(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled("cliff-walking")
    learner = made("q-learning", mdp, seed=1)
    learner.advance(200_000)
    v, _ = solve_policy(mdp, greedy(learner.estimates()[Field.Q], mdp.legal))
    assert v[mdp.start > 0.0] == pytest.approx(-13.0, abs=1e-9)


def test_the_frozen_lake_is_learned(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled("frozenlake-4x4")
    learner = made("q-learning", mdp, alpha=0.02, epsilon=0.3, seed=1)
    learner.advance(5_000_000)
    v, _ = solve_policy(mdp, greedy(learner.estimates()[Field.Q], mdp.legal))
    assert v[mdp.start > 0.0][0] > 0.53


def test_running_out_of_time_does_not_make_what_follows_worthless(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["S."], moves='"left-right"', discount=0.5, time_limit=1, step_reward=1.0)
    learner = made("q-learning", mdp, alpha=0.5, epsilon=1.0)
    learner.advance(5000)
    assert learner.estimates()[Field.V][0] == pytest.approx(1.0 / (1.0 - 0.5), abs=1e-6)


def test_a_first_guess_that_is_kept_where_nothing_was_tried(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["S..", "..G"])
    learner = made("q-learning", mdp, initial=5.0)
    learner.advance(1)
    shown = learner.estimates()
    untried = mdp.legal & (shown[Field.VISITS] == 0)
    assert untried.sum() == mdp.legal.sum() - 1
    np.testing.assert_array_equal(shown[Field.Q][untried], 5.0)


@pytest.mark.parametrize("name", ["q-learning", "sarsa", "expected-sarsa", "monte-carlo"])
def test_the_hot_loops_count_no_references(name: str, bundled: Callable[[str], TabularMDP], made: Any) -> None:
    learner = made(name, bundled("cliff-walking"))
    learner.advance(1)
    texts = list(type(learner).live.inspect_llvm().values())
    assert texts and not any("NRT_incref" in text for text in texts)
