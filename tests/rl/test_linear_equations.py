"""Equations solved group after group: the same in any slices, and by iteration where elimination would be too much."""

import numpy as np
import pytest

from playground.rl import linear_equations
from playground.rl.linear_equations import LinearEquations


def line(size: int, gain: float = -1.0) -> tuple[np.ndarray, ...]:
    """A random walk between two ends, each step −1: v = −(k + 1)(n − k) (Feller, gambler's ruin)."""
    number = np.arange(size)
    successors = np.stack([np.maximum(number - 1, 0), np.minimum(number + 1, size - 1)], axis=1).astype(np.uint32)
    weights = np.full((size, 2), 0.5)
    weights[0, 0] = weights[-1, 1] = 0.0
    return successors, weights, 1.0 - weights.sum(axis=1), np.full(size, gain), np.zeros(size)


def expected(size: int) -> np.ndarray:
    number = np.arange(size)
    return -(number + 1.0) * (size - number)


def test_a_walk_between_two_ends() -> None:
    np.testing.assert_allclose(LinearEquations(*line(50)).solve(), expected(50), rtol=1e-13)


def test_iteration_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear_equations, "EFFORT", -1)
    np.testing.assert_allclose(LinearEquations(*line(400)).solve(), expected(400), rtol=1e-9)


def test_groups_that_are_too_large_may_be_left() -> None:
    np.testing.assert_array_equal(LinearEquations(*line(50), effort=0).solve(), np.zeros(50))


def test_slices_of_single_groups() -> None:
    successors, weights = np.array([[1], [2], [2]], np.uint32), np.array([[0.5], [0.5], [0.0]])
    equations = LinearEquations(successors, weights, np.array([0.5, 0.5, 1.0]), np.array([1.0, 1.0, 4.0]), np.zeros(3))
    assert [equations.advance(1) for _ in range(4)] == [1, 1, 1, 0]
    np.testing.assert_array_equal(equations.v, [2.5, 3.0, 4.0])
