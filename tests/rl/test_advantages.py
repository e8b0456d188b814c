"""Advantages and the clipped objective, by hand."""

import numpy as np
import pytest

from playground.rl.advantages import advantage_before, clipped_slope, entropy_of, entropy_slope, softmax_into


def test_an_advantage_takes_up_the_later_one_within_an_episode_only() -> None:
    assert advantage_before(1.0, True, 0.5, 0.8, 2.0) == pytest.approx(1.8, abs=1e-12)  # 1 + 0.5 · 0.8 · 2
    assert advantage_before(1.0, False, 0.5, 0.8, 2.0) == 1.0


def test_the_slope_is_cut_where_the_ratio_has_gone_far_enough() -> None:
    assert clipped_slope(1.3, 2.0, 0.2) == 0.0 and clipped_slope(0.7, -2.0, 0.2) == 0.0
    assert clipped_slope(1.1, 2.0, 0.2) == pytest.approx(2.2, abs=1e-12)
    assert clipped_slope(1.3, -2.0, 0.2) == pytest.approx(-2.6, abs=1e-12)  # the way back is never cut


def test_softmax_gives_nothing_to_what_is_not_legal() -> None:
    chances = np.full(4, 9.0)
    softmax_into(np.array([0.0, np.log(3.0), 50.0]), 0, np.array([True, True, False]), 0, 3, chances, 1)
    np.testing.assert_allclose(chances, [9.0, 0.25, 0.75, 0.0], atol=1e-12)


def test_entropy_of_evenly_two_is_ln_two_and_its_slope_is_that_of_differences() -> None:
    assert entropy_of(np.array([0.5, 0.5, 0.0]), 0, 3) == pytest.approx(np.log(2.0), abs=1e-12)

    def entropy(x: np.ndarray) -> float:
        chances = np.exp(x) / np.exp(x).sum()
        return entropy_of(chances, 0, 3)

    x, step = np.array([0.3, -0.2, 1.0]), 1e-6
    chances = np.exp(x) / np.exp(x).sum()
    for action in range(3):
        shift = step * np.eye(3)[action]
        slope = (entropy(x + shift) - entropy(x - shift)) / (2 * step)
        assert entropy_slope(chances, 0, action, entropy(x)) == pytest.approx(slope, abs=1e-8)
    assert entropy_slope(np.array([1.0, 0.0]), 0, 1, 0.0) == 0.0
