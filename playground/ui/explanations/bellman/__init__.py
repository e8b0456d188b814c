"""Bellman's equation, term by term, for the cell that is read."""

from playground.ui.explanations.bellman.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
