"""What a policy earns in so many steps at most, in the mean over all that may happen."""

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
    v: Array = np.zeros(len(states))
    for _ in range(steps):
        v = earned + (onward * v[successors]).sum(axis=1)
    return v
