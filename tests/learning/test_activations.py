"""Ways in which units bend, against their formulas at points that can be worked out by hand."""

import math

import numpy as np
import pytest

from playground.learning.activations import ACTIVATIONS


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tanh", [math.tanh(-2), 0, math.tanh(1)]),
        ("relu", [0, 0, 1]),
        ("leaky-relu", [-0.02, 0, 1]),
        ("elu", [math.exp(-2) - 1, 0, 1]),
        ("selu", [1.7580993408473766 * (math.exp(-2) - 1), 0, 1.0507009873554805]),
        ("silu", [-2 / (1 + math.exp(2)), 0, 1 / (1 + math.exp(-1))]),
        ("gelu", [-2 * 0.02275013194817921, 0, 0.8413447460685429]),
        ("gelu-tanh", [-0.045402305912185, 0, 0.8411919906082768]),
        ("sigmoid", [1 / (1 + math.exp(2)), 0.5, 1 / (1 + math.exp(-1))]),
        ("softplus", [math.log(1 + math.exp(-2)), math.log(2), math.log(1 + math.e)]),
        ("linear", [-2, 0, 1]),
    ],
)
def test_at_minus_two_nought_and_one(name: str, said: list[float]) -> None:
    np.testing.assert_allclose(ACTIVATIONS[name](np.array([-2.0, 0.0, 1.0])), said, atol=1e-12)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_far_out_there_is_no_overflow(name: str) -> None:
    with np.errstate(over="raise", invalid="raise"):
        assert np.isfinite(ACTIVATIONS[name](np.array([[-800.0, 800.0]]))).all()
