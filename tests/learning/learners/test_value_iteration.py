"""Value iteration against the tables of CS188 after k sweeps, and the published optima."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.rl.optimum import solve_optimum
from playground.world import TabularMDP
from playground.world.library import bundled as names

EXITS = 'p = {{ kind = "exit", exit = {good} }}\nn = {{ kind = "exit", exit = {bad} }}\nq = {{ kind = "exit", exit = 1.0 }}'


@pytest.mark.parametrize(
    ("slip", "discount", "tables"),
    [
        (0.0, 0.5, {1: 0.0, 2: 5.0, 3: 5.0, 9: 5.0}),
        (0.25, 0.75, {1: 0.0, 2: 5.625, 3: 6.6797, 5: 6.9145, 9: 6.9231, 100: 6.9231}),
    ],
)
def test_tinygrid_of_cs188(
    slip: float, discount: float, tables: dict[int, float], drawn: Callable[..., TabularMDP], made: Any, board: Any
) -> None:
    mdp = drawn(["n", "S", "p"], EXITS.format(good=10.0, bad=-10.0), slip=slip, discount=discount)
    for sweeps, value in tables.items():
        learner = made("value-iteration", mdp)
        learner.advance(3 * sweeps)
        np.testing.assert_allclose(board(learner)[:, 0], [-10.0, value, 10.0], atol=6e-5)


def test_bookgrid_of_cs188(drawn: Callable[..., TabularMDP], made: Any, board: Any) -> None:
    mdp = drawn(["...p", ".#.n", "S..."], EXITS.format(good=1.0, bad=-1.0), slip=0.2, discount=0.9)
    tables = {
        5: [[0.507617, 0.715522, 0.840852, 1.0], [0.268739, np.nan, 0.55324, -1.0], [0.0, 0.222083, 0.369801, 0.132083]],
        100: [
            [0.644969, 0.74438, 0.847766, 1.0],
            [0.566314, np.nan, 0.571859, -1.0],
            [0.490684, 0.430844, 0.475471, 0.277296],
        ],
    }
    for sweeps, expected in tables.items():
        learner = made("value-iteration", mdp)
        learner.advance(len(mdp.states) * sweeps)
        np.testing.assert_allclose(board(learner), expected, atol=1e-6)


def test_discountgrid_of_cs188(drawn: Callable[..., TabularMDP], made: Any, board: Any) -> None:
    rows = [".....", ".#...", ".#q#p", "S....", "nnnnn"]
    mdp = drawn(rows, EXITS.format(good=10.0, bad=-10.0), slip=0.2, discount=0.9)
    learner = made("value-iteration", mdp)
    learner.advance(len(mdp.states) * 100)
    expected = [
        [4.476508, 5.166484, 5.884052, 6.68356, 7.508691],
        [3.930592, np.nan, 6.025822, 7.508691, 8.654706],
        [3.451252, np.nan, 1.0, np.nan, 10.0],
        [2.92891, 2.004523, 3.307385, 5.71859, 8.477663],
        [-10.0] * 5,
    ]
    np.testing.assert_allclose(board(learner), expected, atol=1e-6)


@pytest.mark.parametrize("order", ["all-at-once", "in-place"])
@pytest.mark.parametrize("name", sorted(names()))
def test_every_bundled_level_is_solved(name: str, order: str, bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled(name)
    optimum = solve_optimum(mdp)
    if not np.isfinite(optimum.v).all():
        pytest.skip("no finite optimum")
    learner = made("value-iteration", mdp, order=order)
    assert learner.advance(50_000_000).converged
    np.testing.assert_allclose(learner.estimates()[Field.V], optimum.v, atol=1e-9, rtol=1e-9)
    np.testing.assert_array_equal(learner.estimates()[Field.POLICY] > 0.0, optimum.optimal)


def test_a_smaller_theta_wakes_it(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    learner = made("value-iteration", bundled("frozenlake-4x4"), theta=0.01)
    first = learner.advance(1_000_000)
    assert first.converged and first.error <= 0.01 and learner.advance(10).transitions == 0
    learner.settings = type(learner.settings)(theta=1e-6)
    assert learner.advance(1_000_000).steps > first.steps
