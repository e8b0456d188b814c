"""Files as PyTorch and Stable-Baselines3 write them, made without either: what a test wants to stand in one.

trained/dqn-corridor.zip and trained/ppo-corridor.zip are real: Stable-Baselines3 2.9 trained them on the level "corridor"; of
their words only the plain ones were kept.
"""

import io
import json
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

TRAINED = Path(__file__).parent / "trained"
DISCRETE = "<class 'gymnasium.spaces.discrete.Discrete'>"


def word(text: str) -> bytes:
    """The order for a text."""
    return b"X" + struct.pack("<I", len(text.encode())) + text.encode()


def number(value: int) -> bytes:
    """The order for a whole number."""
    return b"J" + struct.pack("<i", value)


def numbers(*values: int) -> bytes:
    """The order for some of them together."""
    return b"(" + b"".join(map(number, values)) + b"t"


def called(name: str, told: bytes) -> bytes:
    """The orders that make something of `told` by a name of "module name"."""
    return b"c" + name.replace(" ", "\n").encode() + b"\n" + told + b"R"


def stored(key: str, count: int, kind: str = "torch FloatStorage") -> bytes:
    """The orders for the numbers of a storage."""
    return (
        b"(" + word("storage") + b"c" + kind.replace(" ", "\n").encode() + b"\n" + word(key) + word("cpu") + number(count) + b"tQ"
    )


def tensor(storage: bytes, size: tuple[int, ...], steps: tuple[int, ...], first: int = 0) -> bytes:
    """The orders for a tensor of a storage."""
    empty = called("collections OrderedDict", b")")
    return called(
        "torch._utils _rebuild_tensor_v2",
        b"(" + storage + number(first) + numbers(*size) + numbers(*steps) + b"\x89" + empty + b"t",
    )


def table(items: Mapping[str, bytes]) -> bytes:
    """A whole file of orders: a table of names and what orders make."""
    inside = b"".join(word(name) + made for name, made in items.items())
    return b"\x80\x02" + called("collections OrderedDict", b")") + b"(" + inside + b"u."


def packed(entries: Mapping[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    """An archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def weights(arrays: Mapping[str, Any]) -> bytes:
    """A state dict as `torch.save` writes it."""
    made, entries = {}, {}
    for place, (name, told) in enumerate(arrays.items()):
        array = np.asarray(told, "<f4")
        steps = tuple(int(np.prod(array.shape[axis + 1 :])) for axis in range(array.ndim))
        made[name] = tensor(stored(str(place), array.size), array.shape, steps)
        entries[f"archive/data/{place}"] = array.tobytes()
    return packed({"archive/data.pkl": table(made), "archive/byteorder": b"little", **entries})


def words(**changes: Any) -> bytes:
    """The plain words of a model."""
    space = {":type:": DISCRETE, "n": "5", "start": "0"}
    told = {"policy_kwargs": {}, "observation_space": space, "action_space": {**space, "n": "4"}}
    return json.dumps({**told, **changes}).encode()


def model(path: Path, arrays: Mapping[str, Any], **changes: Any) -> Path:
    """A file as `model.save` writes it."""
    path.write_bytes(packed({"data": words(**changes), "policy.pth": weights(arrays)}))
    return path


def deep_q(states: int = 5, actions: int = 4, hidden: int = 3, seed: int = 1) -> dict[str, Any]:
    """The parts of a DQN with one hidden layer, by chance."""
    dice = np.random.default_rng(seed)
    sizes = {"0.weight": (hidden, states), "0.bias": (hidden,), "2.weight": (actions, hidden), "2.bias": (actions,)}
    return {
        f"{net}.{name}": dice.normal(size=size).astype("<f4")
        for net in ("q_net.q_net", "q_net_target.q_net")
        for name, size in sizes.items()
    }
