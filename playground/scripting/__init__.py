"""What scripts and notebooks call: `playground.solve`, `playground.train`, `playground.replay`."""
