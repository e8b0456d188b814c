"""Double Q-learning: one step by hand, and no faith in luck."""

from collections.abc import Callable
from typing import Any

import numpy as np

from playground.learning.learner import Field
from playground.rl.optimum import solve_optimum
from playground.world import TabularMDP


def test_one_of_two_tables_learns_at_a_time(drawn: Callable[..., TabularMDP], made: Any, drive: Any) -> None:
    mdp = drawn(["SG"], moves='"left-right"')
    learner = made("double-q-learning", mdp, alpha=0.5)
    drive(learner, "r")
    tables = learner.save()
    pair = sorted((tables["state-action/first"][0, 1], tables["state-action/second"][0, 1]))
    assert pair == [0.0, 0.5] and learner.estimates()[Field.Q][0, 1] == 0.25


def test_what_is_shown_is_the_mean_of_both(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    learner = made("double-q-learning", bundled("frozenlake-4x4"), 3)
    learner.advance(5_000)
    tables = learner.save()
    mean = 0.5 * (tables["state-action/first"] + tables["state-action/second"])
    np.testing.assert_allclose(learner.estimates()[Field.Q], mean, atol=1e-12)


def test_it_comes_to_the_best_values(drawn: Callable[..., TabularMDP], made: Any) -> None:
    """Seed 1, 50,000 steps of a deterministic corridor: every value of the optimum to 1e-6."""
    mdp = drawn(["S...G"], moves='"left-right"', discount=0.5, step_reward=-1.0)
    learner = made("double-q-learning", mdp, 1, alpha=0.5, epsilon=0.5)
    learner.advance(50_000)
    np.testing.assert_allclose(learner.estimates()[Field.V], solve_optimum(mdp).v, atol=1e-6)


def test_two_updates_of_one_table_by_hand_from_a_first_guess(made, drawn):
    """One step to an end that pays nothing, −1 each: a table is moved by half of −1 − what it held. After two steps either one
    table was moved twice, 8 → 3.5 → 1.25, or both once, 8 → 3.5; what is shown is their mean.
    """
    mdp = drawn(["SG"], '"G" = { kind = "goal", enter = 0.0 }', moves='"left-right"', discount=0.5, step_reward=-1.0)
    shown = set()
    for seed in range(8):
        learner = made("double-q-learning", mdp, seed, alpha=0.5, initial=8.0)
        learner.advance(1, 1)
        assert learner.estimates()[Field.Q][0, 1] == (8.0 + 3.5) / 2
        learner.advance(1, 1)
        shown.add(float(learner.estimates()[Field.Q][0, 1]))
    assert shown == {3.5, (1.25 + 8.0) / 2}
