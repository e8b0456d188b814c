"""Q as kernels want it: an action that is not legal is never greedy."""

import numpy as np

from playground.learning.learner import Array


class ActionValues:
    """q [S, A] float64 with −∞ where an action is not legal, and 0 throughout a state where none is."""

    def __init__(self, legal: Array, initial: float) -> None:
        self.legal = legal
        self._never = ~legal & legal.any(axis=1, keepdims=True)
        self.table: Array = np.zeros(legal.shape)
        self.flat: Array = self.table.reshape(-1)
        self.load(np.where(legal, initial, 0.0))

    def shown(self) -> Array:
        """A copy with 0 for actions that are not legal."""
        return np.where(self.legal, self.table, 0.0)

    def best(self) -> Array:
        """[S]: max_a q(s, a); 0 where nothing is legal."""
        best: Array = self.table.max(axis=1, initial=-np.inf)
        return np.where(self.legal.any(axis=1), best, 0.0)

    def load(self, q: Array) -> None:
        """Takes values as `shown` gave them; ValueError where they are of another size."""
        if q.shape != self.table.shape:
            raise ValueError(f"the action values are of shape {q.shape}, expected {self.table.shape}")
        self.table[...] = np.where(self.legal, q, np.where(self._never, -np.inf, 0.0))
