"""Cells in words."""

from collections.abc import Sequence

from playground.world.grid import Cell

MOST = 3
"""The most cells that are named one by one."""


def counted_places(cells: Sequence[Cell]) -> str:
    """A few cells by row and column, many by their number."""
    if len(cells) > MOST:
        return f"{len(cells):,} cells"
    places = [f"row {cell.row}, column {cell.col}" for cell in cells]
    return " and ".join((", ".join(places[:-1]), places[-1])) if len(places) > 1 else places[0]
