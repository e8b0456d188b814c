"""The exact value of a policy: the linear equations of section 4.1 solved, not iterated."""

from typing import Any

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
_CLOSED = 1e-12
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
    rewards = (chances * mdp.reward).sum(axis=(1, 2))
    weights = (chances * mdp.continuation).reshape(S, A * K)
    successors = np.ascontiguousarray(mdp.successor.reshape(S, A * K).astype(np.int64))
    order, bounds, group = components(successors, weights)
    v, rhs, place = np.zeros(S), np.zeros(S), np.zeros(S, np.int64)
    band = np.zeros(_room(order, bounds, group, successors, weights, place))
    _solve_groups(order, bounds, group, successors, weights, rewards, place, rhs, band, v)
    return v, action_values(v, model(mdp))


@kernel
def _widths(order: Array, bounds: Array, group: Array, successors: Array, weights: Array, place: Array) -> int:
    """The most room that a group within ROOM and EFFORT needs for elimination."""
    most = 0
    for number in range(len(bounds) - 1):
        first, end = bounds[number], bounds[number + 1]
        for at in range(first, end):
            place[order[at]] = at - first
        reach = _reach(order, first, end, number, group, successors, weights, place)
        size = end - first
        room = size * (2 * reach + 1)
        if room <= ROOM and size * reach * reach <= EFFORT and room > most:
            most = room
    return most


def _room(order: Array, bounds: Array, group: Array, successors: Array, weights: Array, place: Array) -> int:
    return max(1, int(_widths(order, bounds, group, successors, weights, place)))


@inlined
def _reach(
    order: Array, first: Any, end: Any, number: Any, group: Array, successors: Array, weights: Array, place: Array
) -> Any:
    """How far from one another, in the order of their group, two states can be of which one follows the other."""
    reach = 0
    for at in range(first, end):
        state = order[at]
        for branch in range(weights.shape[1]):
            if weights[state, branch] > 0.0 and group[successors[state, branch]] == number:
                reach = max(reach, abs(place[successors[state, branch]] - place[state]))
    return reach


@kernel
def _solve_groups(
    order: Array,
    bounds: Array,
    group: Array,
    successors: Array,
    weights: Array,
    rewards: Array,
    place: Array,
    rhs: Array,
    band: Array,
    v: Array,
) -> None:
    """Solves group after group; a group follows all those it can leave to. Fills v; the rest is room to work in."""
    for number in range(len(bounds) - 1):
        first, end = bounds[number], bounds[number + 1]
        closed, infinite, low, high = True, 0.0, 0.0, 0.0
        for at in range(first, end):
            state = order[at]
            rhs[at - first] = rewards[state]
            low, high = min(low, rewards[state]), max(high, rewards[state])
            inside = 0.0
            for branch in range(weights.shape[1]):
                weight, after = weights[state, branch], successors[state, branch]
                if weight > 0.0:
                    if group[after] == number:
                        inside += weight
                    elif np.isinf(v[after]):
                        infinite = v[after] if infinite >= 0.0 else infinite
                    else:
                        rhs[at - first] += weight * v[after]
            closed = closed and inside >= 1.0 - _CLOSED
        if infinite != 0.0:
            for at in range(first, end):
                v[order[at]] = infinite
        elif closed and (low == 0.0 or high == 0.0):
            for at in range(first, end):
                v[order[at]] = 0.0 if low == high else -np.inf if low < 0.0 else np.inf
        else:
            keep = 1.0 - _ALMOST if closed else 1.0
            reach = _reach(order, first, end, number, group, successors, weights, place)
            size = end - first
            if size * (2 * reach + 1) <= len(band) and size * reach * reach <= EFFORT:
                _eliminate(order, first, end, number, reach, keep, group, successors, weights, place, rhs, band, v)
            else:
                _sweep_group(order, first, end, number, keep, group, successors, weights, rhs, v)
            if closed:
                _judge(order, first, end, max(-low, high), v)


@inlined
def _eliminate(
    order: Array,
    first: Any,
    end: Any,
    number: Any,
    reach: Any,
    keep: Any,
    group: Array,
    successors: Array,
    weights: Array,
    place: Array,
    rhs: Array,
    band: Array,
    v: Array,
) -> None:
    """Gauss's elimination of (1 − keep · P) v = rhs, where no entry is further than `reach` from the diagonal.

    The diagonal outweighs its row, so no rows need to be exchanged.
    """
    size, wide = end - first, 2 * reach + 1
    for entry in range(size * wide):
        band[entry] = 0.0
    for at in range(size):
        state = order[first + at]
        band[at * wide + reach] = 1.0
        for branch in range(weights.shape[1]):
            after = successors[state, branch]
            if weights[state, branch] > 0.0 and group[after] == number:
                band[at * wide + reach + place[after] - at] -= keep * weights[state, branch]
    for at in range(size):
        pivot = band[at * wide + reach]
        for below in range(at + 1, min(at + reach + 1, size)):
            factor = band[below * wide + reach + at - below] / pivot
            if factor != 0.0:
                rhs[below] -= factor * rhs[at]
                for step in range(1, min(reach + 1, size - at)):
                    band[below * wide + reach + at - below + step] -= factor * band[at * wide + reach + step]
    for back in range(size):
        at = size - 1 - back
        value = rhs[at]
        for step in range(1, min(reach + 1, size - at)):
            value -= band[at * wide + reach + step] * v[order[first + at + step]]
        v[order[first + at]] = value / band[at * wide + reach]


@inlined
def _sweep_group(
    order: Array,
    first: Any,
    end: Any,
    number: Any,
    keep: Any,
    group: Array,
    successors: Array,
    weights: Array,
    rhs: Array,
    v: Array,
) -> None:
    """The same equations by sweeps in place until nothing moves, for groups too large to eliminate."""
    for _ in range(200_000):
        moved, largest = 0.0, 1.0
        for at in range(first, end):
            state = order[at]
            value, own = rhs[at - first], 0.0
            for branch in range(weights.shape[1]):
                after = successors[state, branch]
                if weights[state, branch] > 0.0 and group[after] == number:
                    if after == state:
                        own += keep * weights[state, branch]
                    else:
                        value += keep * weights[state, branch] * v[after]
            value /= 1.0 - own
            moved, largest = max(moved, abs(value - v[state])), max(largest, abs(value))
            v[state] = value
        if moved <= 1e-14 * largest:
            break


@inlined
def _judge(order: Array, first: Any, end: Any, scale: Any, v: Array) -> None:
    """A closed group with gains and losses, solved at almost γ = 1: its value there is its mean reward per step over 1 − γ."""
    gain = v[order[first]] * _ALMOST
    for at in range(first, end):
        if gain > 1e-6 * scale:
            v[order[at]] = np.inf
        elif gain < -1e-6 * scale:
            v[order[at]] = -np.inf
