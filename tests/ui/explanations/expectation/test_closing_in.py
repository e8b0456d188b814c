"""The mean of more and more returns."""

import numpy as np
import pytest

from playground.ui.explanations.expectation.closing_in import POINTS, means


def test_means_and_their_standard_errors():
    n, mean, error = means(np.array([1.0, 3.0, 2.0]))
    assert n.tolist() == [1, 2, 3]
    assert mean == pytest.approx([1.0, 2.0, 2.0], abs=1e-9)
    # deviations of 1, 3: s = √2, so s / √2 = 1; of 1, 3, 2: s = 1
    assert error == pytest.approx([0.0, 1.0, 1 / np.sqrt(3)], abs=1e-9)


def test_many_are_thinned_and_the_last_is_kept():
    returns = np.random.default_rng(1).normal(5.0, 2.0, 10_000)
    n, mean, error = means(returns)
    assert len(n) <= POINTS
    assert n[-1] == 10_000
    assert mean[-1] == pytest.approx(returns.mean(), abs=1e-9)
    assert error[-1] == pytest.approx(returns.std(ddof=1) / 100, abs=1e-9)
