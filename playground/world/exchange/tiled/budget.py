"""How much of a map is read: cells are counted before they are made, so that a small file cannot claim a large memory."""

from playground.world.level import LevelError

MOST_CELLS = 4_000_000
"""Cells of all layers and objects of a map together: four layers of the largest board."""


class Budget:
    """What is left of a number of cells."""

    def __init__(self, cells: int = MOST_CELLS) -> None:
        self._most = self._left = cells

    def take(self, cells: int) -> None:
        """Lowers what is left; LevelError where it is not enough."""
        self._left -= cells
        if self._left < 0:
            raise LevelError(
                f"the layers and objects of the map fill more than {self._most:,} cells in all, the most that is read"
            )
