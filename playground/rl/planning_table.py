"""The planning table: what one backup reads lies side by side, and states are in the order in which value spreads."""

from typing import NamedTuple

import numpy as np

from playground.compiled import inlined, kernel
from playground.rl.backups import Model, model
from playground.rl.kernel_types import U64, Array, Counts
from playground.world.mdp import TabularMDP

KINDS = 1 << 15
"""The most kinds of rows that share; where there are more, every action of every state has a row of its own."""
_STAGES = 5


class PlanningTable(NamedTuple):
    """A table as planners read it. Few moves differ, so a state keeps only the number of each of its own.

    rows: [N, 2 + K] float64: mean reward, chance to leave (to end, or by the discount), and weight of each outcome. Row 0 is
    for moves that are not legal, row 1 for those that stay for ever. Outcomes that stay are taken out, and the rest is divided
    by the chance to go on: the values are the same, and they are found sooner.
    records: [S, A · (1 + K)] uint32: for each action its row, then where each outcome leads.
    """

    rows: Array
    records: Array


@inlined
def _number(rows: Array, hashes: Array, kinds: Counts) -> int:
    """The number of the row that was written last, or of an equal one before it; `hashes` finds rows by their bits."""
    new: int = kinds[0]
    bits = rows.view(np.uint64)
    mixed = U64(1469598103934665603)
    for column in range(rows.shape[1]):
        mixed = (mixed ^ bits[new, column]) * U64(1099511628211)
        mixed ^= mixed >> U64(29)
    place = mixed & U64(len(hashes) - 1)
    while hashes[place] >= 0:
        earlier: int = hashes[place]
        same = True
        for column in range(rows.shape[1]):
            same = same and bits[earlier, column] == bits[new, column]
        if same:
            return earlier
        place = (place + U64(1)) & U64(len(hashes) - 1)
    hashes[place] = new
    kinds[0] += 1
    return new


@kernel
def _pack(
    first: int, last: int, model: Model, own: bool, table: PlanningTable, hashes: Array, kinds: Array, promise: Array
) -> int:
    """Packs the states first … last − 1. Returns where the rows ran out, else `last`. Fills all arrays but the model's."""
    K = model.probability.shape[2]
    rows = table.rows
    for state in range(first, last):
        promise[state] = -np.inf
        for action in range(model.legal.shape[1]):
            at = action * (1 + K)
            for branch in range(K):
                table.records[state, at + 1 + branch] = state
            table.records[state, at] = 0
            if not model.legal[state, action]:
                continue
            if kinds[0] + 1 >= len(rows):
                return state
            row = state * model.legal.shape[1] + action + 2 if own else kinds[0]
            reward, leak, away = 0.0, 0.0, 0.0
            for branch in range(K):
                chance = model.probability[state, action, branch]
                reward += chance * model.reward[state, action, branch]
                leak += chance * (1.0 - model.continuation[state, action, branch])
                weight = chance * model.continuation[state, action, branch]
                after = model.successor[state, action, branch]
                rows[row, 2 + branch] = 0.0
                if weight > 0.0 and after != state:
                    rows[row, 2 + branch] = weight
                    table.records[state, at + 1 + branch] = after
                    away += weight
            share = leak + away
            if share <= 0.0:
                kinds[1] |= reward > 0.0
                table.records[state, at] = 0 if reward < 0.0 else 1
                promise[state] = max(promise[state], -np.inf if reward < 0.0 else 0.0)
                continue
            rows[row, 0], rows[row, 1] = reward / share, leak / share
            for branch in range(K):
                rows[row, 2 + branch] /= share
            promise[state] = max(promise[state], reward / leak if leak > 0.0 else -np.inf if reward < 0.0 else reward)
            table.records[state, at] = row if own else _number(rows, hashes, kinds)
    return last


@kernel
def _lead(first: int, last: int, fill: bool, records: Array, K: int, marks: Array, bounds: Array, before: Array) -> None:
    """Counts into bounds [S + 2] (two places on) from where each state can be reached at once, or fills `before` with it."""
    offset = 1 + len(marks) if fill else 1
    for state in range(first, last):
        for at in range(records.shape[1]):
            after = records[state, at]
            if at % (1 + K) != 0 and after != state and marks[after] != state + offset:
                marks[after] = state + offset
                if fill:
                    before[bounds[after + 1]] = state
                    bounds[after + 1] += 1
                else:
                    bounds[after + 2] += 1


@kernel
def _spread(
    first: int,
    last: int,
    seeds: Array,
    ends: Array,
    before: Array,
    bounds: Array,
    order: Array,
    rank: Array,
    waves: Array,
    counters: Array,
) -> None:
    """Fills `order` with states, nearest first: from the seeds, and from the next ones where no more can be reached.

    seeds [S]: states by promise, the best first; ends [S]: where each tie of them ends. The states from which s follows at once
    are before[bounds[s]:bounds[s + 1]]. Changes order, rank, waves and counters.
    """
    for head in range(first, last):
        if counters[0] == head:
            waves[counters[2]] = head
            counters[2] += 1
            while rank[seeds[counters[1]]] >= 0:
                counters[1] += 1
            for place in range(counters[1], ends[counters[1]]):
                state = seeds[place]
                if rank[state] < 0:
                    rank[state] = counters[0]
                    order[counters[0]] = state
                    counters[0] += 1
        state = order[head]
        for place in range(bounds[state], bounds[state + 1]):
            other = before[place]
            if rank[other] < 0:
                rank[other] = counters[0]
                order[counters[0]] = other
                counters[0] += 1


@kernel
def _arrange(first: int, last: int, order: Array, rank: Array, K: int, records: Array, arranged: Array) -> None:
    """Fills the rows first … last − 1 of `arranged`: the records in the new order, leading to the new numbers."""
    for new in range(first, last):
        for at in range(records.shape[1]):
            entry = records[order[new], at]
            arranged[new, at] = entry if at % (1 + K) == 0 else rank[entry]


class Packing:
    """Makes a planning table in slices. One unit is one state in one of five stages.

    When done: `table` (records and all else in the new order), order [S] and rank [S]: new numbers to states and back;
    before, bounds: the states from which s (by its old number) follows at once are before[bounds[s]:bounds[s + 1]];
    promise [S]: by old numbers, the best constant r / (1 − γ) that one action in this state promises;
    waves: by new numbers, where those begin that cannot reach the ones before; endless: whether something pays for ever at γ = 1.
    """

    def __init__(self, mdp: TabularMDP) -> None:
        S, A, K = mdp.probability.shape
        self.mdp, self.size, self.outcomes = mdp, S, K
        self.units, self._stage, self._cursor = 0, 0, 0
        self._model = model(mdp)
        self._own = False
        self._counters = np.zeros(3, np.int64)
        self.promise = np.full(S, -np.inf)
        self._prepare(min(KINDS, S * A + 3), np.empty((S, A * (1 + K)), np.uint32))

    def _prepare(self, most: int, records: Array) -> None:
        rows = np.zeros((most, 2 + self.outcomes))
        rows[0, 0] = -np.inf
        self.table = PlanningTable(rows, records)
        self._kinds = np.array([2, 0], np.int64)
        self._hashes = np.full(1 if self._own else 4 * KINDS, -1, np.int32)

    @property
    def done(self) -> bool:
        """Whether all is packed."""
        return self._stage >= _STAGES or self.size == 0

    @property
    def share(self) -> float:
        """How much of the packing is done, 0 … 1."""
        return 1.0 if self.done else (self._stage + self._cursor / self.size) / _STAGES

    @property
    def endless(self) -> bool:
        """Whether some action stays for ever and pays for it."""
        return bool(self._kinds[1])

    def advance(self, n: int) -> int:
        """Does at most n units; returns how many."""
        left = n
        while left > 0 and not self.done:
            if self._cursor == 0:
                self._begin()
            last = min(self.size, self._cursor + left)
            reached = self._work(self._cursor, last)
            left -= reached - self._cursor
            self._cursor = reached
            if reached < last:
                self._own, self._cursor = True, 0
                left -= 1 if left > 0 else 0
                self._prepare(self.mdp.legal.size + 3, self.table.records)
            elif reached == self.size:
                self._stage, self._cursor = self._stage + 1, 0
        self.units += n - left
        return n - left

    def _begin(self) -> None:
        """Makes room for a stage."""
        S, records = self.size, self.table.records
        if self._stage == 1:
            self._marks = np.zeros(S, np.int64)
            self.bounds, self.before = np.zeros(S + 2, np.int64), np.zeros(0, np.uint32)
        elif self._stage == 2:
            self.bounds = np.cumsum(self.bounds)
            self.before = np.empty(self.bounds[-1], np.uint32)
        elif self._stage == 3:
            del self._marks
            promise = np.where(self.mdp.terminal, -np.inf, self.promise)
            self._seeds = np.argsort(-promise, kind="stable")
            ranked = promise[self._seeds]
            falls = np.flatnonzero(ranked[1:] != ranked[:-1]) + 1
            self._ends = np.append(falls, S)[np.searchsorted(falls, np.arange(S), side="right")]
            self.order, self.rank = np.empty(S, np.uint32), np.full(S, -1, np.int64)
            self.waves = np.empty(S, np.int64)
        elif self._stage == 4:
            del self._seeds, self._ends
            self.waves = self.waves[: self._counters[2]].copy()
            self._arranged = np.empty_like(records)

    def _work(self, first: int, last: int) -> int:
        K, records = self.outcomes, self.table.records
        if self._stage == 0:
            return int(_pack(first, last, self._model, self._own, self.table, self._hashes, self._kinds, self.promise))
        if self._stage in (1, 2):
            _lead(first, last, self._stage == 2, records, K, self._marks, self.bounds, self.before)
        elif self._stage == 3:
            graph = (self._seeds, self._ends, self.before, self.bounds)
            _spread(first, last, *graph, self.order, self.rank, self.waves, self._counters)
        else:
            _arrange(first, last, self.order, self.rank, K, records, self._arranged)
            if last == self.size:
                self.table = PlanningTable(self.table.rows, self._arranged)
                del self._arranged
        return last
