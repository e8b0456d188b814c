"""Files that may be brought as agents and are not read here: what each is, by its content, and what to do instead."""

import re
from collections.abc import Callable
from typing import NamedTuple

from playground.learning.files.agent import AgentError, AgentKind, ForeignAgent, Parcel, ReadingHints
from playground.learning.files.torch_files.archive import is_program
from playground.world.mdp import TabularMDP

HDF5, TFLITE, GZIP, LEGACY = b"\x89HDF\r\n\x1a\n", b"TFL3", b"\x1f\x8b", b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19"
PICKLE = re.compile(rb"\x80[\x02-\x05]")
NAMED = re.compile(
    rb"(sklearn|xgboost|lightgbm|torch|tensorflow|keras|jax|flax|stable_baselines3|ray|d3rlpy|tianshou|numpy)[a-z_.]*"
)
"""Programs whose objects are pickled most."""
TF2ONNX = "expected it as ONNX: tf2onnx writes it"
EXPORT = "expected it as ONNX, which most programs can write, or its plain layers as a state dict of PyTorch"


class Stranger(NamedTuple):
    """What a file is, how it is recognised, and what to do instead."""

    title: str
    recognises: Callable[[Parcel], bool]
    advice: str = EXPORT


def _names(*some: str) -> Callable[[Parcel], bool]:
    """Whether one of these lies in the folder or the archive."""
    return lambda parcel: any(name in parcel.names for name in some)


def _folder(*some: str) -> Callable[[Parcel], bool]:
    """Whether it is a folder with one of these."""
    return lambda parcel: parcel.folder and any(name in parcel.names for name in some)


def _begins(start: bytes, at: int = 0) -> Callable[[Parcel], bool]:
    """Whether these bytes stand at a place."""
    return lambda parcel: parcel.head[at:].startswith(start)


def _exported(parcel: Parcel) -> bool:
    """Whether it is an archive of `torch.export.save`."""
    return any("exported_program" in name or name.endswith("archive_format") for name in parcel.names)


STRANGERS = (
    Stranger("a SavedModel of TensorFlow", _folder("saved_model.pb", "saved_model.pbtxt"), TF2ONNX),
    Stranger(
        "a checkpoint of RLlib",
        _folder("rllib_checkpoint.json", "algorithm_state.pkl", "algorithm_state.msgpck", "rllib_checkpoint.pkl"),
        "expected the module's state_dict() saved by torch.save, or as ONNX",
    ),
    Stranger("a checkpoint of Orbax (JAX)", _folder("_CHECKPOINT_METADATA", "_METADATA", "manifest.ocdbt", "_sharding")),
    Stranger("a package of Core ML", _folder("Manifest.json")),
    Stranger("a checkpoint of TensorFlow", _folder("checkpoint"), TF2ONNX),
    Stranger("a folder without an agent that is read here", lambda parcel: parcel.folder, "expected one file"),
    Stranger("a model of Keras", _names("model.weights.h5"), "expected it as ONNX: model.export(…, format='onnx') writes it"),
    Stranger("a program of PyTorch (TorchScript)", is_program, "expected the state_dict() of its module, saved by torch.save"),
    Stranger("a program of PyTorch (torch.export)", _exported),
    Stranger("a file of HDF5, as Keras writes weights", _begins(HDF5)),
    Stranger("a model of TensorFlow Lite", _begins(TFLITE, 4)),
    Stranger("a file of PyTorch before 1.6", _begins(LEGACY), "expected it saved again by torch.save of today"),
    Stranger("a file packed by gzip", _begins(GZIP), "expected what is in it"),
    Stranger(
        "parameters of flax as msgpack (flax.serialization.to_bytes)",
        lambda parcel: b"kernel" in parcel.head and parcel.head[0] >> 4 in (8, 9),
    ),
    Stranger("a model of Core ML", lambda parcel: parcel.ending in (".mlmodel", ".mlpackage")),
)


def read(parcel: Parcel, mdp: TabularMDP, hints: ReadingHints) -> ForeignAgent:
    """Always an AgentError: what it is, and what was expected."""
    stranger = next((stranger for stranger in STRANGERS if stranger.recognises(parcel)), None)
    if stranger is not None:
        raise AgentError(f"it is {stranger.title}, which is not read here: {stranger.advice}")
    program = NAMED.search(parcel.head)
    of = f" of {program[0].decode().rstrip('.')[:60]}" if program else ""
    raise AgentError(f"it is a pickle{of}, which could run anything, and nothing in it is read here: {EXPORT}")


AGENT = AgentKind(
    id="strangers",
    title="",
    endings=(".h5", ".keras", ".tflite", ".mlmodel", ".d3", ".joblib", ".pb"),
    recognises=lambda parcel: bool(PICKLE.match(parcel.head)) or any(stranger.recognises(parcel) for stranger in STRANGERS),
    read=read,
    order=99,
)
