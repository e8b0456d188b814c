"""What learners with networks share: their dials, a network with its place in a run, losses, and what is drawn of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families.apprentice import Apprentice
from playground.learning.learner import Array, NetworkOutput, NetworkPicture
from playground.learning.life.experience import Experience
from playground.rl.kernel_types import Counts, Numbers
from playground.rl.networks import OFFSETS, STEPS, UNITS, Activation, Net, Optimiser, answer_all, network
from playground.settings import dial
from playground.world.features import KINDS, features
from playground.world.mdp import TabularMDP

LOGGED = 2048
"""Losses that are kept: when they are so many, two and two become one."""
COUNT, EACH, ADDED = range(3)
"""Places in Losses.whole: losses kept, steps of descent in each, steps since the last."""


@dataclass(frozen=True)
class Settings:
    """The dials of every network."""

    inputs: str = dial(
        KINDS[0],
        choices=KINDS,
        plain="it sees",
        help="Which cell it is, its row and column, or what lies around it. Only the last two let it guess what it never saw.",
    )
    hidden: int = dial(32, 8, 256, plain="hidden units", help="How many units each hidden layer has.")
    layers: int = dial(1, 1, 2, plain="hidden layers", help="One or two layers between what it sees and what it says.")
    activation: str = dial(
        Activation.TANH.value, choices=dials.names(Activation), plain="activation", help="How a unit bends its sum."
    )
    optimiser: str = dial(
        Optimiser.ADAM.value, choices=dials.names(Optimiser), plain="descends by", help="Adam, or plain gradients."
    )


def settle(default: int) -> Any:
    """After how many steps learning goes half as far."""
    help_text = "Steps until one step of descent goes half as far; after twice as many, a third."
    return dial(default, 1, 1_000_000_000, plain="calms down (steps)", help=help_text, log=True)


@inlined
def settled_rate(alpha: float, settle: float, now: int) -> float:
    """α after `now` transitions: α / (1 + now / settle), which makes Σ α infinite and Σ α² finite (eq. 2.7)."""
    return alpha * settle / (settle + now)


class Losses(NamedTuple):
    """What kernels see: the losses kept [2048] float64, the sum since the last [1] float64, [3] int64 (COUNT, EACH, ADDED)."""

    log: Numbers
    sums: Numbers
    whole: Counts


def no_losses() -> Losses:
    """None so far."""
    return Losses(np.zeros(LOGGED), np.zeros(1), np.array([0, 1, 0], np.int64))


@inlined
def note_loss(loss: float, losses: Losses) -> None:
    """Keeps the loss of one step of descent; where the log is full, two and two become one."""
    whole, log = losses.whole, losses.log
    losses.sums[0] += loss
    whole[ADDED] += 1
    if whole[ADDED] >= whole[EACH]:
        log[whole[COUNT]] = losses.sums[0] / whole[ADDED]
        whole[COUNT] += 1
        losses.sums[0], whole[ADDED] = 0.0, 0
        if whole[COUNT] == LOGGED:
            for place in range(LOGGED // 2):
                log[place] = 0.5 * (log[2 * place] + log[2 * place + 1])
            whole[COUNT], whole[EACH] = LOGGED // 2, 2 * whole[EACH]


class Brain:
    """One network of a learner on a table. `answers()` is what it says of every state."""

    def __init__(
        self, settings: Settings, mdp: TabularMDP, outputs: int, output: NetworkOutput, last: float, seed: list[int]
    ) -> None:
        inputs, self.names = features(mdp, settings.inputs)
        sizes = (inputs.shape[1], *(settings.hidden,) * settings.layers, outputs)
        dice = np.random.default_rng(seed)
        self.net: Net = network(sizes, inputs, settings.activation, settings.optimiser, last, dice)
        self._features, self._output, self._settings = inputs, output, settings
        self._shape = (len(mdp.states), outputs)

    def answers(self) -> Array:
        """[S, outputs] what it says of every state."""
        outputs = np.zeros(self._shape)
        scratch = {name: getattr(self.net, name).copy() for name in ("units", "which")}
        answer_all(self.net._replace(**scratch), outputs.reshape(-1))  # looking at it changes nothing
        return outputs

    def picture(self) -> NetworkPicture:
        """The network as it is, for whoever wants to look into it."""
        weights, biases = [], []
        sizes, offsets = self.net.shape[UNITS].tolist(), self.net.shape[OFFSETS].tolist()
        for (into, out), base in zip(pairwise(sizes), offsets, strict=False):
            weights.append(self.net.weights[base : base + into * out].reshape(into, out).copy())
            biases.append(self.net.weights[base + into * out : base + into * out + out].copy())
        return NetworkPicture(tuple(weights), tuple(biases), self._settings.activation, self._features, self.names, self._output)

    def save(self, name: str) -> dict[str, Array]:
        """Everything that it learned; rows of one-hot inputs go over to a changed level by their states, all else as it is."""
        arrays: dict[str, Array] = {}
        rows, wide = self._rows(), int(self.net.shape[UNITS, 1])
        for part in ("weights", "means", "squares"):
            array = getattr(self.net, part)
            if rows:
                arrays[f"state/{name}-{part}"] = array[:rows].reshape(-1, wide).copy()
            arrays[f"whole/{name}-{part}"] = array[rows:].copy()
        return {**arrays, f"whole/{name}-steps": self.net.whole[:1].copy()}

    def load(self, arrays: Mapping[str, Array], name: str) -> None:
        """Goes on where `save` was called; what is missing stays as it is."""
        rows = self._rows()
        for part in ("weights", "means", "squares"):
            array = getattr(self.net, part)
            if rows and f"state/{name}-{part}" in arrays:
                array[:rows] = arrays[f"state/{name}-{part}"].reshape(-1)
            if f"whole/{name}-{part}" in arrays:
                array[rows:] = arrays[f"whole/{name}-{part}"]
        self.net.whole[STEPS] = arrays.get(f"whole/{name}-steps", np.zeros(1))[0]
        self.net.fresh[...] = -1

    def _rows(self) -> int:
        """How many of its numbers belong to one-hot inputs."""
        return int(self.net.shape[UNITS, 0] * self.net.shape[UNITS, 1]) if len(self._features) == 0 else 0


class Thinker(Apprentice):
    """A learner with networks. brains: by name."""

    brains: Mapping[str, Brain]

    def __init__(self, settings: Any, body: Experience) -> None:
        super().__init__(settings, body)
        self._losses = no_losses()

    def networks(self) -> Mapping[str, NetworkPicture]:
        """Its networks by name, as copies."""
        return {name: brain.picture() for name, brain in self.brains.items()}

    def losses(self) -> Array:
        """[N] the mean losses so far."""
        return self._losses.log[: self._losses.whole[COUNT]].copy()

    def save(self) -> Mapping[str, Array]:
        """Networks, losses and the body."""
        arrays = {
            "run/losses": self._losses.log.copy(),
            "run/lost": self._losses.sums.copy(),
            "run/counted": self._losses.whole.copy(),
        }
        for name, brain in self.brains.items():
            arrays |= brain.save(name)
        return {**super().save(), **arrays}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        for name, brain in self.brains.items():
            brain.load(arrays, name)
        for part, name in ((self._losses.log, "losses"), (self._losses.sums, "lost"), (self._losses.whole, "counted")):
            if f"run/{name}" in arrays:
                part[...] = arrays[f"run/{name}"]
