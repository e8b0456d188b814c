"""The linear equations of a policy, solved group after group: states that reach one another belong to one group."""

from typing import NamedTuple

import numpy as np

from playground.compiled import inlined, kernel
from playground.rl.components import components
from playground.rl.iteration import iterated
from playground.rl.kernel_types import Array, StateValues

ROOM = 8_000_000
"""Numbers that elimination may hold at most."""
EFFORT = 400_000_000
"""Multiplications that elimination may take at most for one group; what is more is solved by iteration."""
_ALMOST = 1e-7


class LinearEquations:
    """v(s) = rhs(s) + Σ w v(s'), solved in slices, the groups first that lead to no other.

    weights [S, W] float64 with successors [S, W] uint32; leak [S] float64 is what is missing of Σ w to 1, given apart so that no
    digit of it is lost. `v` [S] is filled, and read before by groups that are too large for elimination. Leak and rhs change.
    """

    def __init__(self, successors: Array, weights: Array, leak: Array, rhs: Array, v: Array, effort: int = -1) -> None:
        """With an `effort` (multiplications for one group) larger groups are left as they are; else they are iterated."""
        self.v, self._leak_and_rhs = v, (leak, rhs)
        order, self.bounds, group = components(successors, weights)
        place = np.empty(len(v), np.int64)
        place[order] = np.arange(len(v)) - self.bounds[group[order]]
        self._groups = EquationGroups(order, group, place, successors, weights)
        sizes, reaches = np.diff(self.bounds), np.zeros(len(self.bounds) - 1, np.int64)
        _measure(self._groups, self.bounds, reaches)
        fits = (sizes * (2 * reaches + 1) <= ROOM) & (sizes * reaches * reaches <= (EFFORT if effort < 0 else effort))
        self._reaches = np.where(fits, reaches, -1)
        self._band = np.zeros(int((sizes * (2 * reaches + 1))[fits].max(initial=1)))
        self._iterates = effort < 0
        self._summary = np.zeros(3)
        self.solved = 0

    @property
    def done(self) -> bool:
        """Whether all groups are solved."""
        return self.solved >= len(self.bounds) - 1

    def advance(self, n: int) -> int:
        """Solves the next n groups; returns how many there were."""
        begin = self.solved
        self.solved = stop = min(begin + n, len(self.bounds) - 1)
        at, again = begin, False
        while at < stop:
            given = (self._groups, self.bounds, self._reaches, *self._leak_and_rhs, self._band, self._summary)
            at, again = int(_solve_groups(at, stop, again, *given, self.v)), True
            if at < stop and self._iterates:
                self._iterate(int(self.bounds[at]), int(self.bounds[at + 1]))
        return stop - begin

    def _iterate(self, first: int, end: int) -> None:
        """The equations of one large group."""
        order, group, place, successors, weights = self._groups
        leak, rhs = self._leak_and_rhs
        states = order[first:end]
        after = successors[states]
        inside = np.where((group[after] == group[states[0]]) & (after != states[:, None]), weights[states], 0.0)
        out = leak[states] + inside.sum(axis=1)
        near = np.where(inside > 0.0, place[after], 0).astype(np.uint32)
        self.v[states] = iterated(inside / out[:, None], near, rhs[states] / out, self.v[states])

    def solve(self) -> Array:
        """All groups; returns v."""
        self.advance(len(self.v))
        return self.v


class EquationGroups(NamedTuple):
    """The equations by groups: states in `order` of their groups, `group` [S], `place` [S] within the group,

    and edges: successors [S, W] uint32 with weights [S, W], the chance times the discount.
    """

    order: Array
    group: Array
    place: Array
    successors: Array
    weights: Array


@kernel
def _measure(groups: EquationGroups, bounds: Array, reaches: Array) -> None:
    """Fills reaches [G]: how far from one another in its order two states of a group can be of which one follows the other."""
    for state in range(len(groups.group)):
        number = groups.group[state]
        for branch in range(groups.weights.shape[1]):
            after = groups.successors[state, branch]
            if groups.weights[state, branch] > 0.0 and groups.group[after] == number:
                reaches[number] = max(reaches[number], abs(groups.place[after] - groups.place[state]))


@kernel
def _solve_groups(
    begin: int,
    stop: int,
    again: bool,
    groups: EquationGroups,
    bounds: Array,
    reaches: Array,
    leak: Array,
    rhs: Array,
    band: Array,
    summary: Array,
    v: Array,
) -> int:
    """Solves group after group; every group follows those that it leads to. Fills v; changes leak, rhs, band and summary.

    Returns the first group that is too large for elimination, else `stop`. Called `again` from there it only judges the values
    that were computed for it meanwhile. summary [3]: whether that group is closed, its lowest and its highest reward.
    """
    for number in range(begin, stop):
        first, end = bounds[number], bounds[number + 1]
        if not (again and number == begin):
            infinite = _outside(groups, first, end, leak, rhs, v)
            total, low, high = 0.0, 0.0, 0.0
            for at in range(first, end):
                state = groups.order[at]
                total += leak[state]
                low, high = min(low, rhs[state]), max(high, rhs[state])
            closed = total == 0.0
            if infinite == 0.0 and closed and low < 0.0 < high:
                for at in range(first, end):
                    leak[groups.order[at]] = _ALMOST
            elif infinite == 0.0 and closed:
                infinite = np.inf if high > 0.0 else -np.inf if low < 0.0 else 0.0
            if infinite != 0.0 or (closed and low == high):
                for at in range(first, end):
                    v[groups.order[at]] = infinite
                continue
            summary[0], summary[1], summary[2] = closed, low, high
            if reaches[number] < 0:
                return number
            _eliminate(groups, first, end, reaches[number], leak, rhs, band, v)
        if not _finite(groups, first, end, v):
            for at in range(first, end):
                v[groups.order[at]] = -np.inf if summary[1] < 0.0 else np.inf
        if summary[0] > 0.0:
            _judge(groups, first, end, max(-summary[1], summary[2]), v)
    return stop


@inlined
def _outside(groups: EquationGroups, first: int, end: int, leak: Array, rhs: Array, v: StateValues) -> float:
    """Adds to each equation of a group what groups solved before give it; returns an infinite value that it can reach, or 0."""
    infinite: float = 0.0
    for at in range(first, end):
        state = groups.order[at]
        for branch in range(groups.weights.shape[1]):
            weight, after = groups.weights[state, branch], groups.successors[state, branch]
            if weight > 0.0 and groups.group[after] != groups.group[state]:
                leak[state] += weight
                if not np.isinf(v[after]):
                    rhs[state] += weight * v[after]
                elif infinite >= 0.0:
                    infinite = v[after]
    return infinite


@inlined
def _eliminate(groups: EquationGroups, first: int, end: int, reach: int, leak: Array, rhs: Array, band: Array, v: Array) -> None:
    """Solves the equations of one group by taking out state after state (Grassmann, Taksar & Heyman 1985).

    `band` holds the chances to go from state to state, none further than `reach` from the diagonal. Nothing is subtracted:
    what is left on the diagonal is the sum of the ways out. So no digits are lost, however long the mouse may stay.
    """
    size, wide = end - first, 2 * reach + 1
    for entry in range(size * wide):
        band[entry] = 0.0
    for at in range(size):
        state = groups.order[first + at]
        for branch in range(groups.weights.shape[1]):
            after = groups.successors[state, branch]
            if groups.weights[state, branch] > 0.0 and groups.group[after] == groups.group[state]:
                band[at * wide + reach + groups.place[after] - at] += groups.weights[state, branch]
    for at in range(size):
        state = groups.order[first + at]
        above = min(reach + 1, size - at)
        out = leak[state]
        for step in range(1, above):
            out += band[at * wide + reach + step]
        band[at * wide + reach] = out
        for below in range(at + 1, at + above):
            share = band[below * wide + reach + at - below] / out
            if share > 0.0:
                other = groups.order[first + below]
                leak[other] += share * leak[state]
                rhs[other] += share * rhs[state]
                for step in range(1, above):
                    band[below * wide + reach + at - below + step] += share * band[at * wide + reach + step]
    for back in range(size):
        at = size - 1 - back
        value = rhs[groups.order[first + at]]
        for step in range(1, min(reach + 1, size - at)):
            value += band[at * wide + reach + step] * v[groups.order[first + at + step]]
        v[groups.order[first + at]] = value / band[at * wide + reach]


@inlined
def _finite(groups: EquationGroups, first: int, end: int, v: StateValues) -> bool:
    """Whether a group has values: its ways out may be so unlikely that no number is large enough."""
    finite: bool = True
    for at in range(first, end):
        finite = finite and np.isfinite(v[groups.order[at]])
    return finite


@inlined
def _judge(groups: EquationGroups, first: int, end: int, scale: float, v: StateValues) -> None:
    """A group without a way out, with gains and losses, given a tiny one: its value is its mean reward per step over that."""
    gain = v[groups.order[first]] * _ALMOST
    for at in range(first, end):
        if gain > 1e-6 * scale:
            v[groups.order[at]] = np.inf
        elif gain < -1e-6 * scale:
            v[groups.order[at]] = -np.inf
