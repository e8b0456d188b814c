"""What a board looks like on one floor: what was taken is gone, doors and gates that can be passed are open."""

from typing import NamedTuple

from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import Floor


class Shown(NamedTuple):
    """A board at one moment.

    rows: the characters to draw; what was taken or is away shows its ground ".".
    open: the doors and gates that can be passed now.
    """

    rows: tuple[str, ...]
    open: frozenset[Cell]


def shown(level: Level, floor: Floor) -> Shown:
    """What to draw of a level when this is remembered."""
    return Shown(level.rows, frozenset())
