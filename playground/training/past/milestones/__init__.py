"""Moments of a run that are worth a bookmark, looked for while nothing else is to be done."""
