"""Inside a network: where its units stand, how they are drawn, and what of it is laid over the board."""
