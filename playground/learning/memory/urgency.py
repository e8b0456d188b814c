"""Backups in the order of need: the state whose value is the most wrong by its own backup comes first."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined, kernel
from playground.learning.learner import Array, Progress
from playground.learning.memory.sweeps import ROUNDING
from playground.rl.backups import Model, optimal_backup
from playground.rl.kernel_types import Counts, Indices, Numbers, StateValues
from playground.rl.queue import Queue, put, queue
from playground.world.mdp import TabularMDP


class Predecessors(NamedTuple):
    """Which states can lead to each state: those of s are state[first[s] : first[s + 1]]. first: [S + 1], state: [N], int64."""

    first: Indices
    state: Indices


def predecessors(mdp: TabularMDP) -> Predecessors:
    """Each pair of states once, where the later one's value counts."""
    S = len(mdp.legal)
    counts = (mdp.probability > 0.0) & (mdp.continuation > 0.0) & mdp.legal[:, :, None]
    pairs = np.unique(mdp.successor[counts].astype(np.int64) * S + np.nonzero(counts)[0])
    return Predecessors(np.searchsorted(pairs, np.arange(S + 1, dtype=np.int64) * S).astype(np.int64), pairs % max(1, S))


@inlined
def _weigh_state(state: int, v: StateValues, model: Model, waiting: Queue) -> None:
    """Lets a state wait by its Bellman error |max_a q(s, a) − v(s)|; changes the queue."""
    put(waiting, state, abs(optimal_backup(state, v, model) - v[state]))


@kernel
def _weigh(v: StateValues, model: Model, waiting: Queue) -> None:
    """Lets every state wait by its Bellman error; changes the queue."""
    for state in range(len(v)):
        _weigh_state(state, v, model, waiting)


@kernel
def _plan(
    n: int, theta: float, v: StateValues, times: Counts, largest: Numbers, model: Model, before: Predecessors, waiting: Queue
) -> int:
    """Backs up the first that waits, n times or until all errors are within θ; changes v, times, largest and the queue."""
    for number in range(n):
        state = waiting.heap[0]
        if waiting.priority[state] <= max(theta, ROUNDING * largest[0]):
            return number
        v[state] = optimal_backup(state, v, model)
        times[state] += 1
        largest[0] = max(largest[0], abs(v[state]))
        _weigh_state(state, v, model, waiting)
        for place in range(before.first[state], before.first[state + 1]):
            _weigh_state(before.state[place], v, model, waiting)
    return n


class Urgency:
    """What waits, how often each state was backed up (times [S]), and the largest |v| that there was."""

    def __init__(self, mdp: TabularMDP, model: Model) -> None:
        S = len(mdp.legal)
        self.times, self._largest, self._queue = np.zeros(S, np.int64), np.zeros(1), queue(S)
        self._before: Predecessors | None = None
        self._mdp, self._model = mdp, model

    def forget(self) -> None:
        """The values were changed by someone else: what waits is to be weighed anew."""
        self._queue.whole[...], self._queue.place[...], self._queue.priority[...] = 0, -1, 0.0
        self._before = None

    @property
    def priority(self) -> Array:
        """[S]: the Bellman error of each state."""
        copied: Array = self._queue.priority.copy()
        return copied

    def settled(self, theta: float) -> bool:
        """Whether no state is more than θ away from its backup."""
        return self.error <= max(theta, ROUNDING * float(self._largest[0]))

    @property
    def error(self) -> float:
        """The largest Bellman error."""
        return float(self._queue.priority.max(initial=0.0))

    def begin(self, v: Array) -> None:
        """Weighs all states by these values, unless that is done already."""
        if self._before is None:
            self._before = predecessors(self._mdp)
            if self._queue.whole[0] == 0:
                self._largest[0] = np.abs(v).max(initial=0.0)
                _weigh(v, self._model, self._queue)

    def advance(self, n: int, theta: float, v: Array, earlier: int) -> Progress:
        """Backs up n states and changes v; `earlier` backups were done in other ways."""
        self.begin(v)
        done = 0
        if self._before is not None and len(v):
            done = _plan(n, theta, v, self.times, self._largest, self._model, self._before, self._queue)
        whole = int(self.times.sum())
        return Progress(earlier + whole, whole // max(1, len(v)), done, self.error, self.settled(theta))

    def save(self) -> dict[str, Array]:
        """The queue and the counts, as copies; for a run on this level only."""
        kept = {"run/urgent-" + name: array.copy() for name, array in self._queue._asdict().items()}
        return {**kept, "run/urgent-times": self.times.copy(), "run/urgent-largest": self._largest.copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; elsewhere all states are weighed anew."""
        self.forget()
        self.times[...] = arrays.get("run/urgent-times", 0)
        self._largest[...] = arrays.get("run/urgent-largest", 0.0)
        for name, array in self._queue._asdict().items():
            if "run/urgent-" + name in arrays:
                array[...] = arrays["run/urgent-" + name]
