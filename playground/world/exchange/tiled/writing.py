"""A level as a map of Tiled, in JSON or in XML: a layer, a hidden one for each change, and a tileset that says all of its tiles.

The tileset holds the tiles of the level, in the order of their characters, and after them all other kinds of ours, to paint with.
Its pictures are one sheet in a file beside the map, which the storeys that can draw make from the `TileSheet`.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from xml.sax.saxutils import quoteattr

from playground.world.exchange.format import Exported, TileSheet
from playground.world.exchange.stated import RULE_FORMS, TILE_FORMS, stated_fields
from playground.world.exchange.tiled.map_reading import WORDS
from playground.world.exchange.tiled.properties import property_list
from playground.world.exchange.tiled.tile_data import compressed
from playground.world.level import Level, Rules
from playground.world.tiles import GLYPHS, KINDS, named

CELL = 64
"""Pixels of a side of a cell."""
COLUMNS = 8
"""Tiles in a row of the sheet; it has more where it would be far higher than wide."""
_MOST_LISTED = 1_500_000
"""Characters of all layers as lists; larger ones are packed."""
_HEAD = {"version": "1.10", "tiledversion": "1.10.2", "orientation": "orthogonal", "renderorder": "right-down"}


def as_json(level: Level, name: str) -> Exported:
    """The level as Tiled's JSON; `name` is that of the file it goes into, or ""."""
    sheet = _sheet(level, name)
    maps = _maps(level)
    layers = [_json_layer(number, label, rows, properties) for number, (label, rows, properties) in enumerate(maps, start=1)]
    data: dict[str, Any] = {
        "type": "map",
        **_HEAD,
        "infinite": False,
        **_sizes(level, len(maps)),
        "properties": property_list(_properties(level)),
        "layers": layers,
        "tilesets": [_json_tileset(level, sheet)],
    }
    text = json.dumps(data, indent=1, ensure_ascii=False)
    for layer, (_, rows, _) in zip(layers, maps, strict=True):
        text = text.replace(f'"data": "{layer["data"]}"', _json_data(_numbers(rows, sheet), len(maps)), 1)
    return Exported(text + "\n", pictures=(sheet,))


def as_xml(level: Level, name: str) -> Exported:
    """The level as Tiled's XML, in which it saves by itself."""
    sheet = _sheet(level, name)
    maps = _maps(level)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(_tag("map", {**_HEAD, "infinite": 0, **_sizes(level, len(maps))}))
    lines += _xml_properties(_properties(level), 1)
    lines += _xml_tileset(level, sheet)
    for number, (label, rows, properties) in enumerate(maps, start=1):
        size = {"width": level.width, "height": level.height}
        lines.append(" " + _tag("layer", {"id": number, "name": label, **size, **({} if number == 1 else {"visible": 0})}))
        lines += _xml_properties(properties, 2)
        lines += _xml_data(_numbers(rows, sheet), len(maps))
        lines.append(" </layer>")
    lines.append("</map>")
    return Exported("\n".join(lines) + "\n", pictures=(sheet,))


def _sheet(level: Level, name: str) -> TileSheet:
    """The picture of all tiles: those of the level first, so that their numbers follow the order of their characters."""
    drawn: set[str] = set().union(*level.rows, *(row for change in level.changes for row in change.rows))
    own = sorted(drawn | set(level.legend))
    glyphs = (*own, *(tile.glyph for tile in KINDS if tile.glyph not in own))
    columns = max(COLUMNS, int((len(glyphs) / 4) ** 0.5))
    return TileSheet(f"{PurePath(name).stem or 'tiles'}.png", level, glyphs, columns, CELL)


def _maps(level: Level) -> list[tuple[str, Sequence[str], dict[str, Any]]]:
    """The name, the rows and the properties of each layer."""
    later = [(f"from step {change.at}", change.rows, {"at": change.at}) for change in level.changes]
    return [("level", level.rows, {}), *later]


def _properties(level: Level) -> dict[str, Any]:
    return {key: getattr(level, key) for key in WORDS if getattr(level, key)} | stated_fields(level.rules, Rules(), RULE_FORMS)


def _sizes(level: Level, layers: int) -> dict[str, int]:
    cell = {"tilewidth": CELL, "tileheight": CELL}
    return {"width": level.width, "height": level.height, **cell, "nextlayerid": layers + 1, "nextobjectid": 1}


def _tileset(sheet: TileSheet) -> dict[str, Any]:
    """What both languages say of the tileset in the same words."""
    size = {"tilewidth": CELL, "tileheight": CELL, "tilecount": len(sheet.glyphs), "columns": sheet.columns}
    return {"firstgid": 1, "name": "bellman-playground", **size}


def _entry(level: Level, glyph: str) -> tuple[str, dict[str, Any]]:
    """The class of a tile, and its properties."""
    tile = level.tile(glyph)
    properties = {"glyph": glyph, "kind": tile.kind, **stated_fields(tile, named(tile.kind, glyph), TILE_FORMS)}
    if glyph in level.legend and GLYPHS.get(glyph) == tile:
        properties["declared"] = True
    return tile.kind, properties


def _numbers(rows: Sequence[str], sheet: TileSheet) -> list[list[int]]:
    numbers = {glyph: number for number, glyph in enumerate(sheet.glyphs, start=1)}
    return [[numbers[glyph] for glyph in row] for row in rows]


def _fits(numbers: Sequence[Sequence[int]], layers: int) -> bool:
    """Whether a layer is short enough as a list."""
    return sum(len(str(number)) + 2 for row in numbers for number in row) * layers <= _MOST_LISTED


def _json_layer(number: int, name: str, rows: Sequence[str], properties: Mapping[str, Any]) -> dict[str, Any]:
    """A layer whose tiles are still to be filled in: `data` is a word for its place."""
    return {
        "id": number,
        "name": name,
        "type": "tilelayer",
        "x": 0,
        "y": 0,
        "height": len(rows),
        "width": len(rows[0]),
        "opacity": 1,
        "visible": number == 1,
        "properties": property_list(properties),
        "data": f"tiles of layer {number}",
    }


def _json_data(numbers: Sequence[Sequence[int]], layers: int) -> str:
    """`data` as JSON, a line for each row; packed where the list would be long."""
    if _fits(numbers, layers):
        return '"data": [' + ",\n    ".join(", ".join(map(str, row)) for row in numbers) + "]"
    return f'"data": "{compressed(numbers)}",\n   "encoding": "base64",\n   "compression": "zlib"'


def _json_tileset(level: Level, sheet: TileSheet) -> dict[str, Any]:
    entries = [(number, *_entry(level, glyph)) for number, glyph in enumerate(sheet.glyphs)]
    tiles = [{"id": number, "type": kind, "properties": property_list(properties)} for number, kind, properties in entries]
    picture = {"image": sheet.name, "imagewidth": sheet.size[0], "imageheight": sheet.size[1]}
    return {**_tileset(sheet), "margin": 0, "spacing": 0, **picture, "tiles": tiles}


def _xml_tileset(level: Level, sheet: TileSheet) -> list[str]:
    lines = [" " + _tag("tileset", _tileset(sheet))]
    lines.append("  " + _tag("image", {"source": sheet.name, "width": sheet.size[0], "height": sheet.size[1]}, "/"))
    for number, glyph in enumerate(sheet.glyphs):
        kind, properties = _entry(level, glyph)
        lines += ["  " + _tag("tile", {"id": number, "type": kind}), *_xml_properties(properties, 3), "  </tile>"]
    return [*lines, " </tileset>"]


def _xml_data(numbers: Sequence[Sequence[int]], layers: int) -> list[str]:
    if _fits(numbers, layers):
        return ['  <data encoding="csv">', ",\n".join(",".join(map(str, row)) for row in numbers), "</data>"]
    return ['  <data encoding="base64" compression="zlib">', compressed(numbers), "  </data>"]


def _xml_properties(values: Mapping[str, Any], depth: int) -> list[str]:
    entries = []
    for entry in property_list(values):
        kind = {} if entry["type"] == "string" else {"type": entry["type"]}
        value = str(entry["value"]).lower() if entry["type"] == "bool" else entry["value"]
        entries.append(" " * (depth + 1) + _tag("property", {"name": entry["name"], **kind, "value": value}, "/"))
    return [" " * depth + "<properties>", *entries, " " * depth + "</properties>"] if entries else []


def _tag(name: str, attributes: Mapping[str, Any], end: str = "") -> str:
    return f"<{name} {' '.join(f'{key}={quoteattr(str(value))}' for key, value in attributes.items())}{end}>"
