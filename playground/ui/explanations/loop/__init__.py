"""The loop: state, action, reward, next state, one turn after the other."""

from playground.ui.explanations.loop.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
