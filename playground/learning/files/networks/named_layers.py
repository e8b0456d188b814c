"""Which layers in a table of names and tensors belong together, by their names, their order and their shapes.

People call layers as they like. What most of them do: layers stand in the order in which they follow one another; a part that
stands for itself has a word in its names (actor, critic, advantage …); heads begin where the layers that they share end.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from playground.learning.files.networks.network_layers import Layer, layer
from playground.learning.files.parcel import AgentError
from playground.learning.learner import Array
from playground.plurals import counted

POLICY, VALUE, ADVANTAGE, Q, SHARED, TARGET = "policy", "value", "advantage", "q", "", "target"
A = "a"
"""A name that is nothing but this letter stands for advantages beside values, for nothing where there are none."""
WORDS: Mapping[str, frozenset[str]] = {
    TARGET: frozenset({"target", "tgt", "old"}),
    Q: frozenset({"q", "qf", "qnet", "qnetwork", "qvalue", "qvalues", "dqn"}),
    ADVANTAGE: frozenset({"advantage", "advantages", "adv"}),
    POLICY: frozenset({"policy", "actor", "pi", "logit", "logits", "action", "actions", "prob", "probs"}),
    VALUE: frozenset({"value", "values", "critic", "v", "vf", "baseline"}),
}
"""What stands for a role in the name of a part, the first that fits."""
ACTION_VALUES = ({"action", "value"}, {"action", "values"}, {"state", "action"})
EMBEDDING = frozenset({"emb", "embed", "embedding", "embeddings"})
WRAPPED = ("module.", "_orig_mod.")
"""What PyTorch's wrappers put before names."""


class Linear(NamedTuple):
    """A layer, and its role. looked_up: its rows are looked up by the state (an embedding), so that its units do not bend."""

    layer: Layer
    role: str
    looked_up: bool = False


class Networks(NamedTuple):
    """The layers of the network that drives, and those of the value of a state, () where there are none.

    role: of the first one: POLICY, Q, or SHARED where no name says it. shared: whether both begin with the same layers.
    dueling: whether it was put together out of a value and advantages. left_out: the name of a part that is not read, or "".
    """

    main: Sequence[Layer]
    role: str
    value: Sequence[Layer] = ()
    shared: bool = False
    dueling: bool = False
    left_out: str = ""


def networks(arrays: Mapping[str, Array], states: int) -> Networks:
    """The networks in a table of names. AgentError where it has other parts than plain layers, or they do not fit together.

    states: how many states there are, by which an embedding is recognised.
    """
    lines = [_linear(stem, weight, bias, states) for stem, weight, bias in _pairs(arrays)]
    if any(line.role == TARGET for line in lines) and not any(line.role == VALUE for line in lines):
        # Who has a target network learns Q-values, even where the other one is called policy_net, as in PyTorch's tutorial.
        lines = [line._replace(role=Q) if line.role == POLICY else line for line in lines]
    apart = ADVANTAGE if any(line.role == VALUE for line in lines) else SHARED
    lines = [line._replace(role=apart) if line.role == A else line for line in lines]
    parts: dict[str, list[Layer]] = {}
    for role in (SHARED, Q, POLICY, VALUE, ADVANTAGE):
        chosen = [line for line in lines if line.role == role]
        if chosen:
            parts[role] = _folded(chosen)
    if ADVANTAGE in parts:
        return Networks(_dueling(parts), Q, dueling=True)
    return _assembled(parts)


def _assembled(parts: Mapping[str, list[Layer]]) -> Networks:
    """Networks with their heads on what they share."""
    shared, value = parts.get(SHARED, []), parts.get(VALUE, [])
    role = next((role for role in (POLICY, Q) if role in parts), SHARED)
    if role == SHARED and value and len(value[-1].biases) > 1:
        return Networks(_on(shared, value), Q)
    main = list(shared) if role == SHARED else _on(shared, parts[role])
    for before, after in pairwise(main):
        if len(after.weights) != len(before.biases) and len(after.weights) == len(main[0].weights):
            names = f"{main[0].name.rstrip('.')!r} and {after.name.rstrip('.')!r}"
            raise AgentError(
                f"it has several networks, which begin with {names}, and nothing says which one drives: save that one alone"
            )
    left_out = parts[Q][0].name.rstrip(".") if role == POLICY and Q in parts else ""
    if not value:
        return Networks(main, role, left_out=left_out)
    # A value begins where the layers that it shares end: those apart, or those of the policy without its head.
    own = len(value) > 1 and len(value[0].weights) == len(main[0].weights)
    base = next((base for base in (shared, [] if own else main[:-1]) if base is not main and _fits(base, value)), [])
    return Networks(main, role or POLICY, [*base, *value], bool(base), left_out=left_out)


def _on(shared: Sequence[Layer], head: Sequence[Layer]) -> list[Layer]:
    """A head on what is shared, where it fits there."""
    return [*shared, *head] if _fits(shared, head) else list(head)


def _fits(first: Sequence[Layer], second: Sequence[Layer]) -> bool:
    return bool(first) and len(first[-1].biases) == len(second[0].weights)


def _dueling(parts: Mapping[str, list[Layer]]) -> list[Layer]:
    """Q = V + A − mean A (Wang et al., 2016, eq. 9) as plain layers: what V and A have apart stands side by side."""
    if VALUE not in parts or len(parts[VALUE][-1].biases) != 1:
        raise AgentError("it has advantages but no value of one number beside them, expected both of a dueling network")
    shared = [*parts.get(SHARED, []), *parts.get(Q, [])]
    value, advantage = parts[VALUE], parts[ADVANTAGE]
    if len(value) != len(advantage):
        raise AgentError(
            f"its value has {counted(len(value), 'layer')} and its advantages {len(advantage)}, expected equally many"
        )
    beside = [_beside(one, other, at == 0) for at, (one, other) in enumerate(zip(value[:-1], advantage[:-1], strict=True))]
    last_value, last = value[-1], advantage[-1]
    centred = last.weights - last.weights.mean(axis=1, keepdims=True)
    spread = np.repeat(last_value.weights, len(last.biases), axis=1)
    weights = np.vstack([spread, centred]) if beside else spread + centred
    biases = last_value.biases + last.biases - last.biases.mean()
    return _on(shared, [*beside, Layer(last.name, weights, biases)])


def _beside(one: Layer, other: Layer, first: bool) -> Layer:
    """Two layers as one, of the same inputs (the first ones) or each of its own."""
    if first:
        if len(one.weights) != len(other.weights):
            raise AgentError(f"{one.name} and {other.name} take different numbers, expected both on what they share")
        weights = np.hstack([one.weights, other.weights])
    else:
        weights = np.zeros((len(one.weights) + len(other.weights), len(one.biases) + len(other.biases)))
        weights[: len(one.weights), : len(one.biases)] = one.weights
        weights[len(one.weights) :, len(one.biases) :] = other.weights
    return Layer(one.name, weights, np.concatenate([one.biases, other.biases]))


def _folded(lines: Sequence[Linear]) -> list[Layer]:
    """The layers, each embedding made one with the layer after it: no unit bends between them."""
    layers = [line.layer for line in lines]
    for before, after in pairwise(lines):
        if before.looked_up and len(before.layer.biases) == len(after.layer.weights):
            joined = Layer(after.layer.name, before.layer.weights @ after.layer.weights, after.layer.biases)
            layers = [joined if plain is after.layer else plain for plain in layers if plain is not before.layer]
    return layers


def _pairs(arrays: Mapping[str, Array]) -> list[tuple[str, Array, Array | None]]:
    """(stem, weight, bias) of each layer, in order. AgentError for what belongs to no plain layer."""
    pairs: dict[str, dict[str, Array]] = {}
    for name, array in arrays.items():
        short = name
        for wrap in WRAPPED:
            short = short.removeprefix(wrap)
        stem, _, kind = short.rpartition(".")
        if kind in ("num_batches_tracked", "running_mean", "running_var"):
            raise AgentError(f"it has {short[:80]!r}, which normalises between layers, expected plain layers")
        if array.ndim == 1 and kind in ("log_std", "logstd"):
            raise AgentError(f"it has {short[:80]!r}, so its moves are numbers with a point, expected one of some moves")
        if kind.startswith(("weight_ih", "weight_hh", "bias_ih", "bias_hh")):
            raise AgentError(f"{stem[:80]!r} remembers (a recurrent layer), expected plain layers")
        if kind not in ("weight", "bias"):
            raise AgentError(
                f"it has a part {short[:80]!r} of shape {list(array.shape)}, expected weights and biases of plain layers"
            )
        pairs.setdefault(stem, {})[kind] = array
    return [(stem, _plain(stem, pair), pair.get("bias")) for stem, pair in pairs.items()]


def _plain(stem: str, pair: Mapping[str, Array]) -> Array:
    """The weights of a plain layer."""
    weight = pair.get("weight")
    label = stem[:80] or "it"
    if weight is None:
        raise AgentError(f"{label!r} has a bias and no weights, expected both of each layer")
    if weight.ndim == 1:
        raise AgentError(f"{label!r} normalises between layers, expected plain layers")
    if weight.ndim != 2:
        shape = list(weight.shape)[:6]
        raise AgentError(f"{label!r} has weights {shape} as convolutions have, expected plain layers [out, in]")
    return weight


def _linear(stem: str, weight: Array, bias: Array | None, states: int) -> Linear:
    """A layer with its role."""
    words = _words(stem)
    name = f"{stem}." if stem else ""
    if bias is None and words & EMBEDDING and len(weight) == states:
        made = layer(name, weight.T, np.zeros(weight.shape[1]))
        return Linear(made, role_of(stem), True)
    made = layer(name, weight, np.zeros(len(weight)) if bias is None else bias)
    return Linear(made, role_of(stem))


def role_of(stem: str) -> str:
    """What something called so is for: POLICY, VALUE …, by the last part of the name that says so."""
    parts = stem.split(".")
    if any(_words(part) & WORDS[TARGET] for part in parts):
        return TARGET
    for part in reversed(parts):
        words = _words(part)
        if any(pair <= words for pair in ACTION_VALUES):
            return Q
        for role, among in WORDS.items():
            if words & among:
                return role
        if words == {A}:
            return A
    return SHARED


def _words(name: str) -> set[str]:
    """The words in a name: {"fc", "value"} of "fcValue1" and "fc_value_1"."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
