"""Sweeps: what is shown in the middle of one, and when they have settled."""

import numpy as np

from playground.learning.memory.sweeps import CURSOR, LAST, SWEEPS, Sweeps


def test_new_values_are_shown_first() -> None:
    sweeps = Sweeps(np.array([False, False, True]), 5.0)
    sweeps.fresh[0] = 8.0
    sweeps.whole[CURSOR] = 1
    np.testing.assert_array_equal(sweeps.shown(), [8.0, 5.0, 0.0])
    np.testing.assert_array_equal(sweeps.visits(np.array([[True], [True], [False]])), [[1], [0], [0]])
    sweeps.restart()
    np.testing.assert_array_equal(sweeps.v, [8.0, 5.0, 0.0])


def test_it_has_settled_when_a_whole_sweep_changed_nothing_to_speak_of() -> None:
    sweeps = Sweeps(np.array([False]), 0.0)
    assert not sweeps.settle(1.0)
    sweeps.whole[SWEEPS], sweeps.real[LAST] = 1, 0.5
    assert sweeps.settle(0.5) and not sweeps.settle(0.4)
    assert Sweeps(np.zeros(0, np.bool_), 0.0).settle(0.0)
