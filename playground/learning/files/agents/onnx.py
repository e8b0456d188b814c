"""An agent as a graph of ONNX, from whatever program: it drives by what comes out, and is drawn where that is values or logits.

What the graph says of every state is worked out by onnx's own reference; plain layers at its end become a network to look into.
A graph that ends in the move alone is followed back to the numbers whose largest it takes.
"""

from collections.abc import Sequence

import numpy as np

from playground.learning.files.agent import AgentError, AgentKind, ForeignAgent, Parcel, ReadingHints
from playground.learning.files.networks.named_layers import POLICY, VALUE, Q, role_of
from playground.learning.files.networks.network_layers import picture, table
from playground.learning.files.networks.open_questions import OUTPUTS, UNSAID_OUTPUTS, UNSCALED
from playground.learning.files.onnx_files.final_layers import final_layers
from playground.learning.files.onnx_files.graph import TROUBLE, Graph, Tensor
from playground.learning.files.onnx_files.state_inputs import StateInputs
from playground.learning.learner import Array, NetworkOutput, NetworkPicture
from playground.plurals import counted
from playground.world.mdp import TabularMDP

BEGINS, MORE = 0x08, frozenset({0x12, 0x1A, 0x22, 0x28, 0x32, 0x3A, 0x42})
"""A model begins with field 1, its version in one byte, and another field comes after it."""
SOFTMAX, LARGEST = ("Softmax", "LogSoftmax"), "ArgMax"
PASSING = ("Identity", "Reshape", "Squeeze", "Unsqueeze", "Flatten", "Cast")
"""What leaves the order of numbers as it is."""
CLOSE = 1e-4
"""How far layers may be from what the graph says, relative to the largest number: it counts in four bytes, layers in eight."""
ONLY_MOVES = "It says which move it takes and nothing else, so that is all there is to be drawn."


def recognises(parcel: Parcel) -> bool:
    """By its first bytes; a file that is called so is one, too, so that a damaged one is said to be that."""
    head = parcel.head
    return not parcel.folder and (parcel.ending == ".onnx" or (len(head) > 2 and head[0] == BEGINS and head[2] in MORE))


def read(parcel: Parcel, mdp: TabularMDP, hints: ReadingHints) -> ForeignAgent:
    """What the graph says of the states of a table."""
    try:
        return _read(Graph(parcel), mdp, hints)
    except AgentError:
        raise
    except TROUBLE as error:
        raise AgentError(f"its nodes make no sense ({type(error).__name__}), expected a graph that onnx can work out") from error


def _read(graph: Graph, mdp: TabularMDP, hints: ReadingHints) -> ForeignAgent:
    states = StateInputs(graph, mdp, hints.inputs)
    A = mdp.legal.shape[1]
    scores = [tensor.name for tensor in graph.outputs if _width(states, tensor) == A and not _is_whole(tensor)]
    values = [tensor.name for tensor in graph.outputs if tensor.name not in scores[:1] and _is_value(states, tensor)]
    moves = [tensor.name for tensor in graph.outputs if _width(states, tensor) == 1 and _is_whole(tensor)]
    notes: list[str] = []
    agent: dict[str, NetworkPicture] = {}
    named = [name for name in scores if role_of(name) in (POLICY, Q)]
    chosen = next(iter([*named, *scores]), "") or _behind(graph, states, moves, A)
    if chosen:
        name, output = _meaning(graph, chosen, bool(values), hints, notes)
        agent["value" if output is NetworkOutput.VALUES else "policy"] = _network(graph, states, name, output, mdp)
    elif moves:
        agent["policy"] = _only_moves(states.of(moves[0])[:, 0], A)
        notes.append(ONLY_MOVES)
    else:
        raise AgentError(_refusal(graph, states, mdp))
    if values and "value" not in agent:
        agent["value"] = _network(graph, states, values[0], NetworkOutput.VALUE, mdp)
    if states.word == "number" and not hints.inputs and len(graph.inputs[0].shape or ()) == 2:
        notes.append(UNSCALED)
    return ForeignAgent(agent, notes)


def _is_whole(output: Tensor) -> bool:
    return output.kind is not None and np.issubdtype(output.kind, np.integer)


def _width(states: StateInputs, output: Tensor) -> int:
    """How many numbers come out of each state, 0 where that cannot be worked out."""
    if output.kind is None:
        return 0
    try:
        return int(states.of(output.name).shape[1])
    except AgentError:
        return 0


def _is_value(states: StateInputs, output: Tensor) -> bool:
    """Whether it is one number of each state, in a row of its own: a plain list of numbers may as well be log-probabilities."""
    if _is_whole(output) or _width(states, output) != 1:
        return False
    return role_of(output.name) == VALUE or states.ranks[output.name] > 1


def _behind(graph: Graph, states: StateInputs, moves: Sequence[str], actions: int) -> str:
    """The name of the numbers whose largest is the move; "" where there are none, or something else is done with them."""
    for move in moves:
        node = graph.maker(move, PASSING)
        if node is not None and node.op_type == LARGEST:
            name = node.input[0]
            try:
                scores, taken = states.of(name), states.of(move)[:, 0]
            except AgentError:
                continue
            if scores.shape[1] == actions and np.array_equal(scores.argmax(axis=1), taken):
                return str(name)
    return ""


def _meaning(graph: Graph, name: str, valued: bool, hints: ReadingHints, notes: list[str]) -> tuple[str, NetworkOutput]:
    """What a tensor is: the name of the numbers before a softmax, if there is one, and their output as in `NetworkPicture`."""
    node = graph.maker(name, PASSING)
    if node is not None and node.op_type in SOFTMAX:
        return _unshifted(graph, node.input[0]), NetworkOutput.PREFERENCES
    if hints.output:
        return name, OUTPUTS[hints.output]
    role = role_of(name)
    if role == POLICY or (role != Q and valued):
        return _unshifted(graph, name), NetworkOutput.PREFERENCES
    if role != Q:
        notes.append(UNSAID_OUTPUTS)
    return name, NetworkOutput.VALUES


def _unshifted(graph: Graph, name: str) -> str:
    """Logits before the logarithm of their sum is taken off, which changes no chance."""
    node = graph.makers.get(name)
    if node is not None and node.op_type == "Sub":
        other = graph.makers.get(node.input[1])
        if other is not None and other.op_type == "ReduceLogSumExp" and other.input[0] == node.input[0]:
            return str(node.input[0])
    return name


def _network(graph: Graph, states: StateInputs, name: str, output: NetworkOutput, mdp: TabularMDP) -> NetworkPicture:
    """The plain layers that end in a tensor, where they say what the graph says; else its numbers as a table."""
    numbers = states.of(name)
    end = final_layers(graph, name)
    if not end.layers:
        return table(numbers, output)
    seen, word = states.of(end.source), ""
    S = len(mdp.states)
    if seen.shape == (S, S) and np.array_equal(seen, np.eye(S)):
        word = "one-hot"
    elif seen.shape == (S, 1) and np.array_equal(seen[:, 0], np.arange(S)):
        word = "number"
    try:
        made = picture(output, end.layers, end.units, output, mdp, word, None if word else seen)
    except AgentError:
        return table(numbers, output)
    far = np.abs(made.activations(np.arange(S))[-1] - numbers).max(initial=0.0)
    return made if far <= CLOSE * max(1.0, np.abs(numbers).max(initial=0.0)) else table(numbers, output)


def _only_moves(taken: Array, actions: int) -> NetworkPicture:
    """A policy that takes these moves [S]."""
    if ((taken < 0) | (taken >= actions)).any():
        raise AgentError(f"it takes the move {int(taken.max())}, expected numbers from 0 to {actions - 1} of this level")
    return table(np.eye(actions)[taken.astype(np.int64)], NetworkOutput.CHANCES)


def _refusal(graph: Graph, states: StateInputs, mdp: TabularMDP) -> str:
    """Why nothing that comes out can drive."""
    says = []
    for output in graph.outputs:
        try:
            says.append(f"{output.name[:40]} has {counted(states.of(output.name).shape[1], 'number')}")
        except AgentError as error:
            return str(error)
    return f"{'; '.join(says[:4]) or 'nothing comes out'}, expected {mdp.legal.shape[1]} for the moves of this level"


AGENT = AgentKind(
    id="onnx",
    title="a graph of ONNX, where onnx is installed",
    endings=(".onnx",),
    recognises=recognises,
    read=read,
    order=5,
)
