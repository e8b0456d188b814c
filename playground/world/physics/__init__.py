"""What a move does: the only physics."""
