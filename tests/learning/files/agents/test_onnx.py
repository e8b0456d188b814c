"""Graphs of ONNX: what comes out for every state, plain layers to look into, and what would be too much is never worked out.

onnx itself is an extra; without it a graph is told what it takes (the first test).
"""

import builtins
import importlib.util
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.learning.files.agent_file import AgentError, ForeignAgent, ReadingHints, read_agent
from playground.world import compile_mdp
from playground.world.library import find
from tests.learning.agents import Array

MDP = compile_mdp(find("corridor"))  # 5 states, 4 actions
ALL, EYE = np.arange(5), np.eye(5)
DICE = np.random.default_rng(1)
W1, B1, W2, B2, WV = (DICE.normal(size=size).astype("<f4") for size in ((5, 6), 6, (6, 4), 4, (6, 1)))
GRAPHS = pytest.mark.skipif(importlib.util.find_spec("onnx") is None, reason="onnx is not installed; it is an extra")
UNSAID = "It does not say what its outputs are: Q-values are taken, --agent-as logits makes them those of a policy."
UNSCALED = "It takes one number of a state: the state's number, from 0, goes in as it is."


def test_without_onnx_it_is_said_what_a_graph_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "onnx":
            raise ImportError(name)
        return there(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    (tmp_path / "agent.bin").write_bytes(b"\x08\x08\x12\x07pytorch")
    with pytest.raises(AgentError, match=r"a graph of ONNX, which is read by onnx: pip install 'bellman-playground\[onnx\]'"):
        read_agent(tmp_path / "agent.bin", MDP)


def graph(
    path: Path, nodes: list[Any], outputs: list[tuple[str, int, Any]], shape: Any = ("b", 5), kind: int = 1, **fixed: Any
) -> Path:
    """A model of (operation, inputs, outputs, attributes), whose input is called x."""
    import onnx
    from onnx import helper, numpy_helper

    made = [helper.make_node(name, into.split(), out.split(), **more) for name, into, out, more in nodes]
    stored = [numpy_helper.from_array(np.asarray(array), name) for name, array in fixed.items()]
    ends = [helper.make_tensor_value_info(*output) for output in outputs]
    whole = helper.make_graph(made, "agent", [helper.make_tensor_value_info("x", kind, shape)], ends, stored)
    onnx.save(helper.make_model(whole, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)
    return path


MLP: list[Any] = [
    ("Gemm", "x w1 b1", "h", {}),
    ("Relu", "h", "r", {}),
    ("MatMul", "r w2", "m", {}),
    ("Add", "m b2", "y", {}),
]
FIXED = {"w1": W1, "b1": B1, "w2": W2, "b2": B2}


def forward(seen: Array, bend: Any = lambda x: np.maximum(x, 0.0), last: Array = W2, bias: Any = B2) -> Array:
    return np.asarray(bend(seen @ W1.astype(float) + B1) @ last.astype(float) + bias)


def said(agent: ForeignAgent, name: str = "value") -> Array:
    return agent[name].activations(ALL)[-1]


@GRAPHS
@pytest.mark.parametrize("shape", [("b", 5), (1, 5), (5,), (None, None)], ids=str)
def test_plain_layers_are_a_network_to_look_into_however_states_go_in(shape: Any, tmp_path: Path) -> None:
    agent = read_agent(graph(tmp_path / "a.onnx", MLP, [("y", 1, None)], shape, **FIXED), MDP)
    assert [each.shape for each in agent["value"].weights] == [(5, 6), (6, 4)] and agent["value"].inputs.shape == (0, 5)
    assert (agent["value"].activation, agent.notes) == ("relu", (UNSAID,))
    np.testing.assert_allclose(said(agent), forward(EYE), atol=1e-6)


@GRAPHS
def test_a_move_is_followed_back_to_the_numbers_whose_largest_it_is(tmp_path: Path) -> None:
    arg: Any = ("ArgMax", "y", "a", {"axis": 1, "keepdims": 0})
    agent = read_agent(graph(tmp_path / "q.onnx", [*MLP, arg], [("a", 7, ("b",))], **FIXED), MDP, ReadingHints("values"))
    np.testing.assert_allclose(said(agent), forward(EYE), atol=1e-6)
    chances: Any = ("Softmax", "y", "p", {"axis": 1})
    both = [*MLP, chances, ("ArgMax", "p", "a", {"axis": 1, "keepdims": 0}), ("MatMul", "r wv", "v", {})]
    ends: Any = [("a", 7, ("b",)), ("v", 1, ("b", 1))]
    agent = read_agent(graph(tmp_path / "ac.onnx", both, ends, wv=WV, **FIXED), MDP)
    assert [(name, each.output) for name, each in agent.items()] == [("policy", "preferences"), ("value", "value")]
    np.testing.assert_allclose(said(agent, "policy"), forward(EYE), atol=1e-6)
    np.testing.assert_allclose(said(agent), forward(EYE, last=WV, bias=0), atol=1e-6)
    assert agent.notes == ()


@GRAPHS
def test_a_move_that_is_no_largest_number_is_all_there_is(tmp_path: Path) -> None:
    moves = np.array([3, 0, 1, 2, 2])
    path = graph(tmp_path / "a.onnx", [("Gather", "t x", "a", {})], [("a", 7, ("b",))], ("b",), 7, t=moves)
    agent = read_agent(path, MDP)
    np.testing.assert_array_equal(said(agent, "policy"), np.eye(4)[moves])
    assert (agent["policy"].output, agent.notes) == (
        "chances",
        ("It says which move it takes and nothing else, so that is all there is to be drawn.",),
    )
    path = graph(tmp_path / "b.onnx", [("Gather", "t x", "a", {})], [("a", 7, ("b",))], ("b",), 7, t=moves + 2)
    with pytest.raises(AgentError, match="it takes the move 5, expected numbers from 0 to 3"):
        read_agent(path, MDP)


@GRAPHS
def test_what_goes_in_before_the_layers_is_what_they_are_told(tmp_path: Path) -> None:
    rows = DICE.normal(size=(5, 5)).astype("<f4")
    nodes = [("Gather", "rows n", "x0", {}), ("Gemm", "x0 w1 b1", "h", {}), ("Relu", "h", "r", {}), *MLP[2:]]
    cast: Any = ("Cast", "x", "n", {"to": 7})
    path = graph(tmp_path / "a.onnx", [cast, *nodes], [("q", 1, None)], (1,), rows=rows, **FIXED)
    with pytest.raises(AgentError, match="nothing in its graph makes 'q'"):
        read_agent(path, MDP)
    path = graph(tmp_path / "a.onnx", [cast, *nodes[:-1], ("Add", "m b2", "q", {})], [("q", 1, None)], (1,), rows=rows, **FIXED)
    agent = read_agent(path, MDP)
    np.testing.assert_allclose(agent["value"].inputs, rows, atol=1e-7)
    np.testing.assert_allclose(said(agent), forward(rows), atol=1e-5)
    assert agent.notes == ()


@GRAPHS
@pytest.mark.parametrize("operation", ["Tanh", "Sigmoid", "Elu", "Selu", "LeakyRelu", "Softplus"])
def test_units_bend_as_the_graph_says(operation: str, tmp_path: Path) -> None:
    nodes = [MLP[0], (operation, "h", "r", {}), *MLP[2:]]
    agent = read_agent(graph(tmp_path / "a.onnx", nodes, [("y", 1, None)], **FIXED), MDP)
    assert len(agent["value"].weights) == 2 and agent["value"].activation != "linear"
    odd = [MLP[0], ("Elu", "h", "r", {"alpha": 0.5}), *MLP[2:]]
    agent = read_agent(graph(tmp_path / "b.onnx", odd, [("y", 1, None)], **FIXED), MDP)
    assert [each.shape for each in agent["value"].weights] == [(6, 4)]
    elu = forward(EYE, lambda x: np.where(x > 0, x, 0.5 * (np.exp(np.minimum(x, 0)) - 1)))
    np.testing.assert_allclose(said(agent), elu, atol=1e-6)


@GRAPHS
def test_a_number_goes_in_as_it_is_and_that_is_said(tmp_path: Path) -> None:
    path = graph(tmp_path / "a.onnx", [("MatMul", "x w", "q", {})], [("q", 1, None)], ("b", 1), w=W2[:1])
    agent = read_agent(path, MDP)
    np.testing.assert_allclose(said(agent), ALL[:, None] * W2[:1].astype(float), atol=1e-6)
    assert agent.notes == (UNSCALED,)


@GRAPHS
def test_numbers_may_lie_in_a_file_beside_it(tmp_path: Path) -> None:
    import onnx

    model = onnx.load(graph(tmp_path / "plain.onnx", MLP, [("y", 1, None)], **FIXED))
    onnx.save(model, tmp_path / "a.onnx", save_as_external_data=True, location="a.onnx.data", size_threshold=0)
    np.testing.assert_allclose(said(read_agent(tmp_path / "a.onnx", MDP)), forward(EYE), atol=1e-6)
    (tmp_path / "a.onnx.data").rename(tmp_path / "b.data")
    with pytest.raises(AgentError, match=r"its numbers lie in a.onnx.data, which is not beside it"):
        read_agent(tmp_path / "a.onnx", MDP)
    path = tmp_path / "c.onnx"
    path.write_bytes((tmp_path / "a.onnx").read_bytes().replace(b"a.onnx.data", b"../b.data/x"))
    with pytest.raises(AgentError, match="expected a file beside it"):
        read_agent(path, MDP)


BOMBS: list[tuple[list[Any], str]] = [
    ([("ConstantOfShape", "s", "y", {})], "its ConstantOfShape makes a tensor of 1,000,000,000,000 numbers"),
    ([("Expand", "x s", "y", {})], "its Expand is given tensors that do not fit together|its Expand makes a tensor"),
    ([("OneHot", "x d v", "y", {})], "its OneHot makes a tensor of 25,000,000,000 numbers"),
    ([("Loop", "n c x", "y", {})], "its graph works by 'Loop', which is not worked out here"),
    ([("RandomNormal", "", "y", {"shape": [1 << 20, 1 << 20]})], "its graph works by 'RandomNormal'"),
    ([("Add", "z x", "y", {}), ("Add", "y x", "z", {})], "its nodes stand in an order"),
    ([("Gemm", "x w2 b2", "y", {})], "its Gemm makes no sense"),
    ([("Add", "x w2", "y", {})], "its Add is given tensors that do not fit together"),
    ([("Identity", "x", "y", {})], "y has 5 numbers, expected 4 for the moves of this level"),
]


@GRAPHS
@pytest.mark.parametrize(("nodes", "message"), BOMBS, ids=lambda each: each[0][0] if isinstance(each, list) else "")
def test_what_is_too_much_or_makes_no_sense_is_refused_in_one_sentence(nodes: list[Any], message: str, tmp_path: Path) -> None:
    more = {"s": np.array([10**6, 10**6]), "d": np.array([10**9]), "v": np.array([0.0, 1.0], "<f4"), "n": np.array(10**9)}
    path = graph(tmp_path / "a.onnx", nodes, [("y", 1, None)], **more, **FIXED)
    with pytest.raises(AgentError, match=message) as refused:
        read_agent(path, MDP)
    assert len(str(refused.value)) < 300 and "\n" not in str(refused.value)


@GRAPHS
@pytest.mark.parametrize(
    ("shape", "message"),
    [
        (("b", 7), "its graph takes 7 numbers of a state, expected 1 or 5"),
        ((1, 3, 8, 8), r"its graph takes a tensor \[1, 3, 8, 8\]"),
        ((4, 5), "its graph takes batches of 4 rows"),
        (("b", 2), "it takes 2 numbers, and no file says which: --agent-as cell"),
    ],
    ids=str,
)
def test_what_takes_something_else_is_refused(shape: Any, message: str, tmp_path: Path) -> None:
    with pytest.raises(AgentError, match=message):
        read_agent(graph(tmp_path / "a.onnx", MLP, [("y", 1, None)], shape, **FIXED), MDP)


@GRAPHS
def test_damaged_anywhere_it_is_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    arg: Any = ("ArgMax", "y", "a", {"axis": 1, "keepdims": 0})
    path = graph(tmp_path / "q.onnx", [*MLP, arg], [("a", 7, ("b",))], **FIXED)
    whole, dice = path.read_bytes(), np.random.default_rng(2)
    refused = 0
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= int(dice.integers(1, 256))
        for content in (whole[:place], bytes(damaged)) if place % 4 == 0 else (bytes(damaged),):
            path.write_bytes(content)
            try:
                read_agent(path, MDP)
            except AgentError:
                refused += 1
    assert refused > len(whole) // 4
