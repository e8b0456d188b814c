"""Prioritized sweeping: planning where the last surprise makes the most difference, the box of section 8.4."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning.families import planning
from playground.learning.families.control import Mind, by_q, update_q
from playground.learning.families.planning import Planning
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import living
from playground.learning.memory.world_model import WorldModel, observe
from playground.rl.kernel_types import U64, Indices, State, StateAction
from playground.rl.queue import Queue, pop, push, queue
from playground.rl.sampler import Sampler
from playground.rl.targets import q_learning_target, row
from playground.settings import dial


@dataclass(frozen=True)
class Settings(planning.Settings):
    """The dials of prioritized sweeping."""

    theta: float = dial(
        0.0001,
        0.0,
        1000.0,
        symbol="θ",
        plain="surprise that counts",
        help="How much a value would have to move for the mouse to think about it at all.",
    )


class PredecessorLists(NamedTuple):
    """What is believed to lead to each state, as lists: head [S], next and previous [S × A], all int64, −1 at their ends."""

    head: Indices
    next: Indices
    previous: Indices


class SweepingMemory(NamedTuple):
    """How often it plans after each step, θ, what it has seen, what leads where, and what waits to be thought about."""

    planning: int
    theta: float
    model: WorldModel
    before: PredecessorLists
    queue: Queue


@inlined
def _link(before: PredecessorLists, old: int, new: State, at: StateAction) -> None:
    """Moves a state and action from the list of the state where it led to that of the one where it leads; changes the lists."""
    head, after, previous = before
    if old >= 0:
        if previous[at] >= 0:
            after[U64(previous[at])] = after[at]
        else:
            head[U64(old)] = after[at]
        if after[at] >= 0:
            previous[U64(after[at])] = previous[at]
    after[at], previous[at] = head[new], -1
    if head[new] >= 0:
        previous[U64(head[new])] = at
    head[new] = at


@inlined
def _error(at: StateAction, mind: Mind[SweepingMemory], sampler: Sampler) -> float:
    """By how much the memory of a state and action disagrees with q."""
    q, model = mind.q, mind.own.model
    following = row(U64(model.successor[at]), sampler)
    error: float = q_learning_target(model.reward[at], model.continuation[at], q, following, sampler) - q[at]
    return error


@inlined
def _learn(
    mind: Mind[SweepingMemory], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """What was lived waits by the size of its error; then n times the first is learned from, and what leads there waits."""
    planned, theta, model, before, waiting = mind.own
    old = model.successor[at]
    observe(model, state, at, lived, now, sampler)
    if old != model.successor[at]:
        _link(before, old, lived.successor, at)
    error = _error(at, mind, sampler)
    if abs(error) > theta:
        push(waiting, np.int64(at), abs(error))
    for _ in range(planned):
        first = pop(waiting)
        if first < 0:
            break
        update_q(mind, U64(first), _error(U64(first), mind, sampler), now)
        rest = abs(_error(U64(first), mind, sampler))
        if rest > theta:  # with α below 1 it is not done with
            push(waiting, first, rest)
        place = before.head[U64(first) // U64(sampler.actions)]
        while place >= 0:
            surprise = abs(_error(U64(place), mind, sampler))
            if surprise > theta and model.continuation[U64(place)] > 0.0:
                push(waiting, place, surprise)
            place = before.next[U64(place)]
    return mouse, error


class PrioritizedSweeping(Planning):
    """Learns from memories, those first that surprise most. A state and action that moved lets all that lead there wait."""

    live = living(by_q, _learn)

    def __init__(self, settings: Settings, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body, seed)
        states, pairs = len(body.mdp.states), body.mdp.legal.size
        self._before = PredecessorLists(*(np.full(size, -1, np.int64) for size in (states, pairs, pairs)))
        self._queue = queue(pairs)

    def mind(self) -> Mind[SweepingMemory]:
        """What the kernel keeps."""
        settings = self.settings
        return (
            super().mind()._replace(own=SweepingMemory(settings.planning, settings.theta, self._model, self._before, self._queue))
        )

    def estimates(self) -> Mapping[Field, Array]:
        """V, Q, the policy, where each action is believed to lead, what waits (0: it does not), and how often each was tried."""
        return {**super().estimates(), Field.PRIORITY: self._queue.priority.reshape(self.body.mdp.legal.shape).copy()}

    def _kept(self) -> dict[str, Array]:
        """The arrays of the lists and of the queue by name."""
        lists = {"run/before-" + name: array for name, array in self._before._asdict().items()}
        return lists | {"run/queue-" + name: array for name, array in self._queue._asdict().items()}

    def save(self) -> Mapping[str, Array]:
        """Q, what was seen, what leads where, what waits, and the body."""
        return {**super().save(), **{name: array.copy() for name, array in self._kept().items()}}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; in another level the world has to be seen again."""
        super().load(arrays)
        empty = {"run/queue-heap": 0, "run/queue-priority": 0, "run/queue-whole": 0}
        for name, array in self._kept().items():
            array[...] = arrays.get(name, empty.get(name, -1))


LEARNER = LearnerSpec(
    id="prioritized-sweeping",
    title="Prioritized sweeping",
    family="Learning and planning",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=PrioritizedSweeping,
    book="Section 8.4",
    about="When something surprises the mouse, it first thinks about what leads there, and then about what leads to that.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.MODEL, Field.PRIORITY, Field.VISITS),
    order=42,
    best=True,
)
