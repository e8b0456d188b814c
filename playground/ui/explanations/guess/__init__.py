"""Guess: a question about the board, and the answer."""

from playground.ui.explanations.guess.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
