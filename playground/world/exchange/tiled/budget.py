"""How much of a map is read: what is in it is counted before it is made, so that a small file claims little memory and time."""

from playground.world.level import LevelError

MOST_CELLS = 4_000_000
"""Cells of all layers and objects of a map together: four layers of the largest board."""
MOST_LAYERS = 2_000
"""Layers and groups of a map."""
MOST_OBJECTS = 50_000
"""Objects of a map and pieces of its layers, scenery among them."""


class Budget:
    """What is left of a number of cells, of layers and of objects."""

    def __init__(self, cells: int = MOST_CELLS, layers: int = MOST_LAYERS, objects: int = MOST_OBJECTS) -> None:
        self._most = self._left = cells
        self._most_layers = self._layers = layers
        self._most_objects = self._objects = objects

    def take(self, cells: int) -> None:
        """Lowers what is left of the cells; LevelError where it is not enough."""
        self._left -= cells
        if self._left < 0:
            raise LevelError(
                f"the layers and objects of the map fill more than {self._most:,} cells in all, the most that is read"
            )

    def take_layer(self) -> None:
        """Counts a layer; LevelError where there are too many."""
        self._layers -= 1
        if self._layers < 0:
            raise LevelError(f"the map has more than {self._most_layers:,} layers, the most that is read; merge some of them")

    def take_objects(self, count: int = 1) -> None:
        """Counts objects, or pieces of a layer; LevelError where there are too many."""
        self._objects -= count
        if self._objects < 0:
            raise LevelError(f"the map has more than {self._most_objects:,} objects or chunks, the most that is read")
