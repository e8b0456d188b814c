"""Cells and moves: where the agent can be and the nine ways it can go."""

from types import MappingProxyType
from typing import NamedTuple


class Cell(NamedTuple):
    """A place on the board; row 0 is the top, col 0 the left."""

    row: int
    col: int


MOVES = MappingProxyType(
    {
        "up": (-1, 0),
        "right": (0, 1),
        "down": (1, 0),
        "left": (0, -1),
        "up-right": (-1, 1),
        "down-right": (1, 1),
        "down-left": (1, -1),
        "up-left": (-1, -1),
        "stay": (0, 0),
    }
)
"""Every action name with its (rows, columns); the order is that of the actions in every table."""

MOVE_SETS = MappingProxyType(
    {
        "left-right": ("left", "right"),
        "four": ("up", "right", "down", "left"),
        "eight": tuple(name for name in MOVES if name != "stay"),
        "nine": tuple(MOVES),
    }
)
