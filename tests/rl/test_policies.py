"""Greedy, ε-greedy and softmax policies."""

import numpy as np
import pytest

from playground.rl.policies import epsilon_greedy, greedy, greedy_mask, softmax, uniform

LEGAL = np.array([[True, True, True], [True, False, True], [False, False, False]])


def test_the_greedy_mask_holds_all_ties_and_only_legal_actions() -> None:
    q = np.array([[1.0, 1.0 + 1e-12, 0.5], [2.0, 9.0, 1.0], [5.0, 5.0, 5.0]])
    expected = [[True, True, False], [True, False, False], [False, False, False]]
    np.testing.assert_array_equal(greedy_mask(q, LEGAL), expected)


def test_a_tie_is_relative_to_the_size_of_the_values() -> None:
    legal = np.ones((2, 2), np.bool_)
    q = np.array([[1e6, 1e6 + 1e-4], [0.0, 1e-4]])
    np.testing.assert_array_equal(greedy_mask(q, legal), [[True, True], [False, True]])


def test_tiny_values_tie_only_among_each_other() -> None:
    legal = np.ones((3, 3), np.bool_)
    q = np.array([[2e-10, 1e-10, 0.0], [-3e-10, -1e-10, -np.inf], [0.0, -1e-17, -1.0]])
    np.testing.assert_array_equal(greedy_mask(q, legal), [[True, False, False], [False, True, False], [True, True, False]])


def test_a_tie_may_be_told_for_each_state() -> None:
    legal = np.ones((2, 2), np.bool_)
    q = np.array([[1.0, 1.1], [1.0, 1.1]])
    np.testing.assert_array_equal(greedy_mask(q, legal, np.array([0.0, 0.2])), [[False, True], [True, True]])


def test_infinite_values_tie_only_with_themselves() -> None:
    legal = np.ones((3, 2), np.bool_)
    q = np.array([[-np.inf, -np.inf], [np.inf, 1.0], [-np.inf, 3.0]])
    np.testing.assert_array_equal(greedy_mask(q, legal), [[True, True], [True, False], [False, True]])


def test_greedy_and_uniform_share_evenly() -> None:
    q = np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 3.0], [0.0, 0.0, 0.0]])
    np.testing.assert_allclose(greedy(q, LEGAL), [[0.5, 0.5, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]])
    np.testing.assert_allclose(uniform(LEGAL), [[1 / 3] * 3, [0.5, 0.0, 0.5], [0.0] * 3])


def test_epsilon_greedy_mixes_greedy_and_uniform() -> None:
    q = np.array([[1.0, 2.0, 0.0], [7.0, 0.0, 7.0], [0.0, 0.0, 0.0]])
    expected = [[0.1, 0.8, 0.1], [0.5, 0.0, 0.5], [0.0, 0.0, 0.0]]
    np.testing.assert_allclose(epsilon_greedy(q, LEGAL, 0.3), expected, atol=1e-15)


def test_softmax_follows_equation_13_2_and_does_not_overflow() -> None:
    preferences = np.array([[np.log(1.0), np.log(2.0), np.log(5.0)], [1e5, 0.0, 1e5], [0.0, 0.0, 0.0]])
    np.testing.assert_allclose(softmax(preferences, LEGAL), [[0.125, 0.25, 0.625], [0.5, 0.0, 0.5], [0.0, 0.0, 0.0]])


@pytest.mark.parametrize(
    ("q", "greedy_ones"),
    [
        ([2.0, 2.0 - 1.9e-9, 2.0 - 2.1e-9], [True, True, False]),  # a billionth of 2
        ([-2.0, -2.0 - 1.9e-9, -2.0 - 2.1e-9], [True, True, False]),  # of the largest size, which is that of the last
        ([0.0, -1e-300, -1.0], [True, True, False]),
        ([np.inf, 5.0, np.inf], [True, False, True]),
        ([-np.inf, -np.inf, -np.inf], [True, True, True]),
        ([-np.inf, 1.0, -np.inf], [False, True, False]),
    ],
)
def test_ties_are_within_a_billionth_of_the_largest_size(q: list[float], greedy_ones: list[bool]) -> None:
    values = np.array([[0.0, 0.0, 0.0], q])
    legal = np.array([[False, False, False], [True, True, True]])
    assert greedy_mask(values, legal).tolist() == [[False] * 3, greedy_ones]
