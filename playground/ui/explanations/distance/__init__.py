"""Distance: how far the run is from the optimum."""

from playground.ui.explanations.distance.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
