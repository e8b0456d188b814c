"""The greedy policy in slow motion: what is compared, the bars of a cell, and the arrows that are stamped."""
