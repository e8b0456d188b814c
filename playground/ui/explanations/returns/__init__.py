"""The return: rewards of one episode, discounted and added up."""

from playground.ui.explanations.returns.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
