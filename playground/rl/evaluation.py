"""The exact value of a policy: the linear equations of section 4.1 solved, not iterated."""

import numpy as np

from playground.rl.backups import action_values, model
from playground.rl.kernel_types import Array
from playground.rl.linear_equations import LinearEquations
from playground.world.mdp import TabularMDP


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
    successors = np.ascontiguousarray(mdp.successor.reshape(S, A * K)).view(np.uint32)
    leak = (chances * (1.0 - mdp.continuation)).sum(axis=(1, 2))
    rhs = (chances * mdp.reward).sum(axis=(1, 2))
    v = LinearEquations(successors, weights, leak, rhs, np.zeros(S)).solve()
    return v, action_values(v, model(mdp))
