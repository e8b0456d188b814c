"""The text of a level: scanned, read, written."""
