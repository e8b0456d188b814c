"""The board: what is drawn of a level and of a snapshot, its overlays and its legend."""
