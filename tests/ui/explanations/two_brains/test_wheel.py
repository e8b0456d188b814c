"""The wheel draws as a policy does."""

import numpy as np
import pytest

from playground.ui.explanations.two_brains.wheel import needle_stop


def test_many_turns_come_to_the_chances():
    chances = np.array([0.1, 0.0, 0.65, 0.25])
    moves = np.array([needle_stop(chances, 7, spin)[1] for spin in range(4000)])
    assert np.bincount(moves, minlength=4) / 4000 == pytest.approx(chances, abs=0.03)  # 4 standard errors
    assert 1 not in moves


def test_the_needle_points_at_the_move_that_is_drawn():
    chances = np.array([0.2, 0.3, 0.5])
    for spin in range(50):
        at, move = needle_stop(chances, 2, spin)
        assert np.searchsorted([0.2, 0.5, 1.0], at, side="right") == move
        assert needle_stop(chances, 2, spin) == (at, move)


def test_a_move_that_is_certain_is_always_drawn():
    assert {needle_stop(np.array([0.0, 1.0, 0.0]), 1, spin)[1] for spin in range(30)} == {1}
