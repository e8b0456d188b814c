"""Where a policy leads from the start: how often it comes to each state, and where it goes round for ever."""

import numpy as np

from playground.rl.components import components
from playground.rl.kernel_types import Array
from playground.world.mdp import TabularMDP

SOLVED = 300
"""States up to which the equations are solved; above, they are iterated."""
ROUNDS = 4000
"""Steps of an iteration at most."""
LEFT = 1e-12
"""What may be left of the mass of an episode when an iteration ends."""


def _moved(mdp: TabularMDP, policy: Array) -> Array:
    """[S, A, K] how likely each outcome of each state is when this policy [S, A] acts there."""
    moved: Array = np.where(mdp.legal, policy, 0.0)[:, :, None] * mdp.probability
    return moved


def reached(mdp: TabularMDP, policy: Array) -> Array:
    """[S] bool: the states that a policy [S, A] comes to from where episodes begin; what ends an episode leads nowhere on."""
    edges = (_moved(mdp, policy) > 0.0) & ~mdp.ends
    states: Array = mdp.start > 0.0
    news: Array = np.flatnonzero(states)
    while len(news):
        after: Array = np.unique(mdp.successor[news][edges[news]])
        news = after[~states[after]]
        states[news] = True
    return states


def occupancy(mdp: TabularMDP, policy: Array) -> Array | None:
    """How often an episode of a policy comes to each state, each visit at time t counted as γ^t.

        η(s) = h(s) + Σ_s̄ η(s̄) Σ_a π(a|s̄) Σ_k p_k γ_k [s'_k = s]

    Sutton & Barto (2018), eq. 9.2, with discounting as a kind of termination.

    Args:
      mdp: the table; h is where its episodes begin.
      policy: [S, A] float64 in [0, 1], each row sums to 1 over legal actions.

    Returns:
      [S] float64 ≥ 0; 0 where nothing can be done. None where some visits have no end (at γ = 1 the policy may never arrive),
      or where there are so many states, coming back so often, that the sum was not reached.
    """
    moved = _moved(mdp, policy)
    acting = np.flatnonzero(reached(mdp, policy) & ~mdp.terminal)
    number = np.full(len(mdp.start), -1)
    number[acting] = np.arange(len(acting))
    weights = (moved * mdp.continuation)[acting]
    after = number[mdp.successor[acting]]
    used = (weights > 0.0) & (after >= 0)
    before = np.broadcast_to(np.arange(len(acting))[:, None, None], weights.shape)[used]
    flow, after, begin = weights[used], after[used], mdp.start[acting]
    visits = np.zeros(len(mdp.start))
    if len(acting) <= SOLVED:
        eta = _solved(before, after, flow, begin)
    else:
        eta = _iterated(before, after, flow, begin)
    if eta is None:
        return None
    visits[acting] = eta
    return visits


def _solved(before: Array, after: Array, flow: Array, begin: Array) -> Array | None:
    """By elimination; no rows change places: in each column the other numbers are together at most as large as the pivot."""
    count, eta = len(begin), begin.copy()
    matrix = np.eye(count)
    np.subtract.at(matrix, (after, before), flow)
    for k in range(count):
        if matrix[k, k] < LEFT:
            return None
        below = k + 1 + np.flatnonzero(matrix[k + 1 :, k])
        across = k + np.flatnonzero(matrix[k, k:])
        share = matrix[below, k] / matrix[k, k]
        matrix[np.ix_(below, across)] -= share[:, None] * matrix[k, across]
        eta[below] -= share * eta[k]
    for k in range(count - 1, -1, -1):
        eta[k] = (eta[k] - (matrix[k, k + 1 :] * eta[k + 1 :]).sum()) / matrix[k, k]
    left = begin + np.bincount(after, flow * eta[before], count) - eta
    return np.maximum(eta, 0.0) if np.abs(left).max(initial=0.0) < 1e-6 else None


def _iterated(before: Array, after: Array, flow: Array, begin: Array) -> Array | None:
    eta, now = begin.copy(), begin
    for _ in range(ROUNDS):
        now = np.bincount(after, flow * now[before], len(begin))
        eta = eta + now
        if now.sum() < LEFT:
            return eta
    return None


def circles(mdp: TabularMDP, policy: Array) -> Array:
    """[S] bool: states that a policy [S, A] comes to from the start and then never leaves for good, though nothing ends there."""
    moved = _moved(mdp, policy)
    S, A, K = moved.shape
    goes_on = moved * ~mdp.ends
    successors = np.ascontiguousarray(mdp.successor.reshape(S, A * K)).view(np.uint32)
    _, bounds, group = components(successors, goes_on.reshape(S, A * K))
    groups = len(bounds) - 1
    leaves = (goes_on > 0.0) & (group[mdp.successor] != group[:, None, None])
    ends = (moved > 0.0) & mdp.ends
    open_ = np.zeros(groups, bool)
    open_[group[(leaves | ends).any(axis=(1, 2)) | mdp.terminal]] = True
    circling: Array = ~open_[group] & reached(mdp, policy)
    return circling
