"""Tiles for foreign letters: a kind with its changes under a character, and the legend that a level needs for them."""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from playground.world.characters import is_glyph
from playground.world.level import LevelError
from playground.world.tile import Tile
from playground.world.tiles import GLYPHS, TILES, named

GROUND = "."
"""The character of plain ground."""
_SPARE = "".join(map(chr, (*range(ord("0"), ord("9") + 1), *range(ord("a"), ord("z") + 1), *range(ord("A"), ord("Z") + 1))))
_FARTHER = (range(0xC0, 0x250), range(0x391, 0x530), range(0x4E00, 0x9FA0))
"""Characters that are used when all plain ones are taken."""


def tile(kind: str, glyph: str = "", /, **changes: Any) -> Tile:
    """A kind of tile with changes, under its own character or another."""
    return dataclasses.replace(named(kind, glyph or TILES[kind].glyph), **changes)


def legend(tiles: Iterable[Tile]) -> dict[str, Tile]:
    """What a level must say about its tiles: those that are not what their character stands for anyway."""
    return {entry.glyph: entry for entry in tiles if GLYPHS.get(entry.glyph) != entry}


class Letters:
    """Gives each tile that differs in kind or numbers a character of its own; `tiles` are those given so far."""

    def __init__(self) -> None:
        self.tiles: dict[str, Tile] = {}
        self._glyphs: dict[Tile, str] = {}
        self._spare = iter((*_SPARE, *map(chr, itertools.chain(*_FARTHER))))

    def letter(self, kind: str, **changes: Any) -> str:
        """The character of a kind with these changes; the first tile of a kind gets the usual one."""
        plain = tile(kind, **changes)
        if plain not in self._glyphs:
            glyph = self._free(plain.glyph, plain != GLYPHS[plain.glyph])
            self.tiles[glyph] = tile(kind, glyph, **changes)
            self._glyphs[plain] = glyph
        return self._glyphs[plain]

    def spare(self) -> str:
        """A character that no tile has and that stands for nothing of its own."""
        return self._free(GROUND, True)

    def claim(self, tile: Tile) -> None:
        """Gives a tile the character that it brings; LevelError where another has it."""
        if self.tiles.setdefault(tile.glyph, tile) != tile:
            raise LevelError(f"two different tiles have the character {tile.glyph!r}, expected a character for each")
        self._glyphs.setdefault(dataclasses.replace(tile, glyph=TILES[tile.kind].glyph), tile.glyph)

    def _free(self, wanted: str, changed: bool) -> str:
        """A character that no tile has; that of the ground is kept for plain ground."""
        if wanted not in self.tiles and not (changed and wanted == GROUND):
            return wanted
        # What was passed over once has been taken, so that many tiles need no search that begins anew for each.
        candidates: Iterator[str] = itertools.chain(wanted.lower(), self._spare)
        for glyph in candidates:
            if glyph not in self.tiles and glyph not in GLYPHS and is_glyph(glyph):
                return glyph
        raise LevelError(f"there are more than {len(self.tiles):,} different tiles, more than there are characters for them")
