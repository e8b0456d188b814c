"""Aggregates of scores by hand."""

import numpy as np
import pytest

from playground.training.experiments.statistics.aggregates import (
    chance_of_improvement,
    interquartile_mean,
    mean_score,
    median_score,
    optimality_gap,
    shares_above,
)

ONE = np.array([[0.0], [8.0], [1.0], [3.0], [2.0]])
TWO = np.array([[0.0, 1.0, 5.0], [2.0, 3.0, 9.0]])


def test_the_middle_half_of_five_is_the_middle_three_and_of_three_is_all() -> None:
    assert interquartile_mean(ONE) == pytest.approx(2.0, abs=1e-12)
    assert interquartile_mean(ONE[:3]) == pytest.approx(3.0, abs=1e-12)
    assert interquartile_mean(TWO) == pytest.approx((1.0 + 2.0 + 3.0 + 5.0) / 4.0, abs=1e-12)


def test_means_and_medians_of_levels() -> None:
    """The levels' means are 1, 2 and 7."""
    assert mean_score(TWO) == pytest.approx(10.0 / 3.0, abs=1e-12) and median_score(TWO) == 2.0


def test_more_than_the_best_possible_does_not_make_up_for_less() -> None:
    assert optimality_gap(np.array([[0.5], [1.5]])) == pytest.approx(0.25, abs=1e-12)


def test_pairs_of_runs_are_won_lost_or_tied() -> None:
    """Of 2 · 3 pairs on the first level 4 are won and one is tied, on the second all are tied."""
    first, second = np.array([[2.0, 5.0], [3.0, 5.0]]), np.array([[1.0, 5.0], [2.0, 5.0], [9.0, 5.0]])
    assert chance_of_improvement(first, second) == pytest.approx((3.5 / 6.0 + 0.5) / 2.0, abs=1e-12)
    assert chance_of_improvement(second, first) == pytest.approx(1.0 - (3.5 / 6.0 + 0.5) / 2.0, abs=1e-12)


def test_a_profile_counts_what_is_larger_and_not_what_is_equal() -> None:
    assert shares_above(ONE, np.array([-1.0, 0.0, 2.0, 8.0])).tolist() == [1.0, 0.8, 0.4, 0.0]


@pytest.mark.parametrize("statistic", [interquartile_mean, mean_score, median_score, optimality_gap])
def test_many_arrays_at_once_are_as_one_by_one(statistic) -> None:
    many = np.random.default_rng(0).normal(size=(4, 5, 3))
    assert np.allclose(statistic(many), [statistic(one) for one in many], rtol=0, atol=1e-12)
    others = many[:, 1:]
    together = chance_of_improvement(many, others)
    assert np.allclose(together, [chance_of_improvement(*pair) for pair in zip(many, others, strict=True)], rtol=0, atol=1e-12)
