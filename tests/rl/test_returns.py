"""Returns by hand."""

import numpy as np
import pytest

from playground.rl.returns import discounted_returns, return_before


def test_exercise_3_8_of_the_book() -> None:
    rewards = np.array([-1.0, 2.0, 6.0, 3.0, 2.0])
    continuations = np.array([0.5, 0.5, 0.5, 0.5, 0.0])
    np.testing.assert_allclose(discounted_returns(rewards, continuations), [2.0, 6.0, 8.0, 4.0, 2.0])


def test_the_worked_monte_carlo_example_of_the_hugging_face_course() -> None:
    rewards = np.array([1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0])
    assert 0.1 * discounted_returns(rewards, np.ones(10))[0] == pytest.approx(0.3, abs=1e-12)


def test_what_is_cut_off_is_completed_by_the_bootstrap() -> None:
    np.testing.assert_allclose(discounted_returns(np.array([1.0, 1.0]), np.array([0.5, 0.5]), 8.0), [3.5, 5.0])
    assert len(discounted_returns(np.zeros(0), np.zeros(0), 3.0)) == 0


def test_unequal_lengths_are_told() -> None:
    with pytest.raises(ValueError, match="expected as many rewards as continuations, found"):
        discounted_returns(np.zeros(2), np.zeros(1))


def test_one_step_of_the_recursion() -> None:
    assert return_before(1.0, 0.5, 8.0) == 5.0
