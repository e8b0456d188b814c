"""Two brains: which learners go together, and how each of them comes from a state to a move."""
