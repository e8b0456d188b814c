"""Plain layers at the end of a graph, found by walking back from a tensor; the graph is a stand-in, so onnx is not needed."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from playground.learning.files.onnx_files.final_layers import final_layers

FIRST, LAST, BIAS = np.arange(6.0).reshape(2, 3), np.ones((3, 4)), np.array([1.0, 2.0, 3.0, 4.0])


def node(kind: str, inputs: list[str], output: str, **attributes: float) -> Any:
    said = [SimpleNamespace(name=name, f=value, i=int(value), s=b"") for name, value in attributes.items()]
    return SimpleNamespace(op_type=kind, domain="", input=inputs, output=[output], attribute=said)


def graph(*nodes: Any, **fixed: Any) -> Any:
    """What final_layers asks of a graph: the node that makes a tensor, and the tensors that stand in the file."""
    makers = {made.output[0]: made for made in nodes}
    return SimpleNamespace(maker=lambda name, passing: makers.get(name), makers=makers, fixed=fixed)


def test_layers_and_the_way_their_units_bend_are_read_from_the_end() -> None:
    whole = graph(
        node("MatMul", ["seen", "first"], "sums"),
        node("Tanh", ["sums"], "bent"),
        node("Gemm", ["bent", "last", "bias"], "out", alpha=2.0),
        first=FIRST,
        last=LAST,
        bias=BIAS,
    )
    end = final_layers(whole, "out")
    assert (end.units, end.source, len(end.layers)) == ("tanh", "seen", 2)
    np.testing.assert_array_equal(end.layers[0].weights, FIRST)
    np.testing.assert_array_equal(end.layers[1].weights, 2 * LAST)  # α A B + β C
    np.testing.assert_array_equal(end.layers[1].biases, BIAS)


def test_it_begins_after_what_is_no_plain_layer() -> None:
    whole = graph(
        node("MatMul", ["seen", "first"], "sums"),
        node("Elu", ["sums"], "bent", alpha=0.5),  # not the usual α
        node("MatMul", ["bent", "last"], "out"),
        first=FIRST,
        last=LAST,
    )
    assert [len(end.layers) for end in (final_layers(whole, "out"), final_layers(whole, "seen"))] == [1, 0]
    assert final_layers(whole, "out").source == "bent" and final_layers(whole, "seen").units == "linear"
