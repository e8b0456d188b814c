"""The board: what is drawn of a level and of numbers on its states, its overlays and its legend."""
