"""Every state of a level put into a graph of ONNX: in what form, and what comes out."""

import numpy as np

from playground.learning.files.networks.network_layers import INPUTS, input_of
from playground.learning.files.onnx_files.graph import Graph
from playground.learning.files.parcel import AgentError
from playground.learning.learner import Array
from playground.plurals import counted
from playground.world.mdp import TabularMDP

MOST_RUNS, MOST_NUMBERS = 1_000_000, 1 << 24
"""Nodes that are worked out at most where a graph takes one state at a time, and numbers that are put in at most."""


class StateInputs:
    """All states of a table as a graph takes them.

    word: what goes in, a name in `INPUTS`. together: whether all go in at once. ranks: axes of what came out, by name.

    AgentError where the graph takes something else.
    """

    def __init__(self, graph: Graph, mdp: TabularMDP, word: str) -> None:
        if len(graph.inputs) != 1:
            names = ", ".join(tensor.name for tensor in graph.inputs)[:80] or "nothing"
            raise AgentError(
                f"its graph has {counted(len(graph.inputs), 'input')} ({names}), expected one, the observation: export it so"
            )
        taken, S = graph.inputs[0], len(mdp.states)
        if taken.kind is None or taken.shape is None or len(taken.shape) > 2:
            raise AgentError(f"its graph takes {_words(taken.shape)}, expected the number of a state or a row of numbers")
        self._graph, self._name, self._count = graph, taken.name, S
        whole = np.issubdtype(taken.kind, np.integer)
        self.word, self.together, shape = _form(taken.shape, whole, mdp, word)
        numbers = INPUTS[self.word].of(mdp)
        if S * len(INPUTS[self.word].names(mdp)) > MOST_NUMBERS:
            raise AgentError(
                f"this level has {counted(S, 'state')}, too many to put each into the graph as {INPUTS[self.word].title}"
            )
        rows = (numbers if len(numbers) else np.eye(S)).astype(taken.kind)
        self._rows, self._shape = rows.reshape(shape if self.together else (S, *shape)), shape
        self.ranks: dict[str, int] = {}
        self._outputs: dict[str, Array] = {}

    def of(self, name: str) -> Array:
        """[S, n] float64 what a tensor is for every state. AgentError where that cannot be worked out."""
        if name not in self._outputs:
            made = self._all_at_once(name) if self.together else None
            made = self._one_by_one(name) if made is None else made
            if not np.issubdtype(made.dtype, np.number) or not np.isfinite(made).all():
                raise AgentError(f"{name[:80]!r} is not a finite number for some state")
            self._outputs[name] = made.reshape(self._count, -1).astype(np.float64)
        return self._outputs[name]

    def _all_at_once(self, name: str) -> Array | None:
        """What comes out for all of them, None where that is not one row each: some graphs forget that there may be several."""
        made = self._graph.values([name], {self._name: self._rows})[0]
        self.ranks[name] = made.ndim
        return made if made.ndim and len(made) == self._count else None

    def _one_by_one(self, name: str) -> Array:
        if self._count * len(self._graph.nodes) > MOST_RUNS:
            raise AgentError("its graph takes one state at a time, too slow for this level: export it with a batch axis")
        rows = self._rows.reshape(self._count, 1, *self._shape[1:]) if self.together else self._rows
        made = [self._graph.values([name], {self._name: row})[0] for row in rows]
        self.ranks[name] = made[0].ndim
        if len({output.shape for output in made}) != 1:
            raise AgentError(f"{name[:80]!r} has another shape for some states than for others")
        return np.stack(made)


def _form(shape: tuple[int | None, ...], whole: bool, mdp: TabularMDP, word: str) -> tuple[str, bool, tuple[int, ...]]:
    """What goes in, whether all states together, and the shape of all of them or of one."""
    S = len(mdp.states)
    if len(shape) < 2:
        length = shape[0] if shape else 1
        if length not in (None, 1):
            return _word_of(length or 1, mdp, word), False, (length or 1,)
        return "number", bool(shape) and length is None, (S,) if shape and length is None else (1,) * len(shape)
    count, width = shape
    usual = len(INPUTS[word].names(mdp)) if word else 1 if whole else S
    width = usual if width is None else width
    if count not in (None, 1):
        raise AgentError(
            f"its graph takes batches of {counted(count, 'row')}, expected one or any number: export it with a dynamic batch axis"
        )
    return _word_of(width, mdp, word), count is None, (S, width) if count is None else (1, width)


def _word_of(width: int, mdp: TabularMDP, word: str) -> str:
    """What goes into a graph that takes so many numbers."""
    S, A = mdp.legal.shape
    if not word and width not in (S, 1, 2):
        raise AgentError(
            f"its graph takes {counted(width, 'number')} of a state, expected 1 or {S}, one for each state of this level"
        )
    return input_of(width, A, mdp, word)


def _words(shape: tuple[int | None, ...] | None) -> str:
    """A shape in words."""
    if shape is None:
        return "a tensor without a shape"
    return f"a tensor [{', '.join('any' if length is None else str(length) for length in shape[:6])}]"
