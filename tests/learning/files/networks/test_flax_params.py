"""Dense layers of flax, in the order of their numbers."""

from typing import Any

import numpy as np
import pytest

from playground.learning.files.networks.flax_params import dense_layers
from playground.learning.files.parcel import AgentError

KERNEL, BIAS = np.arange(6.0).reshape(2, 3), np.array([1.0, 2.0, 3.0])


def test_layers_come_in_the_order_of_their_numbers_and_keep_their_axes() -> None:
    layers = dense_layers(
        {"params": {"params": {"Dense_10": {"kernel": KERNEL.T}, "Dense_2": {"kernel": KERNEL, "bias": BIAS}}}}, "q"
    )
    assert [layer.name for layer in layers] == ["Dense_2.", "Dense_10."]
    np.testing.assert_array_equal(layers[0].weights, KERNEL)  # [in, out], as flax has it
    np.testing.assert_array_equal(layers[0].biases, BIAS)
    np.testing.assert_array_equal(layers[1].biases, [0.0, 0.0])  # a layer without biases adds nothing


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        ({}, "its network of q has no parameters, expected dense layers of flax"),
        (None, "its network of q has no parameters"),
        ({"Conv_0": {"kernel": KERNEL}}, "its network of q has a part 'Conv_0', expected dense layers alone"),
        ({"Dense_0": KERNEL}, "its network of q has a part 'Dense_0'"),
        ({"Dense_0": {"kernel": BIAS}}, r"its Dense_0 has no kernel \[in, out\]"),
        ({"Dense_0": {"kernel": KERNEL, "bias": "none"}}, r"its Dense_0 has no kernel \[in, out\]"),
        ({"Dense_0": {"kernel": KERNEL, "bias": BIAS[:2]}}, r"Dense_0. has no weights \[out, in\] and biases \[out\]"),
    ],
)
def test_anything_but_dense_layers_is_refused(tree: Any, message: str) -> None:
    with pytest.raises(AgentError, match=message):
        dense_layers(tree, "q")
