"""Words by which maps say what lies in a cell: our kinds of tiles by class, type or name, and what games call them."""

import re
from collections.abc import Iterable

from playground.world.tiles import GLYPHS, TILES

FLOOR, WALL = GLYPHS["."].kind, GLYPHS["#"].kind
_START, _GOAL = GLYPHS["S"].kind, GLYPHS["G"].kind
_KINDS = {word.lower(): tile.kind for tile in TILES.values() for word in (tile.kind, tile.title)}
_USUAL = {
    **dict.fromkeys(("player", "playerstart", "playerspawn", "spawn", "spawnpoint", "startpoint", "hero", "entrance"), _START),
    **dict.fromkeys(("finish", "end", "target", "goalpoint", "endpoint"), _GOAL),
    **dict.fromkeys(("walls", "collision", "collisions", "collider", "colliders", "solid", "solids", "blocked"), WALL),
    **dict.fromkeys(("blocking", "obstacle", "obstacles"), WALL),
}


def kind_of(words: Iterable[object]) -> str:
    """The kind of tile that the first word which is one stands for, "" where none is."""
    kinds = [_KINDS[word.lower()] for word in words if isinstance(word, str) and word.lower() in _KINDS]
    return kinds[0] if kinds else ""


def usual_kind_of(words: Iterable[object]) -> tuple[str, str]:
    """The same with the words that games use as well, and the word; ("", "") where none is one.

    A player stands at the start; a number behind a word only counts.
    """
    for word in words:
        plain = re.sub(r"[\W_]+|\d+$", "", word.lower()) if isinstance(word, str) else ""
        kind = kind_of([word]) or kind_of([plain]) or _USUAL.get(plain, "")
        if kind:
            return kind, str(word)[:40]
    return "", ""
