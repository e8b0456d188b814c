"""The Bellman inspector: what is looked at, the sums of a cell, and where its terms come from on the board."""
