"""The optimum without equations at the end, as in large tables: within what it says of itself, and right at γ = 1."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.rl import optimum
from playground.rl.optimum import GAINS_FOR_EVER, LOSES_FOR_EVER, OptimumSolver, solve_optimum
from playground.world import TabularMDP

Made = Callable[..., TabularMDP]


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table counts as a large one."""
    monkeypatch.setattr(optimum, "_SMALL", 0)


def swept(mdp: TabularMDP) -> Any:
    """Value iteration by hand until nothing moves."""
    v = np.zeros(len(mdp.legal))
    for _ in range(100_000):
        q = (mdp.probability * (mdp.reward + mdp.continuation * v[mdp.successor])).sum(axis=2)
        new = np.where(mdp.terminal, 0.0, np.where(mdp.legal, q, -np.inf).max(axis=1))
        if np.abs(new - v).max() <= 1e-13:
            break
        v = new
    return v


def scattered(by_hand: Made, seed: int, discount: float, rewards: tuple[float, ...]) -> TabularMDP:
    """Thirty states, three actions, three outcomes anywhere; one in ten ends."""
    dice = np.random.default_rng(seed)
    branches = {}
    for state in range(29):
        for action in range(3):
            chances = dice.dirichlet(np.ones(3))
            branches[state, action] = [
                (float(chance), int(dice.integers(30)), float(dice.choice(rewards)), bool(dice.random() < 0.1))
                for chance in chances
            ]
    return by_hand(branches, 30, 3, discount)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("discount", [0.0, 0.9, 0.99])
def test_random_tables_are_within_the_error_that_is_told(by_hand: Made, seed: int, discount: float) -> None:
    mdp = scattered(by_hand, seed, discount, (-1.0, 0.0, 2.0))
    found = solve_optimum(mdp)
    assert 0.0 <= found.error <= 2.0e-6 + 1e-12
    assert np.abs(found.v - swept(mdp)).max() <= found.error + 1e-11


@pytest.mark.parametrize("seed", range(6))
def test_random_tables_that_only_cost_without_discount(by_hand: Made, seed: int) -> None:
    mdp = scattered(by_hand, seed, 1.0, (-1.0, -2.0))
    np.testing.assert_allclose(solve_optimum(mdp).v, swept(mdp), rtol=1e-9)


def test_a_closed_pocket_is_solved_at_once(by_hand: Made) -> None:
    ring = {(state, 0): [(1.0, (state + 1) % 5, float(state == 0), False)] for state in range(5)}
    mdp = by_hand(ring | {(5, 0): [(1.0, 6, 1.0, True)]}, 7, 1, 0.9999)
    found = OptimumSolver(mdp, tolerance=1e-9)
    found.solve()
    assert found.v[0] == pytest.approx(1.0 / (1.0 - 0.9999**5), rel=1e-9)
    assert found.counts.max() < 30


def test_far_from_the_goal_at_one_step_a_cost(drawn: Made, board: Callable[..., Any]) -> None:
    mdp = drawn(["." * 40 + "G"] + ["." * 41] * 20, 'G = { kind = "goal", enter = 0.0 }', discount=1.0, step_reward=-1.0)
    v = board(mdp, solve_optimum(mdp).v)
    row, col = np.indices(v.shape)
    np.testing.assert_allclose(v, -(row + 40.0 - col), atol=1e-9)


def test_infinite_cases_by_hand(by_hand: Made) -> None:
    gains = {(0, 0): [(1.0, 1, 2.0, False)], (1, 0): [(1.0, 0, -1.0, False)], (0, 1): [(1.0, 2, 5.0, True)]}
    assert solve_optimum(by_hand(gains, 3, 2, 1.0)).message == GAINS_FOR_EVER
    loses = {(0, 0): [(1.0, 0, -1.0, False)], (1, 0): [(1.0, 2, -1.0, True)], (1, 1): [(1.0, 0, 5.0, False)]}
    found = solve_optimum(by_hand(loses, 3, 2, 1.0))
    assert found.message == LOSES_FOR_EVER and found.v.tolist() == [-np.inf, -1.0, 0.0]
    kept = {(0, 0): [(1.0, 0, 0.0, False)], (0, 1): [(1.0, 1, 10.0, False)], (1, 0): [(1.0, 2, -20.0, True)]}
    assert solve_optimum(by_hand(kept, 3, 2, 1.0)).v[0] == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("discount", [0.99, 1.0])
def test_slices_find_the_same_bits_and_progress_never_falls(by_hand: Made, discount: float) -> None:
    mdp = scattered(by_hand, 3, discount, (-1.0, -0.5))
    whole, sliced, shown = solve_optimum(mdp), OptimumSolver(mdp), [0.0]
    while not sliced.done:
        assert 0 < sliced.advance(7) <= 7
        shown.append(sliced.progress)
        again = OptimumSolver(mdp)
        again.load(sliced.save())
        sliced = again
    np.testing.assert_array_equal(sliced.v, whole.v)
    np.testing.assert_array_equal(sliced.counts, whole.counts)
    assert shown == sorted(shown) and shown[-1] == 1.0
