"""Levels, runs and views as a code for a message, which survives what mail and chat programs do to text, or inside a picture."""
