"""What a text of Python says of levels, worked out and never run."""
