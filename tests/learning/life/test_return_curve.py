"""The learning curve keeps everything in 2,048 points."""

import numpy as np

from playground.learning.life.return_curve import POINTS, ReturnCurve


def test_each_episode_is_a_point_as_long_as_there_is_room() -> None:
    curve = ReturnCurve()
    curve.add(np.array([3.0, -1.0, 9.0]), 2)
    episode, mean, low, high = curve.points()
    np.testing.assert_array_equal(episode, [1, 2])
    np.testing.assert_array_equal(mean, [3.0, -1.0])
    np.testing.assert_array_equal(low, high)
    assert curve.episodes == 2


def test_a_full_curve_halves_and_each_point_holds_twice_as_many() -> None:
    values = np.random.default_rng(1).normal(size=POINTS * 5 + 3)
    whole, cut = ReturnCurve(), ReturnCurve()
    whole.add(values, len(values))
    for piece in np.array_split(values, 17):
        cut.add(piece, len(piece))
    for left, right in zip(whole.points(), cut.points(), strict=True):
        np.testing.assert_array_equal(left, right)
    episode, mean, low, high = whole.points()
    assert len(mean) <= POINTS and episode[0] == 8 and episode[-1] == len(values)
    np.testing.assert_allclose(mean[0], values[:8].mean())
    np.testing.assert_allclose([low[1], high[1]], [values[8:16].min(), values[8:16].max()])
    np.testing.assert_allclose(mean[-1], values[8 * (len(mean) - 1) :].mean())


def test_saved_and_loaded_it_is_the_same() -> None:
    one, two = ReturnCurve(), ReturnCurve()
    one.add(np.arange(5000.0), 5000)
    two.load(one.save())
    np.testing.assert_array_equal(one.points()[1], two.points()[1])
    assert two.episodes == 5000
