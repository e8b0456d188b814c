"""A policy that is painted by hand, and what it is worth."""
