"""Inside a network: how the light of a cell goes through it."""

from playground.ui.explanations.network.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
