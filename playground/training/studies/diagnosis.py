"""What a diagnosis is, and what it is made from: a run, and what can happen in its level at all."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np

from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.training.commands import Command
from playground.training.snapshot import Snapshot
from playground.world.advice.reach import spread, steps_of
from playground.world.grid import Cell
from playground.world.mdp import TabularMDP


@dataclass(frozen=True)
class Remedy:
    """What would help, as one press: dials of the learner, rules of the level, orders to the session."""

    title: str
    tune: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    rules: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    orders: tuple[Command, ...] = ()


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong, in one sentence with this run's numbers; the cells that it is about; what would help."""

    id: str
    text: str
    cells: tuple[Cell, ...] = ()
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True)
class Reached:
    """What can happen in a level at all.

    states: [S] bool, those that can be come to. ends: [S, A] bool, moves from there that may end the episode.
    nearest: steps from the start to the nearest such end; nan where there is none. rewards: the smallest and largest of them all.
    chance: whether a move may go otherwise than asked, or a reward vary.
    """

    states: Array
    ends: Array
    nearest: float
    rewards: tuple[float, float]
    chance: bool


@lru_cache(maxsize=2)
def reached(mdp: TabularMDP) -> Reached:
    """Walks through a table from the start."""
    steps = steps_of(mdp)
    states: Array = spread(np.asarray(mdp.start > 0.0), steps)
    can = (mdp.probability > 0.0) & mdp.legal[:, :, None] & states[:, None, None]
    ends: Array = np.any(can & (mdp.ends | mdp.terminal[mdp.successor]), axis=2)
    nearest, front = math.nan, np.asarray(mdp.start > 0.0)
    seen: Array = front
    for far in range(1, len(states) + 1):
        if ends[front].any():
            nearest = float(far)
            break
        after = np.zeros(len(states), bool)
        after[mdp.successor[can & front[:, None, None]]] = True
        front = after & ~seen
        if not front.any():
            break
        seen = seen | after
    paid = mdp.reward[can]
    chance = bool((can.sum(axis=2) > 1).any()) or mdp.noise is not None
    return Reached(states, ends, nearest, (float(paid.min(initial=0.0)), float(paid.max(initial=0.0))), chance)


@dataclass(frozen=True)
class Case:
    """A run under examination, with what several looks need."""

    snapshot: Snapshot
    spec: LearnerSpec

    @property
    def mdp(self) -> TabularMDP:
        """The table in force."""
        return self.snapshot.mdp

    @cached_property
    def reached(self) -> Reached:
        """What can happen at all."""
        return reached(self.mdp)

    @property
    def lives(self) -> bool:
        """Whether it learns from what its body lives through."""
        return self.spec.source is Source.EXPERIENCE

    @property
    def lived(self) -> float:
        """Transitions that were counted."""
        return float(self.visits.sum())

    @cached_property
    def visits(self) -> Array:
        """[S, A] how often each move was made."""
        return self.snapshot.fields.get(Field.VISITS, np.zeros(self.mdp.legal.shape))

    def dial(self, name: str) -> Any:
        """A setting of the learner, None where it has none of that name."""
        return getattr(self.snapshot.settings, name, None)

    @cached_property
    def epsilon(self) -> float | None:
        """The ε in force by now, None where it does not try things by one."""
        from playground.rl import exploration  # with the compiler behind it, which is there once a learner is

        way = self.dial("explore")
        if way not in exploration.BY_EPSILON:
            return None
        dials = exploration.exploring(way, self.dial("epsilon"), self.dial("fade"), 1.0, 0.0)
        return float(exploration.epsilon_at(self.snapshot.lived, dials))

    @property
    def tries(self) -> float:
        """By how much it tries things: its ε or its temperature; 1 where it has neither."""
        heat: float = self.dial("temperature") if self.dial("explore") == "softmax" else 1.0
        return heat if self.epsilon is None else self.epsilon

    @property
    def knows(self) -> bool:
        """Whether what it holds best is the best: nothing is lost from the start."""
        distance = self.snapshot.distance
        if distance is None or math.isnan(distance.greedy_return):
            return False
        return distance.greedy_return >= distance.optimal_return - 1e-6 * max(1.0, abs(distance.optimal_return))
