"""What acting earns in so many steps at most, in the mean over all that may happen."""

from collections.abc import Callable

import numpy as np

from playground.rl.kernel_types import Array
from playground.world.mdp import TabularMDP


def horizon_returns(mdp: TabularMDP, actions: Array, steps: int) -> Array:
    """The expected sum of rewards of the next H steps, without a discount, by acting so and not otherwise.

        v_0(s) = 0,  v_{k+1}(s) = Σ_{s', r} p(s', r | s, a(s)) [r + v_k(s')]

    Nothing follows an outcome that ends the episode. Sutton & Barto (2018), eq. 4.5 with γ = 1, so many times.

    Args:
      mdp: S states and A actions.
      actions: [S] int, a(s); of a state where nothing is legal it is not read.
      steps: H, from 0.

    Returns:
      [S] float64 v_H: 0 where the episode has ended, and everywhere for H = 0.
    """
    states = np.arange(len(mdp.states))
    chances, successors = mdp.probability[states, actions], mdp.successor[states, actions]
    earned = (chances * mdp.reward[states, actions]).sum(axis=1)
    onward = np.where(mdp.ends[states, actions], 0.0, chances)
    return _repeated(lambda v: earned + (onward * v[successors]).sum(axis=1), len(states), steps)


def horizon_policy_returns(mdp: TabularMDP, policy: Array, steps: int) -> Array:
    """[S] float64: the same by a policy π [S, A], whose rows sum to 1 over legal actions (those of states without one to 0)."""
    earned, onward = _one_step(mdp)
    return _repeated(lambda v: (policy * (earned + (onward * v[mdp.successor]).sum(axis=2))).sum(axis=1), len(mdp.states), steps)


def horizon_optimum(mdp: TabularMDP, steps: int) -> Array:
    """[S] float64: the most that any way to act can earn in the next H steps, also one that looks at the clock.

    v_{k+1}(s) = max_a Σ_{s', r} p(s', r | s, a) [r + v_k(s')]  (eq. 4.10 with γ = 1, so many times)
    """
    earned, onward = _one_step(mdp)

    def look(v: Array) -> Array:
        q = np.where(mdp.legal, earned + (onward * v[mdp.successor]).sum(axis=2), -np.inf)
        best: Array = np.where(mdp.terminal, 0.0, q.max(axis=1, initial=-np.inf))
        return best

    return _repeated(look, len(mdp.states), steps)


def _one_step(mdp: TabularMDP) -> tuple[Array, Array]:
    """[S, A] the mean reward of each action, [S, A, K] the chances of the outcomes after which the episode goes on."""
    return (mdp.probability * mdp.reward).sum(axis=2), np.where(mdp.ends, 0.0, mdp.probability)


def _repeated(look: Callable[[Array], Array], states: int, steps: int) -> Array:
    """v_H; what one step does not change, no later one does."""
    v: Array = np.zeros(states)
    for _ in range(steps):
        before, v = v, look(v)
        if np.array_equal(before, v):
            break
    return v
