"""The cards that lie over the window."""
