"""Gradients of softmax policies with a preference per state and action."""

import numpy as np
from numpy.typing import NDArray

from playground.compiled import inlined
from playground.rl.evaluation import solve_policy
from playground.rl.policies import softmax
from playground.world.mdp import TabularMDP

Floats = NDArray[np.float64]


@inlined
def softmax_score(chance: float, taken: bool) -> float:
    """∂ ln π(A|s) / ∂h(s, a) = 1{a = A} − π(a|s): `chance` is π(a|s), `taken` whether a is A (ex. 13.3; Sutton & Barto 2018)."""
    return (1.0 if taken else 0.0) - chance


def policy_gradient(mdp: TabularMDP, preferences: Floats) -> Floats:
    """The exact gradient of J(h) = Σ_s start(s) v_π(s) for the softmax policy of preferences h.

        ∂J/∂h(s, a) = η(s) π(a|s) [q(s, a) − v(s)],  η(s) = start(s) + Σ_{s̄} η(s̄) Σ_a π(a|s̄) Σ_k p_k γ_k 1{s'_k = s}

    Sutton & Barto (2018), the policy gradient theorem (eq. 13.5) with discounting.

    Args:
      preferences: [S, A] float64; those of actions that are not legal are not read.

    Returns:
      [S, A] float64, 0 where an action is not legal.

    Raises:
      LinAlgError: at γ = 1 the mouse may go on for ever.
    """
    policy = softmax(preferences, mdp.legal)
    v, q = solve_policy(mdp, policy)
    S = len(mdp.states)
    flow = np.zeros((S, S))
    weights = policy[:, :, None] * mdp.probability * mdp.continuation
    np.add.at(flow, (np.broadcast_to(np.arange(S)[:, None, None], mdp.successor.shape), mdp.successor), weights)
    occupancy = np.linalg.solve(np.eye(S) - flow.T, mdp.start)
    gradient: Floats = occupancy[:, None] * policy * (q - v[:, None])
    return gradient
