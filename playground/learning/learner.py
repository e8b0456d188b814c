"""What every learner is: two verbs, fields it can show, settings it can be tuned by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from playground.learning.activations import ACTIVATIONS
from playground.rl.closed_set import ClosedSet

Array = NDArray[Any]

BESIDE = ("body", "optimum")
"""What every run needs beside its learner: these names, and the learner's id, tell whose kernels are ready."""


class JudgedPolicy(ClosedSet):
    """Whose policy a learner judges: what its setting `policy` says."""

    UNIFORM = "uniform"
    """One that throws dice."""
    OPTIMAL = "optimal"
    """The best there is."""
    GIVEN = "given"
    """One that someone gave; dice, until someone has."""


class Field(Enum):
    """A kind of estimate with its axes; what a learner does not return cannot be drawn."""

    V = ("v", "S")
    Q = ("q", "SA")
    POLICY = ("policy", "SA")
    VISITS = ("visits", "SA")
    PREFERENCE = ("preference", "SA")
    TRACE = ("trace", "SA")
    MODEL = ("model", "SA")
    PRIORITY = ("priority", "SA")
    PLAYED = ("played", "SA")
    REPLAY = ("replay", "SA")

    @property
    def axes(self) -> str:
        """Its axes: "S" is [S], "SA" is [S, A]."""
        return self.value[1]


class Bootstrap(ClosedSet):
    """What the target of one step takes of the state that comes next, beside the reward."""

    MAX = "max"
    """The largest of its action values, as Q-learning."""
    MEAN = "mean"
    """The mean of its action values under the policy, as Expected Sarsa."""
    NEXT = "next"
    """The value of the action that is taken there, as Sarsa."""
    VALUE = "value"
    """Its own value, as TD(0)."""
    NONE = ""
    """Nothing: the learner's targets are not of one step."""


class NetworkOutput(ClosedSet):
    """What the outputs of a network are."""

    VALUES = "values"
    """Q: the values of the actions."""
    PREFERENCES = "preferences"
    """Numbers whose softmax is the policy."""
    CHANCES = "chances"
    """The policy itself."""
    VALUE = "value"
    """V: the value of the state, one output."""


class Source(Enum):
    """What a learner may look at: the table itself, or only what it lives through."""

    MODEL = "model"
    EXPERIENCE = "experience"


class Progress(NamedTuple):
    """How far a learner is.

    steps: units done in all: transitions lived (experience) or states backed up (model).
    episodes: episodes ended (experience) or sweeps completed (model).
    transitions: transitions of the last call (experience) or backups of the last call (model).
    error: size of the last temporal-difference error, or largest change of the last sweep.
    converged: a planner has nothing left to do; never true for a learner from experience.
    """

    steps: int
    episodes: int
    transitions: int
    error: float
    converged: bool


@dataclass(frozen=True)
class Stage:
    """A stretch of a planner's work that can be asked for by itself; `repeats`: asked for anew until it is over."""

    id: str
    title: str
    about: str
    repeats: bool = False


class Standing(NamedTuple):
    """Where a planner with stages is: which of them it could begin now, and how many states the last improvement changed.

    improves: it keeps a policy that only an improvement changes, so its arrows are those of the policy and not of its look-ahead.
    """

    at_hand: tuple[str, ...]
    changed: int | None = None
    improves: bool = False


class Learner(Protocol):
    """A learner of one level. Same seed, same bits, however `advance` is cut up."""

    settings: Any
    """Its frozen settings; assign a new value to tune it while it runs."""

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Lives n transitions (or backs up n states); `action` overrides A_t of the first one."""

    def estimates(self) -> Mapping[Field, Array]:
        """What it believes of every state, as copies: Field.V [S] float64, Field.Q [S, A] float64, …"""

    def save(self) -> Mapping[str, Array]:
        """Everything, the random state included.

        A name that begins with "state/" has the states on its first axis, one with "state-action/" states and actions:
        these can be carried over to another level; all else belongs to this run.
        """

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on exactly where `save` was called."""


class NetworkPicture(NamedTuple):
    """A network as it is now, for whoever wants to look into it.

    weights: of each layer [in, out] float64; biases: [out]. activation: of the hidden layers, a name in `ACTIVATIONS`.
    inputs: [S, F] float64 what it sees of each state, [0, S] where each state is an input of its own; input_names: [F].
    output: what its outputs are.
    """

    weights: tuple[Array, ...]
    biases: tuple[Array, ...]
    activation: str
    inputs: Array
    input_names: tuple[str, ...]
    output: NetworkOutput

    def activations(self, states: Array) -> tuple[Array, ...]:
        """For each layer after the input [N, units] what its units say of some states [N], the outputs last."""
        outputs = []
        units = None if len(self.inputs) == 0 else self.inputs[states]
        for number, (weights, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            into = weights[states] if units is None else units @ weights
            units = into + bias
            if number < len(self.weights) - 1:
                units = ACTIVATIONS[self.activation](units)
            outputs.append(units)
        return tuple(outputs)


class Neural(Learner, Protocol):
    """A learner whose declaration says that it has networks."""

    def networks(self) -> Mapping[str, NetworkPicture]:
        """Its networks by name, as copies: "value", "policy"."""

    def losses(self) -> Array:
        """[N] float64 the mean losses so far, evenly spread over all steps of descent, at most 2,048."""


class Judging(Learner, Protocol):
    """A learner whose declaration says that it judges."""

    def judge(self, policy: Array) -> None:
        """Follows and judges this policy [S, A] from now on; ValueError where it does not fit this level."""


class Visiting(Neural, Protocol):
    """A learner whose declaration says that it visits."""

    def welcome(self, networks: Mapping[str, NetworkPicture]) -> None:
        """Is the agent with these networks from now on; ValueError where it knows other states or actions than this level's."""


class Believing(Learner, Protocol):
    """A learner from experience with a table of action values."""

    def believe(self, q: Array) -> None:
        """Holds these action values [S, A] from now on; ValueError where they are of another size."""


class Staged(Learner, Protocol):
    """A planner whose declaration names stages."""

    def stage(self, id: str) -> int:
        """Turns to this stage: units until it is over, or is to be asked for anew; 0 where there is nothing of it to do."""

    def standing(self) -> Standing:
        """Where it is."""


@dataclass(frozen=True)
class LearnerSpec:
    """A learner's declaration: each file of `learners/` has one, called LEARNER.

    make(settings, world, seed): `world` is a TabularMDP for Source.MODEL and an Experience for Source.EXPERIENCE.
    judges: it can be given a policy [S, A] to follow and judge, by `judge(policy)` (`Judging`).
    stages: what can be asked of it step by step, in this order; it is then `Staged`.
    bootstrap: what a target of one step takes of the next state.
    network: whether it has networks in place of tables; it is then `Neural`.
    visits: it was trained elsewhere, and is given its networks by `welcome(networks)` (`Visiting`).
    best: whether its values are estimates of v* and q*; else they are of the policy that it shows.
    """

    id: str
    title: str
    family: str
    source: Source
    settings: type
    make: Callable[[Any, Any, int], Learner]
    book: str
    about: str = ""
    fields: tuple[Field, ...] = ()
    order: int = 0
    judges: bool = False
    stages: tuple[Stage, ...] = ()
    bootstrap: Bootstrap = Bootstrap.NONE
    network: bool = False
    visits: bool = False
    best: bool = False

    @property
    def believes(self) -> bool:
        """Whether it learns a table of action values from experience, and can go on from one of elsewhere (`Believing`)."""
        return self.source is Source.EXPERIENCE and Field.Q in self.fields and not self.network

    def given(self, settings: Any) -> bool:
        """Whether it judges a policy that someone gave."""
        return self.judges and getattr(settings, "policy", None) == JudgedPolicy.GIVEN


def finite(arrays: Mapping[Field, Array]) -> bool:
    """Whether every number that a learner believes is finite."""
    return all(bool(np.isfinite(array).all()) for array in arrays.values())
