"""Files as PyTorch and Stable-Baselines3 write them, made without either: what a test wants to stand in one.

trained/dqn-corridor.zip and trained/ppo-corridor.zip are real: Stable-Baselines3 2.9 trained them on the level "corridor"; of
their words only the plain ones were kept.
"""

import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
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


class Module(NamedTuple):
    """A module of PyTorch as it is pickled: "torch.nn.modules.linear Linear" and its state."""

    name: str
    state: Mapping[str, Any]


def saved(tree: Any) -> bytes:
    """Anything nested as `torch.save` writes it: dicts, lists, words, numbers, None, arrays (tensors) and modules."""
    entries: dict[str, bytes] = {}
    orders = b"\x80\x02" + _orders(tree, entries) + b"."
    return packed({"archive/data.pkl": orders, "archive/byteorder": b"little", **entries})


KINDS = {"<f4": "torch FloatStorage", "<f8": "torch DoubleStorage", "<f2": "torch HalfStorage", "<i8": "torch LongStorage"}


def _orders(tree: Any, entries: dict[str, bytes] | None) -> bytes:
    """The orders that build it; the numbers of tensors go into `entries`, arrays are those of JAX where there are none."""
    if isinstance(tree, np.ndarray) and entries is None:
        return _orders(jax_array(tree), None)
    if isinstance(tree, np.ndarray) and entries is not None:
        place, array = str(len(entries)), np.ascontiguousarray(tree)
        entries[f"archive/data/{place}"] = array.tobytes()
        steps = tuple(int(np.prod(array.shape[axis + 1 :])) for axis in range(array.ndim))
        return tensor(stored(place, array.size, KINDS[array.dtype.str]), array.shape, steps)
    if isinstance(tree, Module):
        return b"c" + tree.name.replace(" ", "\n").encode() + b"\n)\x81" + _orders(dict(tree.state), entries) + b"b"
    if isinstance(tree, Called):
        state = b"" if tree.state is None else _orders(tree.state, entries) + b"b"
        return b"c" + tree.name.replace(" ", "\n").encode() + b"\n" + _orders(tuple(tree.arguments), entries) + b"R" + state
    if isinstance(tree, tuple):
        return b"(" + b"".join(_orders(value, entries) for value in tree) + b"t"
    if isinstance(tree, bytes):
        return b"B" + struct.pack("<I", len(tree)) + tree
    if isinstance(tree, Mapping):
        return b"}(" + b"".join(word(key) + _orders(value, entries) for key, value in tree.items()) + b"u"
    if isinstance(tree, list):
        return b"](" + b"".join(_orders(value, entries) for value in tree) + b"e"
    if isinstance(tree, str):
        return word(tree)
    if isinstance(tree, bool) or tree is None:
        return {True: b"\x88", False: b"\x89", None: b"N"}[tree]
    return b"G" + struct.pack(">d", tree) if isinstance(tree, float) else number(tree)


def linear(outputs: int, inputs: int, seed: int, bias: bool = True) -> dict[str, Array]:
    """A plain layer by chance, as PyTorch keeps it."""
    dice = np.random.default_rng(seed)
    parts = {"weight": dice.normal(size=(outputs, inputs)), "bias": dice.normal(size=outputs)}
    return {name: part.astype("<f4") for name, part in parts.items() if bias or name == "weight"}


def named(**layers: Mapping[str, Array]) -> dict[str, Array]:
    """A state dict of some layers; `__` in a name stands for a point."""
    return {f"{name.replace('__', '.')}.{part}": array for name, pair in layers.items() for part, array in pair.items()}


def forward(told: Any, layers: Sequence[Mapping[str, Array]], bend: Callable[[Array], Array]) -> Array:
    """What layers say, worked out straightforwardly: told [N, inputs]."""
    said = np.asarray(told, np.float64)
    for place, pair in enumerate(layers):
        said = said @ pair["weight"].astype(np.float64).T + pair.get("bias", np.zeros(1))
        said = bend(said) if place < len(layers) - 1 else said
    return said


class Called(NamedTuple):
    """What a program would make by calling something: "numpy dtype", its arguments and the state that it is given, if any."""

    name: str
    arguments: tuple[Any, ...]
    state: Any = None


def pickle_of(tree: Any) -> bytes:
    """Anything nested as a pickle of protocol 3; arrays as JAX pickles its own."""
    return b"\x80\x03" + _orders(tree, None) + b"."


def jax_array(array: Array) -> Called:
    """An array of JAX."""
    kind = Called("numpy dtype", (array.dtype.str[1:], False, True), (3, "<", None, None, None, -1, -1, 0))
    state = (1, array.shape, kind, False, np.ascontiguousarray(array).tobytes())
    return Called("jax._src.array _reconstruct_array", ("maker", (), state, {}))
