"""Best moves: the greedy policy, stamped cell by cell."""

from playground.ui.explanations.best_moves.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
