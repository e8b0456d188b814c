"""The equations of a chain, solved group after group: states that reach one another belong to one group."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.compiled import inlined, kernel
from playground.rl.components import components

Array = NDArray[Any]

ROOM = 8_000_000
"""Numbers that elimination may hold at most."""
EFFORT = 400_000_000
"""Multiplications that elimination may take at most for one group; what is more is solved by iteration (`_project`)."""
_ALMOST = 1e-7


class Equations:
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
        self._chain = Chain(order, group, place, successors, weights)
        sizes, reaches = np.diff(self.bounds), np.zeros(len(self.bounds) - 1, np.int64)
        _measure(self._chain, self.bounds, reaches)
        fits = (sizes * (2 * reaches + 1) <= ROOM) & (sizes * reaches * reaches <= (EFFORT if effort < 0 else effort))
        self._reaches = np.where(fits, reaches, -1)
        self._band = np.zeros(int((sizes * (2 * reaches + 1))[fits].max(initial=1)))
        largest = int(sizes[~fits].max(initial=0)) if effort < 0 else 0
        self._room = np.zeros((11, largest) if largest else (0, 0))
        self.solved = 0

    @property
    def done(self) -> bool:
        """Whether all groups are solved."""
        return self.solved >= len(self.bounds) - 1

    def advance(self, n: int) -> int:
        """Solves the next n groups; returns how many there were."""
        begin = self.solved
        self.solved = stop = min(begin + n, len(self.bounds) - 1)
        _solve_groups(begin, stop, self._chain, self.bounds, self._reaches, self._leak_and_rhs, self._band, self._room, self.v)
        return stop - begin

    def solve(self) -> Array:
        """All groups; returns v."""
        self.advance(len(self.v))
        return self.v


class Chain(NamedTuple):
    """The chain that a policy makes of a table: states in `order` of their groups, `group` [S], `place` [S] within the group,

    and edges: successors [S, W] uint32 with weights [S, W], the chance times the discount.
    """

    order: Array
    group: Array
    place: Array
    successors: Array
    weights: Array


@kernel
def _measure(chain: Chain, bounds: Array, reaches: Array) -> None:
    """Fills reaches [G]: how far from one another in its order two states of a group can be of which one follows the other."""
    for state in range(len(chain.group)):
        number = chain.group[state]
        for branch in range(chain.weights.shape[1]):
            after = chain.successors[state, branch]
            if chain.weights[state, branch] > 0.0 and chain.group[after] == number:
                reaches[number] = max(reaches[number], abs(chain.place[after] - chain.place[state]))


@kernel
def _solve_groups(
    begin: int, stop: int, chain: Chain, bounds: Array, reaches: Array, equations: Any, band: Array, room: Array, v: Array
) -> None:
    """Solves group after group; every group follows those that it leads to. Fills v; changes the equations, band and room."""
    leak, rhs = equations
    for number in range(begin, stop):
        first, end = bounds[number], bounds[number + 1]
        infinite = _outside(chain, first, end, leak, rhs, v)
        total, low, high = 0.0, 0.0, 0.0
        for at in range(first, end):
            state = chain.order[at]
            total += leak[state]
            low, high = min(low, rhs[state]), max(high, rhs[state])
        closed = total == 0.0
        if infinite == 0.0 and closed and low < 0.0 < high:
            for at in range(first, end):
                leak[chain.order[at]] = _ALMOST
        elif infinite == 0.0 and closed:
            infinite = np.inf if high > 0.0 else -np.inf if low < 0.0 else 0.0
        if infinite != 0.0 or (closed and low == high):
            for at in range(first, end):
                v[chain.order[at]] = infinite
            continue
        if reaches[number] >= 0:
            _eliminate(chain, first, end, reaches[number], leak, rhs, band, v)
        elif len(room) > 0:
            _project(chain, first, end, leak, rhs, room, v)
            _sweep_group(chain, first, end, leak, rhs, v)
        if not _finite(chain, first, end, v):
            for at in range(first, end):
                v[chain.order[at]] = -np.inf if low < 0.0 else np.inf
        if closed:
            _judge(chain, first, end, max(-low, high), v)


@inlined
def _outside(chain: Chain, first: Any, end: Any, leak: Array, rhs: Array, v: Array) -> Any:
    """Adds to each equation of a group what groups solved before give it; returns an infinite value that it can reach, or 0."""
    infinite = 0.0
    for at in range(first, end):
        state = chain.order[at]
        for branch in range(chain.weights.shape[1]):
            weight, after = chain.weights[state, branch], chain.successors[state, branch]
            if weight > 0.0 and chain.group[after] != chain.group[state]:
                leak[state] += weight
                if not np.isinf(v[after]):
                    rhs[state] += weight * v[after]
                elif infinite >= 0.0:
                    infinite = v[after]
    return infinite


@inlined
def _eliminate(chain: Chain, first: Any, end: Any, reach: Any, leak: Array, rhs: Array, band: Array, v: Array) -> None:
    """Solves the equations of one group by taking out state after state (Grassmann, Taksar & Heyman 1985).

    `band` holds the chances to go from state to state, none further than `reach` from the diagonal. Nothing is subtracted:
    what is left on the diagonal is the sum of the ways out. So no digits are lost, however long the mouse may stay.
    """
    size, wide = end - first, 2 * reach + 1
    for entry in range(size * wide):
        band[entry] = 0.0
    for at in range(size):
        state = chain.order[first + at]
        for branch in range(chain.weights.shape[1]):
            after = chain.successors[state, branch]
            if chain.weights[state, branch] > 0.0 and chain.group[after] == chain.group[state]:
                band[at * wide + reach + chain.place[after] - at] += chain.weights[state, branch]
    for at in range(size):
        state = chain.order[first + at]
        above = min(reach + 1, size - at)
        out = leak[state]
        for step in range(1, above):
            out += band[at * wide + reach + step]
        band[at * wide + reach] = out
        for below in range(at + 1, at + above):
            share = band[below * wide + reach + at - below] / out
            if share > 0.0:
                other = chain.order[first + below]
                leak[other] += share * leak[state]
                rhs[other] += share * rhs[state]
                for step in range(1, above):
                    band[below * wide + reach + at - below + step] += share * band[at * wide + reach + step]
    for back in range(size):
        at = size - 1 - back
        value = rhs[chain.order[first + at]]
        for step in range(1, min(reach + 1, size - at)):
            value += band[at * wide + reach + step] * v[chain.order[first + at + step]]
        v[chain.order[first + at]] = value / band[at * wide + reach]


@inlined
def _inside(chain: Chain, state: Any, z: Array) -> Any:
    """Σ w z over the edges of a state that stay in its group and leave it. z is by place."""
    total = 0.0
    for branch in range(chain.weights.shape[1]):
        after = chain.successors[state, branch]
        if after != state and chain.group[after] == chain.group[state]:
            total += chain.weights[state, branch] * z[chain.place[after]]
    return total


@inlined
def _look(chain: Chain, first: Any, size: Any, out: Array, given: Array, z: Array, target: Array) -> Any:
    """Fills target: z with the equations of a group taken off (given − (I − P) z, each divided by `out`); the largest of it."""
    largest = 0.0
    for at in range(size):
        target[at] = given[at] - z[at] + _inside(chain, chain.order[first + at], z) / out[at]
        largest = max(largest, abs(target[at]))
    return largest


@inlined
def _before(chain: Chain, first: Any, size: Any, out: Array, y: Array, z: Array) -> None:
    """Fills z: one sweep in place from nothing towards (I − P) z = y."""
    for at in range(size):
        state = chain.order[first + at]
        total = 0.0
        for branch in range(chain.weights.shape[1]):
            after = chain.successors[state, branch]
            if chain.group[after] == chain.group[state] and chain.place[after] < at:
                total += chain.weights[state, branch] * z[chain.place[after]]
        z[at] = y[at] + total / out[at]


@inlined
def _dot(size: Any, x: Array, y: Array) -> Any:
    total = 0.0
    for at in range(size):
        total += x[at] * y[at]
    return total


@inlined
def _project(chain: Chain, first: Any, end: Any, leak: Array, rhs: Array, room: Array, v: Array) -> None:
    """The equations of a large group by BiCGSTAB with a sweep as its preconditioner (van der Vorst 1992). `room` is [11, S]."""
    size = end - first
    out, given, x, residual, shadow, p, ap, y, z, az, zero = (
        room[0], room[1], room[2], room[3], room[4], room[5], room[6], room[7], room[8], room[9], room[10],
    )  # fmt: skip
    for at in range(size):
        state = chain.order[first + at]
        out[at] = leak[state]
        for branch in range(chain.weights.shape[1]):
            after = chain.successors[state, branch]
            if after != state and chain.group[after] == chain.group[state]:
                out[at] += chain.weights[state, branch]
        given[at], x[at], zero[at] = rhs[state] / out[at], v[state], 0.0
    for _ in range(8):
        largest = 1e-300
        for at in range(size):
            largest = max(largest, abs(x[at]))
        worst = _look(chain, first, size, out, given, x, residual)
        if worst <= 4e-16 * largest:
            break
        for at in range(size):
            shadow[at], p[at], ap[at] = residual[at], 0.0, 0.0
        rho, alpha, omega = 1.0, 1.0, 1.0
        for _ in range(400):
            latest = _dot(size, shadow, residual)
            if latest == 0.0 or omega == 0.0:
                break
            beta = latest / rho * alpha / omega
            rho = latest
            for at in range(size):
                p[at] = residual[at] + beta * (p[at] - omega * ap[at])
            _before(chain, first, size, out, p, y)
            _look(chain, first, size, out, zero, y, ap)
            for at in range(size):
                ap[at] = -ap[at]
            alpha = rho / _dot(size, shadow, ap)
            for at in range(size):
                residual[at] -= alpha * ap[at]
            _before(chain, first, size, out, residual, z)
            _look(chain, first, size, out, zero, z, az)
            for at in range(size):
                az[at] = -az[at]
            square = _dot(size, az, az)
            omega = _dot(size, az, residual) / square if square > 0.0 else 0.0
            worst, largest = 0.0, 1e-300
            for at in range(size):
                x[at] += alpha * y[at] + omega * z[at]
                residual[at] -= omega * az[at]
                worst, largest = max(worst, abs(residual[at])), max(largest, abs(x[at]))
            if not worst > 1e-16 * largest:
                break
        if not np.isfinite(worst):
            break
    for at in range(size):
        if np.isfinite(x[at]):
            v[chain.order[first + at]] = x[at]


@inlined
def _sweep_group(chain: Chain, first: Any, end: Any, leak: Array, rhs: Array, v: Array) -> None:
    """The same equations by sweeps in place until nothing moves; few are needed after `_project`."""
    for _ in range(min(200_000, 400_000_000 // ((end - first) * chain.weights.shape[1]))):
        moved, largest = 0.0, 1.0
        for at in range(first, end):
            state = chain.order[at]
            value, out = rhs[state], leak[state]
            for branch in range(chain.weights.shape[1]):
                weight, after = chain.weights[state, branch], chain.successors[state, branch]
                if weight > 0.0 and after != state and chain.group[after] == chain.group[state]:
                    value += weight * v[after]
                    out += weight
            value /= out
            moved, largest = max(moved, abs(value - v[state])), max(largest, abs(value))
            v[state] = value
        if moved <= 1e-14 * largest:
            break


@inlined
def _finite(chain: Chain, first: Any, end: Any, v: Array) -> Any:
    """Whether a group has values: its ways out may be so unlikely that no number is large enough."""
    finite = True
    for at in range(first, end):
        finite = finite and np.isfinite(v[chain.order[at]])
    return finite


@inlined
def _judge(chain: Chain, first: Any, end: Any, scale: Any, v: Array) -> None:
    """A group without a way out, with gains and losses, given a tiny one: its value is its mean reward per step over that."""
    gain = v[chain.order[first]] * _ALMOST
    for at in range(first, end):
        if gain > 1e-6 * scale:
            v[chain.order[at]] = np.inf
        elif gain < -1e-6 * scale:
            v[chain.order[at]] = -np.inf
