"""Glyphs of a level as it is edited: finding or making one for a tile, keeping what jumps point at, forgetting the unused."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType

from playground.edit.edit import EditError
from playground.world.characters import glyphs_of
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.tile import Tile
from playground.world.tiles import GLYPHS, TILES

FLOOR = "."
"""The glyph of floor in every level file."""

FREE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ"
"""Glyphs to give away, the most readable first."""


def used(level: Level) -> frozenset[str]:
    """The glyphs that any map of a level shows, now or after a change."""
    return glyphs_of(level.rows).union(*(glyphs_of(change.rows) for change in level.changes))


def places(level: Level, glyph: str) -> list[Cell]:
    """The cells that show a glyph, in reading order."""
    return [
        Cell(row, col) for row, text in enumerate(level.rows) if glyph in text for col, other in enumerate(text) if other == glyph
    ]


def targets(tile: Tile) -> tuple[str, ...]:
    """The glyphs that a tile sends the agent to."""
    return (*tile.to, tile.sends_to) if tile.sends_to else tile.to


def pointed_at(level: Level) -> frozenset[str]:
    """The glyphs that tiles on any map send the agent to."""
    return frozenset(target for glyph in used(level) for target in targets(level.tile(glyph)))


def same(one: Tile, other: Tile) -> bool:
    """Whether two tiles do the same, whatever their glyphs."""
    return dataclasses.replace(one, glyph=other.glyph) == other


def start_tile() -> Tile:
    """The kind of tile where an episode begins."""
    return next(tile for tile in TILES.values() if tile.starts)


def landing_for(jump: Tile, ground: Tile) -> Tile:
    """What the ground becomes where a jump is made to land: the kind that such jumps land on, where it was plain floor."""
    usual = TILES[jump.kind].to
    return GLYPHS[usual[0]] if usual and same(ground, GLYPHS[FLOOR]) else ground


def with_entry(level: Level, glyph: str, tile: Tile) -> Level:
    """The level with a glyph standing for a tile; what a glyph stands for by itself needs no entry."""
    entry = dataclasses.replace(tile, glyph=glyph)
    if GLYPHS.get(glyph) == entry:
        legend = {key: value for key, value in level.legend.items() if key != glyph}
    else:
        legend = {**level.legend, glyph: entry}
    return dataclasses.replace(level, legend=MappingProxyType(legend))


def glyph_for(level: Level, tile: Tile) -> tuple[Level, str]:
    """The level, and a glyph in it that stands for a tile: one that does already, the tile's own if it is free, or a new one."""
    for glyph in (tile.glyph, *level.legend, *GLYPHS):
        if glyph and (glyph in level.legend or glyph in GLYPHS) and same(level.tile(glyph), tile):
            return level, glyph
    return fresh(level, tile)


def fresh(level: Level, tile: Tile) -> tuple[Level, str]:
    """The level with a glyph of its own for a tile, even where another one does the same; EditError where all are taken."""
    in_use = used(level) | level.legend.keys() | pointed_at(level)
    taken = in_use | GLYPHS.keys()
    own = (tile.glyph,) if tile.glyph in GLYPHS and tile.glyph not in in_use else ()
    free = next((glyph for glyph in (*own, *FREE) if glyph in own or glyph not in taken), None)
    if free is None:
        raise EditError(
            f"this level uses all {len(FREE)} characters there are for tiles of its own; make some of its tiles alike first"
        )
    return with_entry(level, free, tile), free


def without_unused(level: Level, before: Level) -> Level:
    """The level without the legend entries that an edit made useless; those that were unused before are kept."""
    was, now = (used(version) | pointed_at(version) for version in (before, level))
    kept = {glyph: tile for glyph, tile in level.legend.items() if glyph in now or (glyph in before.legend and glyph not in was)}
    return level if len(kept) == len(level.legend) else dataclasses.replace(level, legend=MappingProxyType(kept))


def retargeted(level: Level, renamed: Mapping[str, tuple[str, ...]]) -> Level:
    """The level with every tile that points at a renamed glyph pointing at the new ones."""
    for glyph in sorted(used(level)):
        tile = level.tile(glyph)
        if any(target in renamed for target in targets(tile)):
            to = tuple(new for target in tile.to for new in renamed.get(target, (target,)))
            sends_to = renamed.get(tile.sends_to, (tile.sends_to,))[0]
            level = with_entry(level, glyph, dataclasses.replace(tile, to=to, sends_to=sends_to))
    return level
