"""The doctor: why nothing is learned."""

from playground.ui.explanations.doctor.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
