"""The tilesets of a Tiled map: which tile stands behind a number, and a tileset that says all about a level's own tiles."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from playground.world.exchange import json_text
from playground.world.exchange.stated import TILE_FORMS, fields_of, stated
from playground.world.exchange.tiled_layers import properties_of
from playground.world.glyphs import is_glyph
from playground.world.level import Level, LevelError
from playground.world.tile import Tile
from playground.world.tiles import GLYPHS, TILES, named

_KINDS = {word.lower(): tile.kind for tile in TILES.values() for word in (tile.kind, tile.title)}
_SOLID = ("collides", "solid", "wall")
"""Properties by which many maps mark what cannot be entered."""
_FLOOR, _WALL = GLYPHS["."].kind, GLYPHS["#"].kind


class Described(NamedTuple):
    """What a tileset says of one tile: its kind, its changed fields, its character ("" where it has none).

    declared: whether a level states the tile in its legend though its character means just that anyway.
    """

    kind: str
    changes: dict[str, Any]
    glyph: str = ""
    declared: bool = False

    def tile(self, glyph: str) -> Tile:
        """The tile under a character."""
        return dataclasses.replace(named(self.kind, glyph), **self.changes)


class Tilesets(NamedTuple):
    """The described tiles of a map by their number, and the names of the tilesets that are in files of their own."""

    tiles: dict[int, Described]
    absent: tuple[str, ...]


def tilesets_of(data: dict[str, Any]) -> Tilesets:
    """The tiles that say what they are. LevelError names the tile whose properties cannot be read."""
    tiles: dict[int, Described] = {}
    absent = []
    for each in json_text.objects(data, "tilesets", "the map"):
        if "source" in each:
            absent.append(json_text.text(each, "source", "a tileset"))
            continue
        name = json_text.text(each, "name", "a tileset")
        first = json_text.whole(each, "firstgid", f"tileset {name[:40]!r}", 1, 2**28)
        for entry in json_text.objects(each, "tiles", f"tileset {name[:40]!r}"):
            number = json_text.whole(entry, "id", f"a tile of {name[:40]!r}", 0, 2**28)
            found = _described(entry, f"tile {number} of {name[:40]!r}")
            if found:
                tiles[first + number] = found
    return Tilesets(tiles, tuple(absent))


def _described(entry: dict[str, Any], where: str) -> Described | None:
    """What a tile says of itself, None where it says nothing."""
    told = properties_of(entry, where)
    glyph = told.get("glyph", "")
    if glyph != "" and not (isinstance(glyph, str) and is_glyph(glyph)):
        raise LevelError(f"{where}: glyph is {ascii(glyph)[:40]}, expected one visible character")
    changes = fields_of(told, TILE_FORMS, where)
    words = [told.get("kind"), entry.get("type"), entry.get("class")]
    kinds = [_KINDS[word.lower()] for word in words if isinstance(word, str) and word.lower() in _KINDS]
    if kinds:
        kind = kinds[0]
    elif glyph in GLYPHS:
        kind = GLYPHS[glyph].kind
    elif any(told.get(name) is True for name in _SOLID):
        kind = _WALL
    elif changes:
        kind = _FLOOR
    else:
        return None
    return Described(kind, changes, glyph, told.get("declared") is True)


def numbered(level: Level) -> dict[str, int]:
    """A number from 1 for each character of the map and of the legend."""
    drawn: set[str] = set().union(*level.rows, *(row for change in level.changes for row in change.rows))
    return {glyph: number for number, glyph in enumerate(sorted(drawn | set(level.legend)), start=1)}


def tileset(level: Level, numbers: Mapping[str, int], cell: int) -> dict[str, Any]:
    """The tileset that says everything about a level's tiles, without pictures."""
    return {
        "firstgid": 1,
        "name": "bellman-playground",
        "tilewidth": cell,
        "tileheight": cell,
        "tilecount": len(numbers),
        "columns": 0,
        "margin": 0,
        "spacing": 0,
        "tiles": [_entry(level, glyph, number - 1) for glyph, number in numbers.items()],
    }


def _entry(level: Level, glyph: str, number: int) -> dict[str, Any]:
    tile = level.tile(glyph)
    told = {"glyph": glyph, "kind": tile.kind, **stated(tile, named(tile.kind, glyph), TILE_FORMS)}
    if glyph in level.legend and GLYPHS.get(glyph) == tile:
        told["declared"] = True
    return {"id": number, "type": tile.kind, "properties": list(properties(told))}


def properties(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Values by name as the list of properties that Tiled shows, each with its type."""
    for name in sorted(told):
        value = told[name]
        kind = {bool: "bool", int: "int", float: "float"}.get(type(value), "string")
        yield {"name": name, "type": kind, "value": value}
