"""The tilesets of a map: what stands behind a number of a tile, in the map itself or in files beside it."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from playground.world.characters import is_glyph
from playground.world.exchange import json_text
from playground.world.exchange.companion_files import ReadCompanion
from playground.world.exchange.stated import TILE_FORMS
from playground.world.exchange.tiled import map_shape, words
from playground.world.exchange.tiled.properties import fields, is_solid, is_true, properties_of, readable_fields
from playground.world.level import LevelError
from playground.world.tile import Tile
from playground.world.tiles import GLYPHS, named

_MOST = 2**28
"""The largest number of a tile."""
_MOST_TILESETS = 1_000


class Described(NamedTuple):
    """What a tile is said to be: its kind, its changed fields, its character ("" where it has none).

    declared: whether a level states the tile in its legend though its character means just that anyway.
    word: what games call it, where that is what says it. ours: it is said in our words, so its fields are meant as ours.
    strange: fields that cannot be read, where it is not.
    """

    kind: str
    changes: dict[str, Any]
    glyph: str = ""
    declared: bool = False
    word: str = ""
    ours: bool = True
    strange: tuple[str, ...] = ()

    def tile(self, glyph: str) -> Tile:
        """The tile under a character."""
        return dataclasses.replace(named(self.kind, glyph), **self.changes)


class Absent(NamedTuple):
    """A tileset in a file of its own that cannot be read, and why."""

    source: str
    reason: str


class Tilesets(NamedTuple):
    """The descriptions of tiles by their number in the map, each with its place; and the tilesets that cannot be read."""

    entries: Mapping[int, tuple[dict[str, Any], str]]
    absent: tuple[Absent, ...]

    def described(self, number: int) -> Described | None:
        """What a tile says of itself, None where it says nothing. LevelError names the property that cannot be read."""
        if number not in self.entries:
            return None
        entry, where = self.entries[number]
        return _described(entry, where)

    def unread(self, number: int) -> tuple[str, ...]:
        """What a tile that says nothing here says all the same: fields that cannot be read, and a class that is no kind."""
        if number not in self.entries:
            return ()
        entry, where = self.entries[number]
        properties = properties_of(entry, where)
        named = (properties.get("kind"), entry.get("type"), entry.get("class"))
        name = next((word for word in named if isinstance(word, str) and word), "")
        strange = (f"{where} is {name[:40]!r}, which is no kind of tile here",) if name else ()
        return (*readable_fields(properties, TILE_FORMS, where)[1], *strange)

    def own(self) -> Iterator[int]:
        """The numbers of tiles that bring a character with them."""
        return (number for number, (entry, where) in self.entries.items() if "glyph" in properties_of(entry, where))

    def is_solid(self, number: int) -> bool:
        """Whether a tile has a shape in the collision editor."""
        entry, where = self.entries.get(number, ({}, ""))
        group = entry.get("objectgroup")
        return isinstance(group, dict) and any("point" not in shape for shape in json_text.objects(group, "objects", where))


def tilesets_of(data: Mapping[str, Any], read_companion: ReadCompanion) -> Tilesets:
    """The tilesets of a map (or of a template). LevelError names the one that is no tileset."""
    entries: dict[int, tuple[dict[str, Any], str]] = {}
    absent = []
    references = json_text.objects(data, "tilesets", "the map")
    if len(references) > _MOST_TILESETS:
        raise LevelError(f"the map has more than {_MOST_TILESETS:,} tilesets, the most that is read")
    for reference in references:
        first = json_text.whole(reference, "firstgid", "a tileset", 1, _MOST)
        tileset = reference
        if "source" in reference:
            source = json_text.text(reference, "source", "a tileset")
            try:
                text = read_companion(source)
            except LevelError as error:
                absent.append(Absent(source, str(error)))
                continue
            tileset = _in_a_file(text, source)
        name = json_text.text(tileset, "name", "a tileset", "tiles")[:40]
        for entry in _entries(tileset, f"tileset {name!r}"):
            number = json_text.whole(entry, "id", f"a tile of {name!r}", 0, _MOST)
            entries[first + number] = entry, f"tile {number} of {name!r}"
    return Tilesets(entries, tuple(absent))


def _in_a_file(text: str, source: str) -> dict[str, Any]:
    try:
        tileset = map_shape.shape_of(text)
    except LevelError as error:
        raise LevelError(f"the tileset {source[:80]}: {error}") from None
    if tileset.get("type", "tileset") != "tileset" or "layers" in tileset:
        raise LevelError(f"the file {source[:80]}, which the map names as a tileset, holds none")
    return tileset


def _entries(tileset: Mapping[str, Any], where: str) -> Iterator[dict[str, Any]]:
    """What a tileset says of its tiles; before Tiled 1.2 that lay in objects by their numbers, properties apart."""
    tiles, properties = tileset.get("tiles", []), tileset.get("tileproperties", {})
    if isinstance(tiles, list) and not properties:
        yield from json_text.objects(tileset, "tiles", where)
        return
    if isinstance(tiles, list):
        tiles = {str(entry.get("id")): entry for entry in json_text.objects(tileset, "tiles", where)}
    if not all(
        isinstance(part, dict) and all(isinstance(value, dict) for value in part.values()) for part in (tiles, properties)
    ):
        raise LevelError(f"{where}: tiles or tileproperties is neither a list nor an object with an object for each tile")
    for number in {**tiles, **properties}:
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            raise LevelError(f"{where}: a tile has the number {number[:40]!r}, expected a whole one")
        entry = dict(tiles.get(number, {}))
        yield entry | {"id": int(number)} | ({"properties": properties[number]} if number in properties else {})


def _described(entry: Mapping[str, Any], where: str) -> Described | None:
    properties = properties_of(entry, where)
    glyph = properties.get("glyph", "")
    if glyph != "" and not (isinstance(glyph, str) and is_glyph(glyph)):
        raise LevelError(f"{where}: glyph is {ascii(glyph)[:40]}, expected one visible character")
    kind = words.kind_of((properties.get("kind"), entry.get("type"), entry.get("class")))
    kind = kind or (GLYPHS[glyph].kind if glyph in GLYPHS else "")
    if kind:
        changes = fields(properties, TILE_FORMS, where)
        return Described(kind, changes, glyph, is_true(properties.get("declared")))
    changes, strange = readable_fields(properties, TILE_FORMS, where)
    word = ""
    if is_solid(properties):
        kind = words.WALL
    else:
        named_so = (entry.get("type"), entry.get("class"), *(properties.get(name) for name in ("class", "type", "name")))
        kind, word = words.usual_kind_of(named_so)
    kind = kind or (words.FLOOR if changes else "")
    return Described(kind, changes, glyph, False, word, False, strange) if kind else None
