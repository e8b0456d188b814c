"""What moves are called in files of other programs."""

import re

DIRECTIONS = {
    "up": ("up", "north", "u", "n", "↑", "moveup", "movenorth"),
    "down": ("down", "south", "d", "s", "↓", "movedown", "movesouth"),
    "left": ("left", "west", "l", "w", "←", "moveleft", "movewest"),
    "right": ("right", "east", "r", "e", "→", "moveright", "moveeast"),
}
"""What a move in a direction may be called."""


def direction_of(name: str) -> str:
    """The name of an action, where it is a direction under one name for all that it may be called: "up" for "Move North"."""
    word = re.sub(r"[\s_-]", "", name.casefold())
    return next((direction for direction, words in DIRECTIONS.items() if word in words), word)
