"""An agent of skrl: the state dicts of its models under their roles, and the scales that its preprocessors have learned.

A Discrete observation reaches a model of skrl as one number, and the model makes it one-hot, if it does: its width says so.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.learning.files.agent import AgentError, AgentKind, ForeignAgent, Parcel, ReadingHints
from playground.learning.files.networks.named_layers import POLICY, Networks, Q, networks
from playground.learning.files.networks.network_layers import WIDEST, table
from playground.learning.files.networks.open_questions import answered
from playground.learning.files.torch_files.archive import is_torch, saved_in
from playground.learning.files.torch_files.module_tree import SavedNetworks
from playground.learning.learner import Array, NetworkOutput, NetworkPicture
from playground.plurals import counted
from playground.world.mdp import TabularMDP

MODELS = ("q_network", "policy")
"""The keys of a model that drives."""
OWN = frozenset(
    {"target_q_network", "value", "optimizer", "observation_preprocessor", "state_preprocessor", "value_preprocessor"}
)
"""Keys beside it, of which some are there in what skrl saves."""
EPSILON, REACH = 1e-8, 5.0
"""What a scale is made larger by, and where scaled numbers are cut off, where `RunningStandardScaler` is left as it is."""


def recognises(parcel: Parcel) -> bool:
    """Whether it is a dict with the keys of an agent of skrl and nothing else."""
    if not is_torch(parcel):
        return False
    try:
        tree = saved_in(parcel)
    except AgentError:
        return False
    keys = set(tree) if isinstance(tree, dict) else set()
    return bool(keys & set(MODELS)) and bool(keys & OWN) and keys <= {*MODELS, *OWN}


def read(parcel: Parcel, mdp: TabularMDP, hints: ReadingHints) -> ForeignAgent:
    """Its networks, with the scales of its preprocessors."""
    tree = saved_in(parcel)
    driving = next(key for key in MODELS if key in tree)
    parts = _model(tree[driving], mdp)
    if driving == "policy":
        parts = parts._replace(role=POLICY)
        if "value" in tree and not parts.value:
            value = _model(tree["value"], mdp)
            parts = parts._replace(value=value.value or value.main)
    else:
        parts = parts._replace(role=Q)
    agent = answered(parts, (), mdp, hints)
    seen, said = (_scale(tree.get(key)) for key in ("observation_preprocessor", "value_preprocessor"))
    pictures = agent if seen is None else {name: _standardised(picture, seen) for name, picture in agent.items()}
    if said is not None and driving == "policy" and "value" in pictures:
        pictures = {**pictures, "value": _unstandardised(pictures["value"], said, len(mdp.states))}
    return ForeignAgent(pictures, agent.notes)


def _model(state: Any, mdp: TabularMDP) -> Networks:
    """The networks of one model."""
    arrays = SavedNetworks(state).arrays
    if not arrays:
        raise AgentError("one of its models has no tensors, expected plain layers")
    return networks(arrays, len(mdp.states))


def _scale(state: Any) -> tuple[Array, Array] | None:
    """Mean and spread that a preprocessor has learned, None where there is none."""
    if not isinstance(state, Mapping) or not state:
        return None
    mean, variance = (state.get(name) for name in ("running_mean", "running_variance"))
    if not (
        isinstance(mean, np.ndarray) and isinstance(variance, np.ndarray) and mean.shape == variance.shape and mean.ndim == 1
    ):
        raise AgentError("one of its preprocessors has no mean and variance, expected RunningStandardScaler")
    spread = np.sqrt(np.maximum(variance.astype(np.float64), 0.0))
    if not (np.isfinite(mean).all() and np.isfinite(spread).all()):
        raise AgentError("one of its preprocessors has a mean or variance that is no number")
    return mean.astype(np.float64), spread


def _standardised(picture: NetworkPicture, scale: tuple[Array, Array]) -> NetworkPicture:
    """The same network, told of each state what the scale makes of it."""
    mean, spread = scale
    raw = picture.inputs if len(picture.inputs) else np.eye(len(picture.weights[0]))
    if len(mean) != raw.shape[1] or len(raw) > WIDEST:
        raise AgentError(
            f"its observations are scaled as {counted(len(mean), 'number')}, expected {raw.shape[1]}, at most {WIDEST}"
        )
    return picture._replace(inputs=np.clip((raw - mean) / (spread + EPSILON), -REACH, REACH))


def _unstandardised(picture: NetworkPicture, scale: tuple[Array, Array], states: int) -> NetworkPicture:
    """The values of a network whose outputs were scaled; those beyond the reach are cut off there, as skrl does it."""
    mean, spread = scale
    if len(mean) != 1:
        raise AgentError(f"its values are scaled as {counted(len(mean), 'number')}, expected one")
    said = picture.activations(np.arange(states))[-1]
    if np.abs(said).max(initial=0.0) > REACH:
        return table(np.clip(said, -REACH, REACH) * spread + mean, NetworkOutput.VALUE)
    weights = (*picture.weights[:-1], picture.weights[-1] * spread)
    return picture._replace(weights=weights, biases=(*picture.biases[:-1], picture.biases[-1] * spread + mean))


AGENT = AgentKind(
    id="skrl",
    title="an agent of skrl (agent_*.pt of DQN, DDQN, PPO, A2C, …)",
    endings=(".pt",),
    recognises=recognises,
    read=read,
    order=8,
)
