"""Tensors of a safetensors file become a network; what claims other bytes than it has is refused."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.learning.files.agent_file import AgentError, ReadingHints, read_agent
from playground.world import compile_mdp
from playground.world.library import find
from tests.learning.agents import forward, linear, named

MDP = compile_mdp(find("corridor"))  # 5 states, 4 actions
FIRST, LAST = linear(6, 5, 1), linear(4, 6, 2)
KINDS = {"<f4": "F32", "<f8": "F64", "<f2": "F16"}


def written(arrays: dict[str, Any], **change: Any) -> bytes:
    """A file as safetensors writes it; `change` goes into the entry of the first tensor."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    body = b""
    for name, array in arrays.items():
        content = array.tobytes()
        places = [len(body), len(body) + len(content)]
        header[name] = {"dtype": KINDS[array.dtype.str], "shape": list(array.shape), "data_offsets": places}
        body += content
    if change:
        header[next(iter(arrays))] |= change
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + body


def test_it_says_what_its_layers_say(tmp_path: Path) -> None:
    for kind in KINDS:
        arrays = {name: array.astype(kind) for name, array in named(q_net__0=FIRST, q_net__2=LAST).items()}
        (tmp_path / "a.safetensors").write_bytes(written(arrays))
        agent = read_agent(tmp_path / "a.safetensors", MDP, ReadingHints("", "relu"))
        layers = [{part: pair[part].astype(kind) for part in pair} for pair in (FIRST, LAST)]
        expected = forward(np.eye(5), layers, lambda x: np.maximum(x, 0.0))
        np.testing.assert_allclose(agent["value"].activations(np.arange(5))[-1], expected, atol=1e-9)
        assert agent.notes == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (written(named(a=FIRST), shape=[6, 6]), "'a.weight' claims other bytes than it has"),
        (written(named(a=FIRST), data_offsets=[0, 1 << 30]), "'a.weight' claims other bytes than it has"),
        (written(named(a=FIRST), data_offsets=[120, 0]), "'a.weight' claims other bytes than it has"),
        (written(named(a=FIRST), shape=["x"]), "'a.weight' has no shape and place in whole numbers"),
        (written(named(a=FIRST), dtype="F8_E4M3"), "numbers of kind 'F8_E4M3', expected one of F64"),
        (written({}), "there are no tensors in it"),
        ((9).to_bytes(8, "little") + b"{" * 40, "its header is no JSON text"),
        (written(named(a=linear(4, 7, 1))), "it knows 7 states and 4 actions, expected 5 and 4"),
    ],
)
def test_what_does_not_fit_is_refused(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(content)
    with pytest.raises(AgentError, match=message):
        read_agent(tmp_path / "a.bin", MDP)


def test_short_floats_are_the_upper_half_of_long_ones(tmp_path: Path) -> None:
    """1 is 0x3F80, −2.5 is 0xC020 and a half 0x3F00; weights that need no more digits come back exactly."""
    weight = np.array(
        [[1.0, -2.5, 0.5, 0.0, 3.0], [0.25, -1.0, 2.0, -0.5, 1.5], [0.0, 4.0, -3.0, 1.0, 0.125], [1.0, 1.0, -8.0, 2.0, 0.0]]
    )
    bias = np.array([0.5, -1.0, 2.0, 0.0])
    halves = {
        name: (array.astype("<f4").view("<u4") >> 16).astype("<u2") for name, array in (("q.weight", weight), ("q.bias", bias))
    }
    assert [f"{int(half):04X}" for half in halves["q.weight"][0, :3]] == ["3F80", "C020", "3F00"]
    KINDS["<u2"] = "BF16"
    (tmp_path / "a.safetensors").write_bytes(written(halves))
    agent = read_agent(tmp_path / "a.safetensors", MDP, ReadingHints())
    np.testing.assert_array_equal(agent["value"].activations(np.arange(5))[-1], weight.T + bias)
