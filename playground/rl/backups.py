"""Look-ahead: what chapter 4 of the book does with a known table, one state at a time. Sutton & Barto (2018)."""

from typing import NamedTuple

import numpy as np

from playground.compiled import inlined, kernel
from playground.rl.kernel_types import U64, Array, Index, StateValues, kernel_view
from playground.world.mdp import TabularMDP


class Model(NamedTuple):
    """The table as kernels read it, axes as in `TabularMDP`; `successor` is uint32, so that no index can count from the end."""

    probability: Array
    successor: Array
    reward: Array
    continuation: Array
    legal: Array


def model(mdp: TabularMDP) -> Model:
    """The table of a level for kernels: read-only views, no copies."""
    columns: tuple[Array, ...] = (mdp.probability, mdp.successor.view(np.uint32), mdp.reward, mdp.continuation, mdp.legal)
    return Model(*map(kernel_view, columns))


@inlined
def look_ahead(state: Index, action: Index, v: StateValues, model: Model) -> float:
    """q(s, a) = Σ_k p_k [r_k + γ_k v(s'_k)], the right side of eq. 4.6 without its maximum."""
    total: float = 0.0
    for branch in range(model.probability.shape[2]):
        chance = model.probability[state, action, branch]
        if chance > 0.0:
            following = model.continuation[state, action, branch]
            gain = model.reward[state, action, branch]
            if following > 0.0:
                gain += following * v[U64(model.successor[state, action, branch])]
            total += chance * gain
    return total


@inlined
def optimal_backup(state: Index, v: StateValues, model: Model) -> float:
    """max_a q(s, a) (eq. 4.10), 0 where nothing is legal."""
    best, any_legal = 0.0, False
    for action in range(model.legal.shape[1]):
        if model.legal[state, action]:
            value = look_ahead(state, action, v, model)
            if not any_legal or value > best:
                best, any_legal = value, True
    return best


@inlined
def expected_backup(state: Index, policy: Array, v: StateValues, model: Model) -> float:
    """Σ_a π(a|s) q(s, a) (eq. 4.5), 0 where nothing is legal."""
    total: float = 0.0
    for action in range(model.legal.shape[1]):
        chance = policy[state, action]
        if chance > 0.0:
            total += chance * look_ahead(state, action, v, model)
    return total


@kernel
def _fill_action_values(v: Array, model: Model, q: Array) -> None:
    for state in range(model.legal.shape[0]):
        for action in range(model.legal.shape[1]):
            if model.legal[state, action]:
                q[state, action] = look_ahead(state, action, v, model)


def action_values(v: Array, model: Model) -> Array:
    """[S, A]: q(s, a) of the look-ahead from v [S]; 0 where an action is not legal. Infinite values give infinite look-aheads."""
    q = np.zeros(model.legal.shape)
    _fill_action_values(v, model, q)
    return q


def magnitudes(v: Array, mdp: TabularMDP) -> Array:
    """[S]: the largest Σ_k p_k (|r_k| + γ_k |v(s'_k)|) of a state's actions: what the rounding of its look-aheads is relative to.

    Where rewards have both signs values may cancel far away, so the largest of all states holds for each then. Infinite values
    do not count.
    """
    sizes = model(mdp)._replace(reward=np.abs(mdp.reward))
    finite = np.abs(np.where(np.isfinite(v), v, 0.0))
    own: Array = action_values(finite, sizes).max(axis=1, initial=0.0)
    cancels = mdp.reward.min(initial=0.0) < 0.0 < mdp.reward.max(initial=0.0)
    return np.full(len(own), own.max(initial=0.0)) if cancels else own
