"""Comparisons beside those of rliable 1.2.0 (arch 7.2.0, scipy 1.17.1, numpy 2.4.6), run once: its numbers are here.

It was given these scores, `reps=400`, and `numpy.random.seed(3)` before each call, so that it drew what is drawn here.
"""

import numpy as np
import pytest

from playground.training.experiments.statistics.arm_comparison import PAIRED, THRESHOLDS, comparison

X = np.array(
    [
        [0.419, 0.262, 0.418],
        [0.269, 0.223, 0.419],
        [0.079, 0.604, 0.682],
        [0.504, 0.662, 0.075],
        [0.275, 0.681, 0.488],
        [0.639, 0.095, 0.257],
        [0.164, 0.57, 0.543],
    ]
)
Y = np.array([[0.419, 0.521, 0.685], [0.807, 0.671, 0.469], [0.18, 0.369, 0.366], [0.686, 0.626, 0.49], [0.561, 0.761, 0.662]])
AGGREGATES = {
    "x": (
        (0.4021818181818182, 0.2853477272727272, 0.52255),
        (0.41171428571428575, 0.29942142857142856, 0.49703571428571425),
        (0.3965714285714286, 0.30726428571428577, 0.4792595238095238),
        (0.6034285714285714, 0.5207404761904761, 0.6927357142857142),
    ),
    "y": (
        (0.5671111111111112, 0.4628388888888889, 0.6541666666666667),
        (0.5344, 0.459725, 0.6376),
        (0.5515333333333333, 0.47457999999999995, 0.6285533333333334),
        (0.44846666666666657, 0.3714466666666666, 0.5254200000000001),
    ),
}
PROFILES = {
    "x": (
        (0.8095238095238095, 0.38095238095238093, 0.0),
        (0.6190476190476191, 0.19047619047619047, 0.0),
        (0.9523809523809523, 4 / 7, 0.0),
    ),
    "y": ((0.9333333333333333, 0.6, 0.06666666666666667), (0.8, 1 / 3, 0.0), (1.0, 0.8, 0.2)),
}
CHANCE = (0.2904761904761905, 0.13333333333333333, 0.4953571428571428)
COMPARED = comparison({"x": X, "y": Y}, skill=True, thresholds=np.array([0.2, 0.5, 0.8]), repetitions=400, seed=3)


def test_aggregates_and_their_intervals_are_those_of_rliable() -> None:
    for arm in COMPARED.arms:
        assert np.allclose((arm.iqm, arm.median, arm.mean, arm.gap), AGGREGATES[arm.label], rtol=0, atol=1e-12)
    assert [arm.runs for arm in COMPARED.arms] == [7, 5]


def test_profiles_and_their_intervals_are_those_of_rliable() -> None:
    for arm in COMPARED.arms:
        shown = (arm.profile.share, arm.profile.low, arm.profile.high)
        assert np.allclose(shown, PROFILES[arm.label], rtol=0, atol=1e-12)


def test_the_chance_of_improvement_and_its_interval_are_those_of_rliable() -> None:
    (pair,) = COMPARED.improvements
    assert (pair.label, pair.than) == ("x", "y") and pair.chance == pytest.approx(CHANCE, abs=1e-12)


def test_one_level_may_be_a_row_of_scores() -> None:
    one, two = (comparison({"a": scores}, repetitions=20).arms[0] for scores in (X[:, 0], X[:, :1]))
    assert one.iqm == two.iqm and one.gap is None and len(one.profile.thresholds) == THRESHOLDS


def test_what_is_added_does_not_change_what_was_there() -> None:
    alone = comparison({"x": X}, repetitions=30).arms[0]
    beside = comparison({"y": Y, "x": X}, repetitions=30).arms[1]
    assert (alone.iqm, alone.mean) == (beside.iqm, beside.mean)


def test_thresholds_reach_beyond_the_scores_so_that_profiles_fall_from_1_to_0() -> None:
    profile = comparison({"a": np.array([3.0, -5.0])}, repetitions=2).arms[0].profile
    assert (profile.thresholds[0], profile.thresholds[-1]) == pytest.approx((-5.4, 3.4), abs=1e-12)
    assert (profile.share[0], profile.share[50], profile.share[-1]) == (1.0, 0.5, 0.0)
    same = comparison({"a": np.array([3.0, 3.0]), "b": np.array([3.0])}, repetitions=2).arms[0].profile
    assert (same.share[0], same.share[-1]) == (1.0, 0.0)


def test_many_arms_are_compared_with_the_best_alone() -> None:
    """Arm n scores n in its only run."""
    many = comparison({str(number): np.array([float(number)]) for number in range(PAIRED + 1)}, repetitions=2).improvements
    assert [(pair.label, pair.than) for pair in many] == [(str(PAIRED), str(number)) for number in range(PAIRED)]
    assert all(pair.chance.value == 1.0 for pair in many)


def test_arms_on_different_levels_are_not_compared() -> None:
    with pytest.raises(ValueError, match="same levels"):
        comparison({"a": X, "b": Y[:, :2]})
    with pytest.raises(ValueError, match="at least one arm"):
        comparison({})
