"""Editing a level: its panels, its advice, and the strokes of the brush."""
