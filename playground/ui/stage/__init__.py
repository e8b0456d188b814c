"""What of a run comes on the board: which map and floor are looked at, what an overlay is given, what moves, a second board."""
