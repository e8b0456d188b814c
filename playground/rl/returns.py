"""Returns: the sums of rewards that everything else estimates."""

import numpy as np
from numpy.typing import NDArray

from playground.compiled import inlined

Floats = NDArray[np.float64]


@inlined
def return_before(reward: float, discount: float, following: float) -> float:
    """G_t = R_{t+1} + γ G_{t+1} (eq. 3.9; Sutton & Barto 2018)."""
    return reward + discount * following


def discounted_returns(rewards: Floats, continuations: Floats, bootstrap: float = 0.0) -> Floats:
    """The return of every step of one trajectory of T transitions.

        G_t = R_{t+1} + γ_{t+1} G_{t+1}

    Sutton & Barto (2018), eq. 3.9.

    Args:
      rewards: [T] float, R_1 … R_T.
      continuations: [T] float in [0, 1], γ of each transition, 0 where it terminated.
      bootstrap: what follows the last transition where it did not terminate.

    Returns:
      [T] float, G_0 … G_{T−1}; nothing where T is 0.

    Raises:
      ValueError: the lengths differ.
    """
    if len(rewards) != len(continuations):
        raise ValueError(f"expected as many rewards as continuations, found {len(rewards):,} and {len(continuations):,}")
    returns = np.zeros(len(rewards))
    following = bootstrap
    for t in range(len(rewards) - 1, -1, -1):
        following = rewards[t] + continuations[t] * following
        returns[t] = following
    return returns
