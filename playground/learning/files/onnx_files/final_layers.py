"""The plain layers at the end of a graph of ONNX: what comes before them is the network's input."""

from typing import Any, NamedTuple

import numpy as np

from playground.learning.files.networks.network_layers import DEEPEST, Layer, layer
from playground.learning.files.onnx_files.graph import Graph
from playground.learning.files.parcel import AgentError
from playground.learning.learner import Array

UNITS = {
    "Tanh": "tanh",
    "Relu": "relu",
    "LeakyRelu": "leaky-relu",
    "Elu": "elu",
    "Selu": "selu",
    "Sigmoid": "sigmoid",
    "Softplus": "softplus",
    "Gelu": "gelu",
}
"""What ONNX calls the ways in which units bend."""
USUAL: dict[tuple[str, str], Any] = {("Elu", "alpha"): 1.0, ("LeakyRelu", "alpha"): 0.01, ("Gelu", "approximate"): b"none"}
"""Their attributes as they mostly are; where others stand, the plain layers begin after them."""
PASSING = ("Identity", "Dropout", "Flatten")
"""What leaves the numbers of a row as they are."""


class FinalLayers(NamedTuple):
    """layers: in their order, () for none. units: how they bend. source: the name of the tensor that goes into them."""

    layers: tuple[Layer, ...]
    units: str
    source: str


def final_layers(graph: Graph, name: str) -> FinalLayers:
    """The longest row of plain layers whose hidden units all bend alike and that ends in this tensor."""
    layers: list[Layer] = []
    units, source = "", name
    while len(layers) < DEEPEST:
        step = _linear(graph, source)
        if step is None:
            break
        layers.insert(0, step[0])
        source = step[1]
        node = graph.maker(source, PASSING)
        word = _word(node)
        if not word or units not in ("", word) or len(layers) == DEEPEST or _linear(graph, node.input[0]) is None:
            break
        units, source = word, node.input[0]
    return FinalLayers(tuple(layers), units or "linear", source)


def _word(node: Any) -> str:
    """How a node bends what goes in, "" where it does something else."""
    if node is None or node.domain not in ("", "ai.onnx") or node.op_type not in UNITS:
        return ""
    for attribute in node.attribute:
        usual = USUAL.get((node.op_type, attribute.name))
        said = attribute.s if isinstance(usual, bytes) else attribute.f
        if usual is not None and said != usual and not (isinstance(said, float) and abs(said - usual) < 1e-7):
            return ""
    return UNITS[node.op_type]


def _linear(graph: Graph, name: str) -> tuple[Layer, str] | None:
    """A plain layer that makes this tensor, and the name of what goes into it."""
    node = graph.maker(name, PASSING)
    if node is None or node.domain not in ("", "ai.onnx"):
        return None
    bias, source = None, name
    if node.op_type == "Gemm":
        weight, bias, source = _gemm(graph, node)
    else:
        if node.op_type == "Add":
            fixed = [operand for operand in node.input if operand in graph.fixed]
            moved = [operand for operand in node.input if operand not in graph.fixed]
            if len(fixed) != 1 or len(moved) != 1:
                return None
            bias, node = graph.fixed[fixed[0]], graph.makers.get(moved[0])
        if node is None or node.op_type != "MatMul":
            return None
        weight, source = graph.fixed.get(node.input[1]), node.input[0]
    if weight is None or weight.ndim != 2 or source in graph.fixed:
        return None
    biases = np.zeros(weight.shape[1]) if bias is None else bias.reshape(-1)
    try:
        return layer(name[:80], weight.T, biases), source
    except AgentError:
        return None


def _gemm(graph: Graph, node: Any) -> tuple[Array | None, Array | None, str]:
    """Weights [in, out], biases and input of α A B + β C."""
    attributes = {
        attribute.name: attribute.i if attribute.name.startswith("trans") else attribute.f for attribute in node.attribute
    }
    weight = graph.fixed.get(node.input[1])
    bias = graph.fixed.get(node.input[2]) if len(node.input) > 2 and node.input[2] else None
    if attributes.get("transA", 0) or weight is None or (bias is None and len(node.input) > 2 and node.input[2]):
        return None, None, ""
    whole = (weight.T if attributes.get("transB", 0) else weight) * attributes.get("alpha", 1.0)
    return whole, None if bias is None else bias * attributes.get("beta", 1.0), node.input[0]
