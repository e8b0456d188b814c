"""An agent of SBX, the Stable-Baselines3 of JAX: flax's parameters inside pickled objects in `data`, read as data and never run.

A Discrete observation goes into its networks as one number, where Stable-Baselines3 makes it one-hot.
"""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from playground.learning.files.agent import AgentError, AgentKind, ForeignAgent, Parcel, ReadingHints
from playground.learning.files.networks.flax_params import dense_layers
from playground.learning.files.networks.network_layers import picture
from playground.learning.files.networks.sb3_words import WORDS, observed, refuse_other_moves, under, words_in
from playground.learning.files.pickles.machine import GlobalName, ObjectNode, PickledError
from playground.learning.files.pickles.pickled import numpy_array, pickled
from playground.learning.learner import Array, NetworkOutput, NetworkPicture
from playground.world.mdp import TabularMDP

LARGEST_WORDS = 1 << 25
"""Bytes of `data` at most: all networks stand in it, those of training and their optimisers, too."""
WEIGHTS, VERSION = "policy.pth", "_stable_baselines3_version"
HOUSE = "sbx."
ARRAY = "jax._src.array._reconstruct_array"
ALGORITHMS: Mapping[str, tuple[tuple[str, NetworkOutput, str], ...]] = {
    "DQNPolicy": (("value", NetworkOutput.VALUES, "qf_state"),),
    "PPOPolicy": (("policy", NetworkOutput.PREFERENCES, "actor_state"), ("value", NetworkOutput.VALUE, "vf_state")),
}
"""Policies whose moves are numbers: (name, output as in `NetworkPicture`, where its parameters lie) of each network."""
EXPECTED = "DQN or PPO with MlpPolicy of SBX; its others are for moves that are numbers with a point"
UNITS = {
    **{name: name for name in ("tanh", "relu", "elu", "selu", "silu", "sigmoid", "softplus")},
    "leaky_relu": "leaky-relu",
    "gelu": "gelu-tanh",
    "swish": "silu",
}
"""What JAX calls the ways in which units bend; its gelu is the approximation by tanh."""


def read(parcel: Parcel, mdp: TabularMDP, hints: ReadingHints) -> ForeignAgent:
    """The networks of an agent: "value" of DQN, "policy" and "value" of PPO."""
    sentences = words_in(parcel.entry(WORDS, LARGEST_WORDS))
    policy = _policy(sentences)
    kind = policy.name.rpartition(".")[2]
    if not policy.name.startswith(HOUSE) or kind not in ALGORITHMS or not isinstance(policy.state, dict):
        raise AgentError(f"its policy is {policy.name[:80]!r}, expected {EXPECTED}")
    if policy.state.get("features_extractor_class") is not None:
        raise AgentError(f"what it sees goes through layers of its own first, expected {EXPECTED}")
    refuse_other_moves(sentences)
    notes = observed(sentences, mdp)
    units = _units(policy.state.get("activation_fn"))
    networks = {
        name: _picture(name, policy.state.get(place), units, output, mdp, hints) for name, output, place in ALGORITHMS[kind]
    }
    return ForeignAgent(networks, notes)


def _policy(sentences: Mapping[str, Any]) -> ObjectNode:
    """The policy as a node of data."""
    text = under(sentences.get("policy")).get(":serialized:")
    if not isinstance(text, str):
        raise AgentError(f"there is no policy in its {WORDS}, expected a file that `model.save` wrote")
    try:
        policy = pickled(base64.b64decode(text, validate=True), {ARRAY: _array})
    except (PickledError, binascii.Error, ValueError) as error:
        raise AgentError(f"its policy: {error}") from error
    if not isinstance(policy, ObjectNode):
        raise AgentError(f"its policy is no object, expected {EXPECTED}")
    return policy


def _array(arguments: tuple[Any, ...]) -> Array:
    """An array of JAX: (maker of numpy's, its arguments, (version, shape, kind, column by column, bytes), …)."""
    state = arguments[2] if len(arguments) > 2 else None
    if not isinstance(state, tuple) or len(state) != 5:
        raise PickledError("an array of JAX has a state that is not numpy's")
    _, shape, kind, column_major, content = state
    return numpy_array(shape, kind, column_major is True, content)


def _units(node: Any) -> str:
    """How units bend, by the name of the function."""
    state = node.state if isinstance(node, ObjectNode) and isinstance(node.state, dict) else {}
    word = node.name if isinstance(node, GlobalName) else state.get("__name__", state.get("function_name"))
    whole = node.name if isinstance(node, ObjectNode) else str(node)
    if not whole.startswith(("jax.", "jaxlib.", "flax.")) or word not in UNITS:
        raise AgentError(f"its units bend by {str(word or whole)[:40]!r}, expected {', '.join(UNITS)} of JAX")
    return UNITS[word]


def _picture(name: str, node: Any, units: str, output: NetworkOutput, mdp: TabularMDP, hints: ReadingHints) -> NetworkPicture:
    """The network whose parameters lie in a state of training."""
    state = node.state if isinstance(node, ObjectNode) and isinstance(node.state, dict) else {}
    return picture(name, dense_layers(state.get("params"), name), units, output, mdp, hints.inputs)


AGENT = AgentKind(
    id="sbx",
    title="a .zip file of SBX (DQN, PPO)",
    endings=(".zip",),
    recognises=lambda parcel: not parcel.folder and WEIGHTS not in parcel.names and {WORDS, VERSION} <= set(parcel.names),
    read=read,
    order=3,
)
