"""One layer: sums by hand, and tanh beside numpy's."""

import numpy as np
import pytest

from playground.rl.layer_arithmetic import FEW, MANY, add_outer_products, add_products, tanh


def test_tanh_is_that_of_numpy():
    x = np.concatenate([np.linspace(-25.0, 25.0, 4001), [-1e300, 1e300, 1e-12, -np.inf, np.inf]])
    assert [tanh(each) for each in x] == pytest.approx(np.tanh(x), abs=1e-13)
    assert tanh(0.0) == 0.0 and np.isnan(tanh(np.nan))


@pytest.mark.parametrize("count", [1, 3, 4, 9])
@pytest.mark.parametrize("wide", [3, FEW, MANY])
def test_weighted_sums_are_those_of_numpy(count, wide):
    dice = np.random.default_rng(count)
    out, x, w = np.ones(4 + wide), dice.normal(size=2 * count + 1), dice.normal(size=wide * count + 2)
    add_products(out, 4, x, 1, 2, w, 2, count, wide)
    assert out[4:] == pytest.approx(1.0 + x[1::2] @ w[2:].reshape(count, wide), abs=1e-13)
    assert (out[:4] == 1.0).all()


@pytest.mark.parametrize("count", [1, 3, 4, 9])
@pytest.mark.parametrize("wide", [3, FEW, MANY])
def test_outer_products_are_those_of_numpy_and_the_same_sums_bit_for_bit(count, wide):
    dice, tall = np.random.default_rng(count), 5
    out, x, w = np.ones(2 + tall * wide), dice.normal(size=1 + count * tall), dice.normal(size=3 + count * wide)
    one_by_one = out.copy()
    add_outer_products(out, 2, x, 1, tall, w, 3, count, wide)
    expected = 1.0 + x[1:].reshape(count, tall).T @ w[3:].reshape(count, wide)
    assert out[2:].reshape(tall, wide) == pytest.approx(expected, abs=1e-13)
    assert (out[:2] == 1.0).all()
    for unit in range(tall):
        add_products(one_by_one, 2 + unit * wide, x, 1 + unit, tall, w, 3, count, wide)
    assert (out == one_by_one).all()
