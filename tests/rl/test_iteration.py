"""Linear equations by iteration agree with their solution by numpy."""

import numpy as np

from playground.rl.iteration import iterated


def test_two_equations_by_hand() -> None:
    """x = 1 + y / 2 and y = x / 2: x = 4/3, y = 2/3."""
    weights, after = np.array([[0.5], [0.5]]), np.array([[1], [0]], np.uint32)
    np.testing.assert_allclose(iterated(weights, after, np.array([1.0, 0.0]), np.zeros(2)), [4 / 3, 2 / 3], rtol=1e-12)


def test_many_equations_agree_with_elimination() -> None:
    """Seed 3: 60 equations with three terms each, whose weights sum to 0.99."""
    dice = np.random.default_rng(3)
    weights, after = dice.random((60, 3)), dice.integers(0, 60, (60, 3)).astype(np.uint32)
    weights *= 0.99 / weights.sum(axis=1, keepdims=True)
    given = dice.normal(size=60)
    matrix = np.eye(60)
    np.subtract.at(matrix, (np.arange(60)[:, None], after), weights)
    np.testing.assert_allclose(iterated(weights, after, given, np.zeros(60)), np.linalg.solve(matrix, given), rtol=1e-9)


def test_a_first_guess_that_is_right_stays() -> None:
    weights, after = np.array([[0.5]]), np.array([[0]], np.uint32)
    assert iterated(weights, after, np.array([1.0]), np.array([2.0])).tolist() == [2.0]
