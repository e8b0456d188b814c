"""A visitor: an agent that was trained elsewhere and learns nothing here; its networks say what it believes and does."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.learning.learner import Array, Field, LearnerSpec, NetworkOutput, NetworkPicture, Progress, Source
from playground.learning.life.experience import Experience
from playground.rl.policies import greedy, softmax, uniform
from playground.world.mdp import TabularMDP, read_only


@dataclass(frozen=True)
class Settings:
    """No dials."""


class Visitor:
    """Lives by the policy of its networks; as long as it was given none it throws dice."""

    def __init__(self, settings: Settings, body: Experience) -> None:
        self.settings = settings
        self.body = body
        self._networks: Mapping[str, NetworkPicture] = {}
        self._fields = believed({}, body.mdp)

    def welcome(self, networks: Mapping[str, NetworkPicture]) -> None:
        """Is this agent from now on; ValueError where it knows other states or actions than this level's."""
        S, A = self.body.mdp.legal.shape
        for name, picture in networks.items():
            states = len(picture.inputs) or len(picture.weights[0])
            shape, expected = (states, picture.weights[-1].shape[1]), (S, 1 if picture.output == NetworkOutput.VALUE else A)
            if shape != expected:
                mismatch = f"the network of {name} takes {shape[0]} states to {shape[1]} numbers, expected {expected}"
                raise ValueError(f"{mismatch} on this level: open the level that the agent was trained on")
        fields = believed(networks, self.body.mdp)
        if not all(np.isfinite(array).all() for array in fields.values()):
            raise ValueError(
                "the networks of the visitor say something that is no number: export the agent again from its trainer"
            )
        for array in (array for picture in networks.values() for array in (*picture.weights, *picture.biases, picture.inputs)):
            read_only(array)
        self._networks, self._fields = dict(networks), fields

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Lives n transitions."""
        lived = self.body.walk(n, self._fields[Field.POLICY], action)
        return Progress(self.body.steps, self.body.episodes, lived, 0.0, False)

    def estimates(self) -> Mapping[Field, Array]:
        """What its networks say of every state, and how often each action was taken."""
        return {**{field: array.copy() for field, array in self._fields.items()}, Field.VISITS: self.body.visits}

    def networks(self) -> Mapping[str, NetworkPicture]:
        """Its networks by name: they never change."""
        return self._networks

    def losses(self) -> Array:
        """None: it learns nothing."""
        return np.zeros(0)

    def save(self) -> Mapping[str, Array]:
        """The body and the networks; what they make of a state goes over to a changed level with it."""
        arrays: dict[str, Array] = {}
        for name, network in self._networks.items():
            arrays |= _saved(name, network)
        return {**self.body.save(), **arrays}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; what has other actions than this level has nothing to say, and throws dice."""
        self.body.load(arrays)
        names = [key.removeprefix("whole/").removesuffix("-kind") for key in arrays if key.endswith("-kind")]
        networks = {name: _loaded(name, arrays) for name in names}
        actions = self.body.mdp.legal.shape[1]
        fits = all(
            network.output == NetworkOutput.VALUE or network.weights[-1].shape[1] == actions for network in networks.values()
        )
        self.welcome(networks if fits else {})


def _saved(name: str, picture: NetworkPicture) -> dict[str, Array]:
    """A network as arrays: what stands for one state each goes over to a changed level with it, all else as it is."""
    by_state = f"state/{name}-inputs", picture.inputs
    rest = picture.weights
    if len(picture.inputs) == 0:
        by_state, rest = (f"state/{name}-weights", picture.weights[0]), picture.weights[1:]
    arrays = {by_state[0]: by_state[1].copy(), f"whole/{name}-kind": np.array([picture.activation, picture.output])}
    arrays |= {f"whole/{name}-biases-{number}": biases.copy() for number, biases in enumerate(picture.biases)}
    arrays |= {f"whole/{name}-weights-{number}": weights.copy() for number, weights in enumerate(rest)}
    return arrays | {f"whole/{name}-names": np.array(picture.input_names if len(picture.inputs) else [""])}


def _loaded(name: str, arrays: Mapping[str, Array]) -> NetworkPicture:
    """The network that `_saved` wrote."""
    inputs, first = arrays.get(f"state/{name}-inputs"), arrays.get(f"state/{name}-weights")
    count = sum(key.startswith(f"whole/{name}-biases-") for key in arrays)
    rest = tuple(arrays[f"whole/{name}-weights-{number}"] for number in range(count - (first is not None)))
    weights = tuple(np.array(layer) for layer in ((first, *rest) if first is not None else rest))
    biases = tuple(np.array(arrays[f"whole/{name}-biases-{number}"]) for number in range(count))
    activation, output = map(str, arrays[f"whole/{name}-kind"])
    outputs = NetworkOutput(output)
    if inputs is not None:
        return NetworkPicture(
            weights, biases, activation, np.array(inputs), tuple(map(str, arrays[f"whole/{name}-names"])), outputs
        )
    names = tuple(f"state {number}" for number in range(len(weights[0])))
    return NetworkPicture(weights, biases, activation, np.zeros((0, len(names))), names, outputs)


def believed(networks: Mapping[str, NetworkPicture], mdp: TabularMDP) -> dict[Field, Array]:
    """The policy [S, A], and, as far as there are networks for them, Q or preferences [S, A] and V [S]."""
    fields: dict[Field, Array] = {Field.POLICY: uniform(mdp.legal)}
    for picture in networks.values():
        said = picture.activations(np.arange(len(mdp.states)))[-1]
        if picture.output == NetworkOutput.VALUE:
            fields[Field.V] = np.where(mdp.terminal, 0.0, said[:, 0])
            continue
        said = np.where(mdp.legal, said, 0.0)
        if picture.output == NetworkOutput.CHANCES:
            fields[Field.POLICY] = _chances(said, mdp.legal)
        elif picture.output == NetworkOutput.PREFERENCES:
            fields |= {Field.PREFERENCE: said, Field.POLICY: softmax(said, mdp.legal)}
        else:
            best = np.where(mdp.legal, said, -np.inf).max(axis=1, initial=-np.inf)
            fields |= {Field.Q: said, Field.V: np.where(mdp.terminal, 0.0, best), Field.POLICY: greedy(said, mdp.legal)}
    return fields


def _chances(said: Array, legal: Array) -> Array:
    """[S, A] the chances of legal actions that a network says, made to sum to 1; dice where it gives them none."""
    whole = np.maximum(said, 0.0)
    sums = whole.sum(axis=1, keepdims=True)
    return np.where(sums > 0.0, whole / np.where(sums > 0.0, sums, 1.0), uniform(legal))


LEARNER = LearnerSpec(
    id="visitor",
    title="Visitor",
    family="Yardsticks",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: Visitor(settings, body),
    book="Section 9.7, networks that were trained elsewhere",
    about="An agent that was trained elsewhere, with Stable-Baselines3, SBX, skrl, CleanRL or plain PyTorch, or in ONNX: "
    "drop its file on the window. "
    "It shows what it learned there, and learns nothing here. Without a file it throws dice.",
    fields=(Field.POLICY, Field.VISITS),
    order=62,
    network=True,
    visits=True,
)
