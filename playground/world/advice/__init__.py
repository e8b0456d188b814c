"""Looking at a level: what is odd in it, what it can reach, what makes it large."""
