"""Targets of temporal-difference learning, by hand."""

from collections.abc import Callable

import numpy as np
import pytest

from playground.compiled import kernel
from playground.rl.sampler import Sampler, any_kind, sampler
from playground.rl.targets import expected_sarsa_target, q_learning_target, row, td_target
from playground.world import TabularMDP


@kernel
def _expected(q: np.ndarray, state: int, epsilon: float, packed: Sampler) -> float:
    return expected_sarsa_target(1.0, 0.5, q, np.uint64(state), row(np.uint64(state), packed), epsilon, packed)


@kernel
def _largest(q: np.ndarray, state: int, packed: Sampler) -> float:
    return q_learning_target(1.0, 0.5, q, row(np.uint64(state), packed), packed)


def test_the_discount_ends_it() -> None:
    assert td_target(-10.0, 0.0, 99.0) == -10.0
    assert td_target(1.0, 0.99, 0.0) == 1.0


def test_largest_and_expected_follow_equations_6_8_and_6_9(by_hand: Callable[..., TabularMDP]) -> None:
    mdp = by_hand({(0, 0): [(1.0, 1, 0.0, False)], (1, 0): [(1.0, 0, 0.0, False)], (1, 2): [(1.0, 0, 0.0, False)]}, 2, 3, 0.5)
    q = np.array([3.0, -np.inf, -np.inf, 2.0, -np.inf, 6.0])
    assert _largest(q, 1, sampler(mdp)) == 1.0 + 0.5 * 6.0
    assert _expected(q, 1, 0.4, sampler(mdp)) == pytest.approx(1.0 + 0.5 * (0.6 * 6.0 + 0.4 * 4.0), abs=1e-12)


def test_where_all_moves_are_legal_the_mean_is_over_all(by_hand: Callable[..., TabularMDP]) -> None:
    rows = {(0, action): [(1.0, 1, 0.0, True)] for action in range(4)}
    quick, general = sampler(by_hand(rows, 2, 4, 0.5)), any_kind(sampler(by_hand(rows, 2, 4, 0.5)))
    assert len(quick.moves) == 4
    q = np.array([3.0, 1.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0])
    for packed in (quick, general):  # 0.6 · 3 + 0.4 · 6/4 = 2.4; nothing is legal in the last state
        assert _expected(q, 0, 0.4, packed) == pytest.approx(1.0 + 0.5 * 2.4, abs=1e-12)
        assert _expected(q, 1, 0.4, packed) == 1.0
