"""The exact value of a policy: the linear equations of section 4.1 solved, not iterated."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.compiled import inlined, kernel
from playground.rl.backups import action_values, model
from playground.rl.components import components
from playground.world.mdp import TabularMDP

Array = NDArray[Any]

ROOM = 8_000_000
"""Numbers that elimination may hold at most; a larger tangle of states is swept until nothing moves."""
EFFORT = 2_000_000_000
"""Multiplications that elimination may take at most."""
_ALMOST = 1e-7


def solve_policy(mdp: TabularMDP, policy: Array) -> tuple[Array, Array]:
    """The value of a policy and of its actions, exact to 1e-9.

        v(s) = Σ_a π(a|s) q(s, a),  q(s, a) = Σ_k p_k [r_k + γ_k v(s'_k)]

    Sutton & Barto (2018), eq. 4.4. States are solved by groups that can reach one another, the last groups first.

    Args:
      mdp: the table.
      policy: [S, A] float64 in [0, 1], each row sums to 1 over legal actions; rows of states without one are not read.

    Returns:
      v: [S] float64 and q: [S, A] float64; q is 0 where an action is not legal. At γ = 1 a state from which the mouse may
      for ever go round at a loss has −inf, at a gain +inf (−inf where both may happen); going round for nothing has 0.

    Raises:
      ValueError: the policy is of another shape than [S, A].
    """
    if policy.shape != mdp.legal.shape:
        raise ValueError(f"the policy is of shape {policy.shape}, expected {mdp.legal.shape}")
    S, A, K = mdp.probability.shape
    chances = np.where(mdp.legal, policy, 0.0)[:, :, None] * mdp.probability
    weights = (chances * mdp.continuation).reshape(S, A * K)
    successors = np.ascontiguousarray(mdp.successor.reshape(S, A * K).astype(np.int64))
    order, bounds, group = components(successors, weights)
    place = np.empty(S, np.int64)
    place[order] = np.arange(S) - bounds[group[order]]
    chain = Chain(order, group, place, successors, weights)
    leak = (chances * (1.0 - mdp.continuation)).sum(axis=(1, 2))
    rhs = (chances * mdp.reward).sum(axis=(1, 2))
    v = np.zeros(S)
    sizes, reaches = np.diff(bounds), np.zeros(len(bounds) - 1, np.int64)
    _measure(chain, bounds, reaches)
    fits = (sizes * (2 * reaches + 1) <= ROOM) & (sizes * reaches * reaches <= EFFORT)
    band = np.zeros(int((sizes * (2 * reaches + 1))[fits].max(initial=1)))
    _solve_groups(chain, bounds, np.where(fits, reaches, -1), leak, rhs, band, v)
    return v, action_values(v, model(mdp))


class Chain(NamedTuple):
    """The chain that a policy makes of a table: states in `order` of their groups, `group` [S], `place` [S] within the group,

    and edges: successors [S, W] int64 with weights [S, W], the chance times the discount.
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
def _solve_groups(chain: Chain, bounds: Array, reaches: Array, leak: Array, rhs: Array, band: Array, v: Array) -> None:
    """Solves group after group; every group follows those that it leads to. Fills v; changes leak, rhs and band."""
    for number in range(len(bounds) - 1):
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
        else:
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
def _sweep_group(chain: Chain, first: Any, end: Any, leak: Array, rhs: Array, v: Array) -> None:
    """The same equations by sweeps in place until nothing moves, for groups too large to eliminate."""
    for _ in range(200_000):
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
