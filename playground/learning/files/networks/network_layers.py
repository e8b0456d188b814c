"""The layers of a network from a file: checked, in their order, and put together as a network for a level."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from playground.learning.files.parcel import LARGEST, AgentError
from playground.learning.learner import Array, NetworkOutput, NetworkPicture
from playground.plurals import counted
from playground.world.mdp import TabularMDP

WIDEST, DEEPEST, MOST_WEIGHTS = 4096, 8, LARGEST // 4
"""Units of a layer, layers, and weights of a network at most: layers may share what is stored, so a small file can claim many."""


class Layer(NamedTuple):
    """weights: [in, out] float64; biases: [out]. name: what the file calls it."""

    name: str
    weights: Array
    biases: Array


def layer(name: str, weight: Array | None, bias: Array | None) -> Layer:
    """A layer as PyTorch keeps it: weights [out, in], biases [out]. AgentError where they do not fit, or are no numbers."""
    label = name[:80]
    if weight is None or bias is None or weight.ndim != 2 or bias.shape != weight.shape[:1] or not weight.size:
        raise AgentError(f"{label} has no weights [out, in] and biases [out]")
    if len(bias) > WIDEST:
        raise AgentError(f"{label}weight is {list(weight.shape)}, expected at most {WIDEST} units")
    if weight.size > MOST_WEIGHTS:
        raise AgentError(f"{label}weight has {weight.size:,} numbers, at most {MOST_WEIGHTS:,} are read")
    if not (np.isfinite(weight).all() and np.isfinite(bias).all()):
        raise AgentError(
            f"{label}weight or {label}bias holds something that is no number: save the agent from a run that did not diverge"
        )
    return Layer(label, np.array(weight.T, np.float64, order="C"), np.array(bias, np.float64))


def checked(layers: Sequence[Layer], part: str) -> Sequence[Layer]:
    """The same layers, where each takes what the one before it says, and there are not too many."""
    if not layers:
        raise AgentError("there are no layers in it, expected a network of plain layers")
    if len(layers) > DEEPEST:
        raise AgentError(f"its network of {part} has {counted(len(layers), 'layer')}, at most {DEEPEST} are read")
    for before, after in pairwise(layers):
        if len(after.weights) != len(before.biases):
            shape, expected = list(after.weights.T.shape), counted(len(before.biases), "input")
            raise AgentError(f"{after.name}weight is {shape}, expected {expected}, as {before.name.rstrip('.')} gives")
    count = sum(weights.size for _, weights, _ in layers)
    if count > MOST_WEIGHTS:
        raise AgentError(f"its network has {count:,} weights, at most {MOST_WEIGHTS:,} are read")
    return layers


class Input(NamedTuple):
    """What goes into a network for a state. names(mdp): its numbers' names. of(mdp): [S, F], or [0, S] for one-hot."""

    title: str
    names: Callable[[TabularMDP], tuple[str, ...]]
    of: Callable[[TabularMDP], Array]


INPUTS: Mapping[str, Input] = {
    "one-hot": Input(
        "one number for each state, 1 for the state it is in and 0 for all others",
        lambda mdp: tuple(f"state {number}" for number in range(len(mdp.states))),
        lambda mdp: np.zeros((0, len(mdp.states))),
    ),
    "number": Input(
        "the number of the state as it is",
        lambda mdp: ("state's number",),
        lambda mdp: np.arange(len(mdp.states), dtype=np.float64)[:, None],
    ),
    "cell": Input(
        "row and column as they are, from 0",
        lambda mdp: ("row", "column"),
        lambda mdp: np.array([state.cell for state in mdp.states], np.float64).reshape(-1, 2),
    ),
}
"""What goes into other people's networks, by the word with which a person names it."""


def input_of(width: int, outputs: int, mdp: TabularMDP, word: str = "") -> str:
    """What goes into a network that takes so many numbers, by name; `word` is what a person says. AgentError: nothing fits."""
    S, A = mdp.legal.shape
    widths = {name: len(form.names(mdp)) for name, form in INPUTS.items()}
    if word:
        if widths[word] != width:
            raise AgentError(
                f"it takes {counted(width, 'number')} of a state, and {word} is {widths[word]} on this level: choose another word"
            )
        return word
    if width in (S, 1):
        return "one-hot" if width == S else "number"
    if width == widths["cell"]:
        raise AgentError("it takes 2 numbers, and no file says which: --agent-as cell reads it with row and column as they are")
    raise AgentError(
        f"it knows {counted(width, 'state')} and {counted(outputs, 'action')}, expected {S} and {A} of this level: "
        "choose the level that it was trained on"
    )


def picture(
    part: str,
    layers: Sequence[Layer],
    units: str,
    output: NetworkOutput,
    mdp: TabularMDP,
    word: str = "",
    inputs: Array | None = None,
) -> NetworkPicture:
    """A network for the states and actions of a table.

    Args:
      part: what comes out, for errors. output: as in `NetworkPicture`.
      word: what goes in, a name in `INPUTS`, "" as its width says. inputs: [S, F], instead of it.

    Raises AgentError where it is for other states or actions.
    """
    layers = checked(layers, part)
    width, outputs = len(layers[0].weights), len(layers[-1].biases)
    S, A = mdp.legal.shape
    expected = 1 if output is NetworkOutput.VALUE else A
    chosen = word if inputs is not None else input_of(width, outputs, mdp, word)
    if outputs != expected and chosen == "one-hot":
        knows = (
            f"it knows {counted(width, 'state')} and {counted(outputs, 'action') if expected == A else f'{outputs} values each'}"
        )
        raise AgentError(f"{knows}, expected {S} and {expected} of this level: choose the level that it was trained on")
    if outputs != expected:
        raise AgentError(f"its network of {part} has {counted(outputs, 'output')}, expected {expected} on this level")
    weights, biases = tuple(weights for _, weights, _ in layers), tuple(biases for _, _, biases in layers)
    if inputs is not None:
        return NetworkPicture(weights, biases, units, inputs, tuple(f"input {number + 1}" for number in range(width)), output)
    return NetworkPicture(weights, biases, units, INPUTS[chosen].of(mdp), INPUTS[chosen].names(mdp), output)


def table(numbers: Array, output: NetworkOutput) -> NetworkPicture:
    """A network without hidden units whose only layer is a table [S, outputs]: its outputs are exactly those numbers."""
    weights = np.array(numbers, np.float64)
    inputs = tuple(f"state {number}" for number in range(len(weights)))
    return NetworkPicture((weights,), (np.zeros(weights.shape[1]),), "linear", np.zeros((0, len(weights))), inputs, output)
