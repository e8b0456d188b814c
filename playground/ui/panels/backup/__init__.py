"""One backup of a cell, drawn and written: the cell that is read, the ways from it, the terms of its sum."""
