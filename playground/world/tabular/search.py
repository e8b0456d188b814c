"""The places that can be reached from where episodes begin, with what can happen there."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from playground.world.level import LevelError
from playground.world.physics.board import Board, Bools, Ints
from playground.world.physics.branches import Branches, merged
from playground.world.physics.dynamics import branches, most_branches
from playground.world.tabular.too_many import at_least

MOST_STATES = 4_000_000
"""States that a level with something to remember may have."""
MOST_ENTRIES = 48_000_000
"""States times actions times outcomes that a table may have (about 1.3 GB)."""
AT_ONCE = 1 << 14
"""Actions in states that are worked out together, so that what is needed on the way stays small."""
MOST_WAYS_AT_ONCE = 1 << 22
"""Ways that they may have in all: where tiles lead to very many cells, fewer actions are worked out together."""
_SPREADING = 0x9E3779B97F4A7C1
"""An odd number that spreads neighbouring places over the slots."""

Report = Callable[[float], None]


class Batch(NamedTuple):
    """Some actions [n] at places [n], each legal there, and what can happen."""

    places: Ints
    actions: Ints
    branches: Branches


def batch_of(board: Board, places: Ints, actions: Ints) -> Batch:
    """What can happen, equal outcomes added up."""
    return Batch(places, actions, merged(branches(board, places, actions)))


def starts(board: Board) -> Ints:
    """The places where episodes begin: the start tiles where something can be done, or else all such cells."""
    places = np.flatnonzero(~board.blocks[board.ground] & ~board.over(np.arange(len(board.tile))))
    chosen = places[board.flags("starts")[board.tile[places]]]
    return chosen if len(chosen) else places


def reached(board: Board, report: Report | None) -> tuple[Ints, list[Batch]]:
    """The places that can be reached, rising, and what can happen there; each new one is looked at once.

    LevelError where they are too many. `report` is called now and then, with nan, because nobody knows how much is left.
    """
    visited, front, batches = _Visited(), starts(board), list[Batch]()
    if len(board.tile) << board.memory.size > MOST_STATES and len(front) and at_least(board, int(front[0])) > MOST_STATES:
        raise LevelError(f"more than {MOST_STATES:,} states: {board.memory.description()}")
    layers, at_once = [visited.add(front)], max(1, min(AT_ONCE, MOST_WAYS_AT_ONCE // most_branches(board)))
    while len(front):
        if report:
            report(math.nan)
        rows, actions = np.nonzero(board.legal_at(front))
        news = []
        for begin in range(0, len(rows), at_once):
            some = slice(begin, begin + at_once)
            batches.append(batch_of(board, front[rows[some]], actions[some]))
            reached_by = batches[-1].branches
            news.append(visited.add(np.unique(reached_by.place[reached_by.probability > 0])))
            _refuse_too_many(board, len(visited), reached_by.place.shape[1])
        front = np.sort(np.concatenate(news)) if news else front[:0]
        layers.append(front)
    return np.sort(np.concatenate(layers)), batches


def _refuse_too_many(board: Board, states: int, ways: int) -> None:
    most = min(MOST_STATES, MOST_ENTRIES // (len(board.rules.moves) * ways))
    if states > most:
        raise LevelError(f"more than {most:,} states: {board.memory.description()}")


class _Visited:
    """A set of places, to which many are added at a time: a table of slots, a power of two, at most half of them taken."""

    def __init__(self) -> None:
        self._slots: Ints = np.full(1 << 12, -1)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, places: Ints) -> Ints:
        """Adds some different places, and returns those that were new."""
        needed = 2 * (self._count + len(places))
        if needed > len(self._slots):
            kept = self._slots[self._slots >= 0]
            self._slots = np.full(1 << (2 * needed).bit_length(), -1)
            self._put(kept)
        new = places[self._put(places)]
        self._count += len(new)
        return new

    def _put(self, places: Ints) -> Bools:
        """[n] whether each took a slot, and not found itself in one."""
        last = len(self._slots) - 1
        slot = ((places * _SPREADING) >> 20) & last
        new, waiting = np.zeros(len(places), bool), np.arange(len(places))
        while len(waiting):
            free = waiting[self._slots[slot[waiting]] < 0]
            self._slots[slot[free]] = places[free]  # of several for one slot the last has it
            new[free] = self._slots[slot[free]] == places[free]
            waiting = waiting[self._slots[slot[waiting]] != places[waiting]]
            slot[waiting] = (slot[waiting] + 1) & last
        return new
