"""An agent of Stable-Baselines3: the networks in its .zip file.

Stable-Baselines3 reads such a file with pickle, which may run what stands in it. Here only the weights (policy.pth) and plain
words (data, JSON) are looked at: which kind of spaces, and how units bend.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from playground.learning.files.agent import AgentError, AgentKind, ForeignAgent, Parcel, ReadingHints
from playground.learning.files.networks.network_layers import Layer, layer, picture
from playground.learning.files.networks.sb3_words import WORDS, last_word, observed, refuse_other_moves, under, words_in
from playground.learning.files.torch_files.tensors import TensorError, tensors
from playground.learning.files.torch_files.unit_names import UNITS
from playground.learning.learner import Array, NetworkOutput, NetworkPicture
from playground.plurals import counted
from playground.world.mdp import TabularMDP

LARGEST_WORDS = 1 << 20
"""Bytes of the plain words at most."""
WEIGHTS = "policy.pth"
HOUSES = ("stable_baselines3.", "sb3_contrib.")
"""Whose policies are known by the names of their parts."""


class Part(NamedTuple):
    """A network: its name and output as in `NetworkPicture`, and its layers by name. head: the last one, "" for none apart."""

    name: str
    output: NetworkOutput
    layers: str
    head: str = ""


class Algorithm(NamedTuple):
    """A family of algorithms: how units bend if nothing is said, its networks, and parts that only training needs.

    quantiles: the outputs are so many numbers for each action (QR-DQN), whose mean is its value.
    """

    title: str
    activation: str
    parts: tuple[Part, ...]
    unused: str = ""
    quantiles: bool = False


ALGORITHMS = (
    Algorithm("DQN", "ReLU", (Part("value", NetworkOutput.VALUES, "q_net.q_net."),), "q_net_target."),
    Algorithm(
        "QR-DQN", "ReLU", (Part("value", NetworkOutput.VALUES, "quantile_net.quantile_net."),), "quantile_net_target.", True
    ),
    Algorithm(
        "PPO or A2C",
        "Tanh",
        (
            Part("policy", NetworkOutput.PREFERENCES, "mlp_extractor.policy_net.", "action_net."),
            Part("value", NetworkOutput.VALUE, "mlp_extractor.value_net.", "value_net."),
        ),
    ),
)
EXPECTED = "DQN, QR-DQN, PPO or A2C with MlpPolicy"


def read(parcel: Parcel, mdp: TabularMDP, hints: ReadingHints) -> ForeignAgent:
    """The networks of an agent: "value" of DQN, "policy" and "value" of PPO and A2C."""
    sentences = words_in(parcel.entry(WORDS, LARGEST_WORDS))
    try:
        arrays = tensors(parcel.entry(WEIGHTS))
    except TensorError as error:
        raise AgentError(f"{WEIGHTS}: {error}") from error
    algorithm = _algorithm(arrays)
    _refuse_foreign(sentences)
    notes = observed(sentences, mdp)
    units = _activation(sentences, algorithm)
    networks = {part.name: _picture(part, arrays, algorithm, units, mdp, hints) for part in algorithm.parts}
    return ForeignAgent(networks, notes)


def _refuse_foreign(sentences: Mapping[str, Any]) -> None:
    """Refuses a policy of someone's own, and moves that are no numbers from 0."""
    module = under(sentences.get("policy_class")).get("__module__", HOUSES[0])
    if not str(module).startswith(HOUSES):
        raise AgentError(f"its policy is of {str(module)[:80]!r}, expected {EXPECTED} of Stable-Baselines3")
    extractor = last_word(under(sentences.get("policy_kwargs")).get("features_extractor_class", "FlattenExtractor"))
    if extractor != "FlattenExtractor":
        raise AgentError(f"what it sees goes through {extractor!r} first, expected {EXPECTED}")
    refuse_other_moves(sentences)


def _algorithm(arrays: Mapping[str, Array]) -> Algorithm:
    """The family whose parts are there, and no others."""
    for algorithm in ALGORITHMS:
        names = tuple(name for part in algorithm.parts for name in (part.layers, part.head) if name)
        last = algorithm.parts[0].head or algorithm.parts[0].layers
        if any(name.startswith(last) for name in arrays):
            strange = [name for name in arrays if not name.startswith((*names, algorithm.unused or names[0]))]
            if strange:
                raise AgentError(f"it has a part {strange[0][:80]!r}, expected {EXPECTED}")
            return algorithm
    raise AgentError(f"it has parts like {next(iter(arrays), 'nothing')[:80]!r}, expected {EXPECTED}")


def _activation(sentences: Mapping[str, Any], algorithm: Algorithm) -> str:
    """How hidden units bend their sum."""
    word = last_word(under(sentences.get("policy_kwargs")).get("activation_fn", algorithm.activation))
    if word not in UNITS:
        raise AgentError(f"its units bend by {word!r}, expected {', '.join(UNITS)}")
    return UNITS[word]


def _picture(
    part: Part, arrays: Mapping[str, Array], algorithm: Algorithm, units: str, mdp: TabularMDP, hints: ReadingHints
) -> NetworkPicture:
    """The layers of a network in their order."""
    numbers = {name.removeprefix(part.layers).partition(".")[0] for name in arrays if name.startswith(part.layers)}
    if not all(number.isdecimal() and len(number) < 4 for number in numbers):
        raise AgentError(f"a layer of {part.layers!r} has no number, expected {EXPECTED}")
    names = [f"{part.layers}{number}." for number in sorted(numbers, key=int)] + ([part.head] if part.head else [])
    layers = [layer(name, arrays.get(f"{name}weight"), arrays.get(f"{name}bias")) for name in names]
    if algorithm.quantiles and layers:
        layers[-1] = _mean_of_quantiles(layers[-1], mdp.legal.shape[1])
    return picture(part.name, layers, units, part.output, mdp, hints.inputs)


def _mean_of_quantiles(last: Layer, actions: int) -> Layer:
    """The layer whose outputs are the mean over all quantiles; they stand quantile after quantile, each with all actions."""
    if len(last.biases) % actions:
        raise AgentError(
            f"it has {counted(len(last.biases), 'quantile')} for {counted(actions, 'action')}, expected equally many for each"
        )
    weights = last.weights.reshape(len(last.weights), -1, actions).mean(axis=1)
    return Layer(last.name, weights, np.asarray(last.biases.reshape(-1, actions).mean(axis=0)))


AGENT = AgentKind(
    id="stable-baselines3",
    title="a .zip file of Stable-Baselines3 (DQN, QR-DQN, PPO, A2C, TRPO, MaskablePPO)",
    endings=(".zip",),
    recognises=lambda parcel: not parcel.folder and WEIGHTS in parcel.names,
    read=read,
    order=1,
)
