"""From a level, or from any arrays, to the table of everything that can happen."""
