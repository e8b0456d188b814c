"""The characters of a board, found row by row: an edit changes few rows, and a large board has a million cells."""

from functools import lru_cache

from playground.ui.drawing.store import stored
from playground.world.level import Level


@stored(maxsize=4)
def glyphs_of(level: Level) -> frozenset[str]:
    """The characters that a level shows."""
    return frozenset().union(*map(glyphs_in, set(level.rows)))


@lru_cache(maxsize=8192)
def glyphs_in(row: str) -> frozenset[str]:
    """The characters of one row."""
    return frozenset(row)
