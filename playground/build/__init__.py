"""The playground as a program for those who have no Python: `python -m playground.build` (docs/systems.md)."""
