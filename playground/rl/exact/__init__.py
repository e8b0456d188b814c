"""Optima as fractions, and the proof that they are."""
