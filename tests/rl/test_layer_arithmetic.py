"""One layer: sums by hand, and tanh beside numpy's."""

import numpy as np
import pytest

from playground.rl.layer_arithmetic import add_products, tanh


def test_tanh_is_that_of_numpy():
    x = np.concatenate([np.linspace(-25.0, 25.0, 4001), [-1e300, 1e300, 1e-12, -np.inf, np.inf]])
    assert [tanh(each) for each in x] == pytest.approx(np.tanh(x), abs=1e-13)
    assert tanh(0.0) == 0.0 and np.isnan(tanh(np.nan))


@pytest.mark.parametrize("count", [1, 3, 4, 9])
def test_weighted_sums_are_those_of_numpy(count):
    dice = np.random.default_rng(count)
    out, x, w = np.ones(7), dice.normal(size=2 * count + 1), dice.normal(size=3 * count + 2)
    add_products(out, 4, x, 1, 2, w, 2, count, 3)
    assert out[4:] == pytest.approx(1.0 + x[1::2] @ w[2:].reshape(count, 3), abs=1e-13)
    assert (out[:4] == 1.0).all()
