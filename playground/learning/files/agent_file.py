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

LARGEST_FILE, LARGEST, LARGEST_WORDS = 1 << 28, 1 << 26, 1 << 23
"""Bytes of the file, of its weights and of its words at most: what claims to be larger is refused before memory is taken."""
WIDEST, DEEPEST = 4096, 8
"""Units of a layer, and layers, at most."""
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
    try:
        with path.open("rb") as file, zipfile.ZipFile(_bounded(file)) as archive:
            words, weights = _content(archive, WORDS, LARGEST_WORDS), _content(archive, WEIGHTS, LARGEST)
        found = tensors(weights)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise AgentError(f"it is no .zip file of Stable-Baselines3: {error}") from error
    except TensorError as error:
        raise AgentError(f"{WEIGHTS}: {error}") from error
    told, kind = _read(words), _kind(found)
    _own(told)
    networks = {part.name: _picture(part, found, _activation(told, kind)) for part in kind.parts}
    _fitting(networks, mdp)
    return networks


def _bounded(file: BinaryIO) -> BinaryIO:
    """The file, where it is not too long, and its table of contents neither."""
    size = file.seek(0, os.SEEK_END)
    if size > LARGEST_FILE:
        raise AgentError(f"it is {size:,} bytes long, at most {LARGEST_FILE:,} are read")
    file.seek(0)
    entries = sum(piece.count(ENTRY) for piece in iter(lambda: file.read(1 << 20), b""))
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
    with archive.open(entry) as file:
        return file.read(most)


def _read(words: bytes) -> Mapping[str, Any]:
    """The plain words of the file."""
    try:
        told = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise AgentError(f"its {WORDS} is no JSON text: {error}") from error
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


def _picture(part: Part, found: Mapping[str, Array], activation: str) -> Picture:
    """The layers of a network in their order, each of which takes what the one before it says."""
    numbers = {name.removeprefix(part.layers).partition(".")[0] for name in found if name.startswith(part.layers)}
    if not all(number.isdecimal() and len(number) < 4 for number in numbers):
        raise AgentError(f"a layer of {part.layers!r} has no number, expected {EXPECTED}")
    names = [f"{part.layers}{number}." for number in sorted(numbers, key=int)] + ([part.head] if part.head else [])
    if len(names) > DEEPEST:
        raise AgentError(f"its network of {part.name} has {len(names)} layers, at most {DEEPEST} are read")
    weights, biases = _layers(names, found)
    inputs = np.zeros((0, len(weights[0])))
    told = tuple(f"state {number}" for number in range(len(weights[0])))
    return Picture(weights, biases, activation, inputs, told, part.output)


def _layers(names: Sequence[str], found: Mapping[str, Array]) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
    """Weights [in, out] and biases [out] as float64."""
    weights: list[Array] = []
    biases: list[Array] = []
    for name in names:
        weight, bias = found.get(f"{name}weight"), found.get(f"{name}bias")
        if weight is None or bias is None or weight.ndim != 2 or bias.shape != weight.shape[:1]:
            raise AgentError(f"{name[:80]} has no weights [out, in] and biases [out]")
        if len(bias) > WIDEST or (weights and weight.shape[1] != weights[-1].shape[1]):
            before = f"{weights[-1].shape[1]} numbers and" if weights else "at most"
            raise AgentError(f"{name}weight is {list(weight.shape)}, expected {before} {WIDEST} units at most")
        if not (np.isfinite(weight).all() and np.isfinite(bias).all()):
            raise AgentError(f"{name}weight holds something that is no number")
        weights.append(weight.T.astype(np.float64))
        biases.append(bias.astype(np.float64))
    if not weights:
        raise AgentError(f"there are no layers in it, expected {EXPECTED}")
    return tuple(weights), tuple(biases)


def _fitting(networks: Mapping[str, Picture], mdp: TabularMDP) -> None:
    """Refuses networks for other states or actions than those of the level."""
    for picture in networks.values():
        states, outputs = len(picture.weights[0]), picture.weights[-1].shape[1]
        S, A = mdp.legal.shape
        expected = 1 if picture.output == "value" else A
        if (states, outputs) != (S, expected):
            says = "actions" if expected == A else "values of each"
            found = f"it knows {states} states and {outputs} {says}"
            raise AgentError(f"{found}, expected {S} and {expected} of this level: it was trained on another one")
