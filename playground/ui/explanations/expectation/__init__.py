"""Expectation: many episodes, their returns and their mean."""

from playground.ui.explanations.expectation.explanation import EXPLANATION

__all__ = ["EXPLANATION"]
