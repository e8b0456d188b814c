"""The best mean undiscounted return of an episode: what a learning curve can reach."""

import numpy as np

from playground.training.snapshot import Optimum
from playground.ui.drawing.store import stored
from playground.world.mdp import TabularMDP

LARGEST = 700
"""The most states for which it is solved here, which takes some milliseconds, once for each level."""


@stored(maxsize=4)
def best_return(mdp: TabularMDP, optimum: Optimum) -> float | None:
    """E[R_1 + … + R_T] from the start of the policy that is optimal for the level's own discount, ties shared evenly.

    The linear equations of Sutton & Barto (2018), eq. 4.4, with γ = 1 up to the end of the episode. None where the level is
    large, or where that policy need never end.
    """
    count = len(mdp.states)
    if count > LARGEST or optimum.message:
        return None
    policy = optimum.optimal / np.maximum(optimum.optimal.sum(axis=1, keepdims=True), 1)
    chances = policy[:, :, None] * mdp.probability
    rewards = (chances * mdp.reward).sum(axis=(1, 2))
    onward = np.zeros((count, count))
    rows = np.broadcast_to(np.arange(count)[:, None, None], mdp.successor.shape)
    np.add.at(onward, (rows, mdp.successor), np.where(mdp.ends, 0.0, chances))
    try:
        values = np.linalg.solve(np.eye(count) - onward, rewards)
    except np.linalg.LinAlgError:
        return None
    mean = float(mdp.start @ values)
    return mean if np.isfinite(mean) and abs(mean) < 1e7 else None
