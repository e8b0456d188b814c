"""Two brains: values and chances, side by side."""

from playground.ui.explanations.two_brains.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
