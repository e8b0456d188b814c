"""Cells and moves: where the agent can be and the nine ways it can go."""

from collections.abc import Sequence
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

COMPASS = MappingProxyType({"north": "up", "east": "right", "south": "down", "west": "left"})
"""Other words for moves, which tables from elsewhere use."""
_FREE = ((-1, -1), (-1, 1), (1, -1), (1, 1), (-1, 0), (0, 1), (1, 0), (0, -1))


def move_named(action: str) -> str:
    """The move that an action is, by either name; "" for an action that is none."""
    move = COMPASS.get(action, action)
    return move if move in MOVES else ""


def ways(actions: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where each of some actions is drawn, as (rows, columns): a move where it goes, by either name.

    What is no move is drawn where no move of these goes, the corners first; where nothing is free, in the middle.
    """
    moves = {name: MOVES[move_named(name)] for name in actions if move_named(name)}
    free = iter([way for way in _FREE if way not in moves.values()])
    return tuple(moves[name] if name in moves else next(free, (0, 0)) for name in actions)
