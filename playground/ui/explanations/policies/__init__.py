"""Policies: one that is painted by hand, and what it is worth."""

from playground.ui.explanations.policies.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
