"""Action values where some actions are not legal."""

import numpy as np
import pytest

from playground.learning.families.action_values import ActionValues

LEGAL = np.array([[True, False], [True, True], [False, False]])


def test_an_action_that_is_not_legal_is_never_greedy_and_never_shown() -> None:
    q = ActionValues(LEGAL, 3.0)
    np.testing.assert_array_equal(q.table, [[3.0, -np.inf], [3.0, 3.0], [0.0, 0.0]])
    np.testing.assert_array_equal(q.shown(), [[3.0, 0.0], [3.0, 3.0], [0.0, 0.0]])
    np.testing.assert_array_equal(q.best(), [3.0, 3.0, 0.0])


def test_the_best_values() -> None:
    q = ActionValues(LEGAL, 0.0)
    q.load(np.array([[-5.0, 99.0], [2.0, 6.0], [1.0, 1.0]]))
    np.testing.assert_array_equal(q.best(), [-5.0, 6.0, 0.0])


def test_values_of_another_size_are_told() -> None:
    with pytest.raises(ValueError, match=r"\(2, 2\), expected \(3, 2\)"):
        ActionValues(LEGAL, 0.0).load(np.zeros((2, 2)))
