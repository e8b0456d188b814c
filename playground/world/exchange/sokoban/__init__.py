"""Sokoban boards and collections of them, taken apart."""
