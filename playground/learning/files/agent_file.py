"""An agent that was trained elsewhere: the networks in a .zip file of Stable-Baselines3, read as data and never run.

Stable-Baselines3 reads such a file with pickle, which may run what it finds. Here only the weights (policy.pth) and plain words
(data, JSON) are looked at: which kind of spaces, and how units bend.
"""

import json
import os
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np

from playground.learning.files.tensors import ENTRY, MOST_ENTRIES, TensorError, tensors
from playground.learning.learner import Array, Picture
from playground.world.mdp import TabularMDP

LARGEST_FILE, LARGEST, LARGEST_WORDS = 1 << 28, 1 << 26, 1 << 20
"""Bytes of the file, of its weights and of its words at most: what claims to be larger is refused before memory is taken."""
WIDEST, DEEPEST, MOST_WEIGHTS = 4096, 8, LARGEST // 4
"""Units of a layer, layers, and weights of a network at most: layers may share what is stored, so few bytes can tell of many."""
PIECE, LONGEST_REASON = 1 << 20, 200
"""Bytes that are read at a time, whatever a size is claimed to be, and letters of what someone else says is wrong."""
BENDS = {"Tanh": "tanh", "ReLU": "relu"}
"""How units may bend: PyTorch's word and ours."""
WORDS, WEIGHTS = "data", "policy.pth"
HOUSES = ("stable_baselines3.", "sb3_contrib.")
"""Whose policies are known by the names of their parts."""


class AgentError(ValueError):
    """A file that is no agent for a level; the message says what was found and what was expected."""


class Part(NamedTuple):
    """A network: its name and output as in `Picture`, and what its layers are called. head: the last layer, "" for none apart."""

    name: str
    output: str
    layers: str
    head: str = ""


class Kind(NamedTuple):
    """A family of algorithms: how units bend if nothing is said, its networks, and parts that only training needs."""

    title: str
    activation: str
    parts: tuple[Part, ...]
    unused: str = ""


KINDS = (
    Kind("DQN", "ReLU", (Part("value", "values", "q_net.q_net."),), "q_net_target."),
    Kind(
        "PPO or A2C",
        "Tanh",
        (
            Part("policy", "preferences", "mlp_extractor.policy_net.", "action_net."),
            Part("value", "value", "mlp_extractor.value_net.", "value_net."),
        ),
    ),
)
EXPECTED = " or ".join(kind.title for kind in KINDS) + " with MlpPolicy"


def read_agent(path: Path, mdp: TabularMDP) -> dict[str, Picture]:
    """The networks of an agent by name: "value" of DQN, "policy" and "value" of PPO and A2C.

    Raises OSError, and AgentError where it is no agent, one of another kind, or one for other numbers of states or actions.
    """
    with path.open("rb") as file:
        words, weights = _unpacked(file)
    try:
        found = tensors(weights)
    except TensorError as error:
        raise AgentError(f"{WEIGHTS}: {error}") from error
    told, kind = _read(words), _kind(found)
    _own(told)
    return {part.name: _picture(part, found, _activation(told, kind), mdp) for part in kind.parts}


def _unpacked(file: BinaryIO) -> tuple[bytes, bytes]:
    """The words and the weights in the archive."""
    try:
        with zipfile.ZipFile(_bounded(file)) as archive:
            return _content(archive, WORDS, LARGEST_WORDS), _content(archive, WEIGHTS, LARGEST)
    except AgentError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise AgentError(f"it is no .zip file of Stable-Baselines3: {str(error)[:LONGEST_REASON]}") from error


def _bounded(file: BinaryIO) -> BinaryIO:
    """The file, where it is not too long, and its table of contents neither."""
    size = file.seek(0, os.SEEK_END)
    if size > LARGEST_FILE:
        raise AgentError(f"it is {size:,} bytes long, at most {LARGEST_FILE:,} are read")
    file.seek(0)
    entries = sum(piece.count(ENTRY) for piece in iter(lambda: file.read(PIECE), b""))
    if entries > MOST_ENTRIES:
        raise AgentError(f"it has {entries:,} entries, at most {MOST_ENTRIES:,} are read")
    return file


def _content(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """An entry of the archive, never more than so many bytes."""
    if name not in archive.namelist():
        raise AgentError(f"there is no {name} in it, expected a file that `model.save` of Stable-Baselines3 wrote")
    entry = archive.getinfo(name)
    if entry.file_size > most:
        raise AgentError(f"its {name} claims to hold {entry.file_size:,} bytes, at most {most:,} are read")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise AgentError(f"its {name} is packed in a way that Stable-Baselines3 does not use")
    with archive.open(entry) as file:
        return b"".join(iter(lambda: file.read(PIECE), b""))


def _read(words: bytes) -> Mapping[str, Any]:
    """The plain words of the file."""
    try:
        told = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise AgentError(f"its {WORDS} is no JSON text: {str(error)[:LONGEST_REASON]}") from error
    if not isinstance(told, dict):
        raise AgentError(f"its {WORDS} is no table of words, expected a file of Stable-Baselines3")
    return told


def _own(told: Mapping[str, Any]) -> None:
    """Refuses a policy of someone's own, and spaces that are no numbers from 0."""
    module = _words(told.get("policy_class")).get("__module__", HOUSES[0])
    if not str(module).startswith(HOUSES):
        raise AgentError(f"its policy is of {str(module)[:80]!r}, expected {EXPECTED} of Stable-Baselines3")
    extractor = _word(_words(told.get("policy_kwargs")).get("features_extractor_class", "FlattenExtractor"))
    if extractor != "FlattenExtractor":
        raise AgentError(f"what it sees goes through {extractor!r} first, expected {EXPECTED}")
    for name, of in (("observation_space", "the number of a state"), ("action_space", "the number of a move")):
        space = _words(told.get(name))
        word = _word(space.get(":type:", "nothing"))
        if word != "Discrete" or str(space.get("start", "0")) != "0":
            raise AgentError(f"its {name.replace('_', ' ')} is {word}, expected Discrete from 0: {of}")


def _word(told: Any) -> str:
    """The last name of a class: Discrete of "<class 'gymnasium.spaces.discrete.Discrete'>"."""
    return str(told).rpartition(".")[2].removesuffix("'>")[:80]


def _words(told: Any) -> Mapping[str, Any]:
    return told if isinstance(told, dict) else {}


def _kind(found: Mapping[str, Array]) -> Kind:
    """The kind whose parts are there, and no others."""
    for kind in KINDS:
        known = tuple(name for part in kind.parts for name in (part.layers, part.head) if name)
        last = kind.parts[0].head or kind.parts[0].layers
        if any(name.startswith(last) for name in found):
            strange = [name for name in found if not name.startswith((*known, kind.unused or known[0]))]
            if strange:
                raise AgentError(f"it has a part {strange[0][:80]!r}, expected {EXPECTED}")
            return kind
    raise AgentError(f"it has parts like {next(iter(found), 'nothing')[:80]!r}, expected {EXPECTED}")


def _activation(told: Mapping[str, Any], kind: Kind) -> str:
    """How hidden units bend their sum."""
    word = _word(_words(told.get("policy_kwargs")).get("activation_fn", kind.activation))
    if word not in BENDS:
        raise AgentError(f"its units bend by {word!r}, expected {' or '.join(BENDS)}")
    return BENDS[word]


def _picture(part: Part, found: Mapping[str, Array], activation: str, mdp: TabularMDP) -> Picture:
    """The layers of a network in their order, each of which takes what the one before it says."""
    numbers = {name.removeprefix(part.layers).partition(".")[0] for name in found if name.startswith(part.layers)}
    if not all(number.isdecimal() and len(number) < 4 for number in numbers):
        raise AgentError(f"a layer of {part.layers!r} has no number, expected {EXPECTED}")
    names = [f"{part.layers}{number}." for number in sorted(numbers, key=int)] + ([part.head] if part.head else [])
    if len(names) > DEEPEST:
        raise AgentError(f"its network of {part.name} has {len(names)} layers, at most {DEEPEST} are read")
    layers = _layers(names, found)
    _fitting(part, layers, mdp)
    weights, biases = (tuple(_numbers(name, pair[which]) for name, pair in layers.items()) for which in (0, 1))
    inputs = tuple(f"state {number}" for number in range(len(mdp.states)))
    return Picture(weights, biases, activation, np.zeros((0, len(inputs))), inputs, part.output)


def _layers(names: Sequence[str], found: Mapping[str, Array]) -> dict[str, tuple[Array, Array]]:
    """Weights [in, out] and biases [out] by name, as they are stored."""
    layers: dict[str, tuple[Array, Array]] = {}
    before = 0
    for name in names:
        weight, bias = found.get(f"{name}weight"), found.get(f"{name}bias")
        if weight is None or bias is None or weight.ndim != 2 or bias.shape != weight.shape[:1] or not weight.size:
            raise AgentError(f"{name[:80]} has no weights [out, in] and biases [out]")
        if len(bias) > WIDEST or (before and weight.shape[1] != before):
            told = f"{before} numbers and" if before else "at most"
            raise AgentError(f"{name}weight is {list(weight.shape)}, expected {told} {WIDEST} units at most")
        layers[name], before = (weight.T, bias), len(bias)
    if not layers:
        raise AgentError(f"there are no layers in it, expected {EXPECTED}")
    count = sum(weight.size for weight, _ in layers.values())
    if count > MOST_WEIGHTS:
        raise AgentError(f"its network has {count:,} weights, at most {MOST_WEIGHTS:,} are read")
    return layers


def _fitting(part: Part, layers: Mapping[str, tuple[Array, Array]], mdp: TabularMDP) -> None:
    """Refuses a network for other states or actions than those of the level."""
    weights = [weight for weight, _ in layers.values()]
    states, outputs = len(weights[0]), weights[-1].shape[1]
    S, A = mdp.legal.shape
    expected = 1 if part.output == "value" else A
    if (states, outputs) != (S, expected):
        says = "actions" if expected == A else "values of each"
        found = f"it knows {states} states and {outputs} {says}"
        raise AgentError(f"{found}, expected {S} and {expected} of this level: it was trained on another one")


def _numbers(name: str, stored: Array) -> Array:
    """A copy as float64, where all are numbers."""
    if not np.isfinite(stored).all():
        raise AgentError(f"{name}weight or {name}bias holds something that is no number")
    return stored.astype(np.float64)
