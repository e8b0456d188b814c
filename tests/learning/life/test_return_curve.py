"""The learning curve keeps everything in 2,048 points."""

import numpy as np

from playground.learning.life.return_curve import POINTS, ReturnCurve


def test_each_episode_is_a_point_as_long_as_there_is_room() -> None:
    curve = ReturnCurve()
    curve.add(np.array([3.0, -1.0, 9.0]), np.array([4, 6, 1]), 15, 2)
    episode, mean, low, high, transition = curve.points()
    np.testing.assert_array_equal(episode, [1, 2])
    np.testing.assert_array_equal(mean, [3.0, -1.0])
    np.testing.assert_array_equal(low, high)
    np.testing.assert_array_equal(transition, [9, 15])  # five steps before the first one belong to no episode that ended
    assert curve.episodes == 2


def test_a_full_curve_halves_and_each_point_holds_twice_as_many() -> None:
    values = np.random.default_rng(1).normal(size=POINTS * 5 + 3)
    whole, cut = ReturnCurve(), ReturnCurve()
    lengths = np.random.default_rng(2).integers(1, 9, size=len(values))
    whole.add(values, lengths, int(lengths.sum()), len(values))
    for places in np.array_split(np.arange(len(values)), 17):
        cut.add(values[places], lengths[places], int(lengths[: places[-1] + 1].sum()), len(places))
    for left, right in zip(whole.points(), cut.points(), strict=True):
        np.testing.assert_array_equal(left, right)
    episode, mean, low, high, transition = whole.points()
    assert len(mean) <= POINTS and episode[0] == 8 and episode[-1] == len(values)
    np.testing.assert_array_equal(transition, lengths.cumsum()[episode.astype(int) - 1])
    np.testing.assert_allclose(mean[0], values[:8].mean())
    np.testing.assert_allclose([low[1], high[1]], [values[8:16].min(), values[8:16].max()])
    np.testing.assert_allclose(mean[-1], values[8 * (len(mean) - 1) :].mean())


def test_saved_and_loaded_it_is_the_same() -> None:
    one, two = ReturnCurve(), ReturnCurve()
    one.add(np.arange(5000.0), np.ones(5000, np.int64), 5000, 5000)
    two.load(one.save())
    np.testing.assert_array_equal(one.points()[1], two.points()[1])
    assert two.episodes == 5000


def test_what_an_older_program_saved_has_no_transitions_before():
    one, two = ReturnCurve(), ReturnCurve()
    one.add(np.arange(3.0), np.full(3, 2), 6, 3)
    saved = one.save()
    two.load({**saved, "curve/points": saved["curve/points"][:, :3]})
    two.add(np.array([7.0]), np.array([2]), 8, 1)
    np.testing.assert_array_equal(two.points()[1], [0.0, 1.0, 2.0, 7.0])
    np.testing.assert_array_equal(two.points()[4], [np.nan, np.nan, np.nan, 8.0])
