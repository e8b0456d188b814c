"""Who is seen on a level whose table came from elsewhere, where that is not a mouse among tiles."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from playground.world.grid import Cell

MOUSE = "mouse"


@dataclass(frozen=True)
class Bystander:
    """A figure that is seen in a cell."""

    figure: str
    cell: Cell


@dataclass(frozen=True)
class Cast:
    """The figures of a level, by the names of their pictures.

    agent: who moves. disguises: what the agent looks like while something is remembered, by the name that it is remembered by.
    bystanders: what stands where while something is remembered.
    """

    agent: str = MOUSE
    disguises: Mapping[str, str] = field(default_factory=dict)
    bystanders: Mapping[str, Bystander] = field(default_factory=dict)

    def seen(self, held: tuple[str, ...]) -> str:
        """The figure of the agent while these names are remembered."""
        return next((self.disguises[name] for name in held if name in self.disguises), self.agent)

    def around(self, held: tuple[str, ...]) -> dict[Cell, tuple[str, ...]]:
        """What stands in each cell while these names are remembered."""
        cells: dict[Cell, tuple[str, ...]] = {}
        for name in held:
            if name in self.bystanders:
                place = self.bystanders[name]
                cells[place.cell] = (*cells.get(place.cell, ()), place.figure)
        return cells


MICE = Cast()
"""A mouse, and nobody else."""
