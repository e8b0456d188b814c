"""The layers of a Tiled map: numbers of tiles as a list or as packed bytes, unpacked only up to the size of the board.

Tiled's JSON map format 1.10: a number's top four bits say how the tile is turned; `data` is a list, or base64 of little-endian
numbers of 32 bits, which may be compressed.
"""

import base64
import binascii
import json
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from playground.world.exchange import json_text
from playground.world.level import LevelError

TURNED = 0xF0000000
_WINDOWS = {"": 0, "zlib": zlib.MAX_WBITS, "gzip": zlib.MAX_WBITS + 16}
_DEEPEST = 20


class Layer(NamedTuple):
    """One layer of tiles; `numbers` are in reading order, 0 is no tile."""

    name: str
    properties: dict[str, Any]
    visible: bool
    numbers: Sequence[int]


class Layers(NamedTuple):
    """The layers of tiles from the lowest to the highest, and how many other layers of which kind there are."""

    tiles: tuple[Layer, ...]
    others: dict[str, int]


def layers_of(data: dict[str, Any], height: int, width: int) -> Layers:
    """The layers of a map; groups are opened. LevelError names the layer that cannot be read."""
    tiles: list[Layer] = []
    others: dict[str, int] = {}
    for layer, visible in _flat(data, True, 0):
        name = json_text.text(layer, "name", "a layer")
        kind = json_text.text(layer, "type", f"layer {name[:40]!r}")
        if kind == "tilelayer":
            tiles.append(Layer(name, properties_of(layer, f"layer {name[:40]!r}"), visible, _numbers(layer, name, height, width)))
        else:
            others[kind] = others.get(kind, 0) + 1
    return Layers(tuple(tiles), others)


def properties_of(data: dict[str, Any], where: str) -> dict[str, Any]:
    """The values of the property list of a map, a layer or a tile, by name."""
    return {
        json_text.text(each, "name", f"a property of {where}"): each.get("value")
        for each in json_text.objects(data, "properties", where)
    }


def _flat(data: dict[str, Any], visible: bool, depth: int) -> Iterator[tuple[dict[str, Any], bool]]:
    if depth > _DEEPEST:
        raise LevelError(f"groups of layers are nested deeper than {_DEEPEST}")
    for layer in json_text.objects(data, "layers", "the map"):
        shown = visible and layer.get("visible", True) is not False
        if layer.get("type") == "group":
            yield from _flat(layer, shown, depth + 1)
        else:
            yield layer, shown


def _numbers(layer: dict[str, Any], name: str, height: int, width: int) -> Sequence[int]:
    where = f"layer {name[:40]!r}"
    size = json_text.whole(layer, "height", where, 1, 10**6), json_text.whole(layer, "width", where, 1, 10**6)
    if size != (height, width):
        raise LevelError(f"{where} has {size[0]} rows of {size[1]} cells, expected {height} rows of {width} as the map has")
    found = layer.get("data")
    if json_text.text(layer, "encoding", where, "csv") == "base64":
        found = _unpacked(layer, where, height * width)
    if not isinstance(found, list | tuple) or len(found) != height * width:
        raise LevelError(f"{where} holds no list of {height * width:,} tiles, as a map of this size needs")
    if not all(type(each) is int and 0 <= each < 2**32 for each in found):
        raise LevelError(f"{where} holds something that is no number of a tile, expected whole numbers from 0 to {2**32 - 1}")
    return found


def _unpacked(layer: dict[str, Any], where: str, cells: int) -> tuple[int, ...]:
    """The numbers in a packed text; never more bytes than the board has come out of it."""
    compression = json_text.text(layer, "compression", where)
    if compression not in _WINDOWS:
        found = f"{where} is compressed with {compression[:20]!r}"
        raise LevelError(f"{found}, expected zlib, gzip or nothing: the tile layer format of the map says it")
    data = json_text.text(layer, "data", where).strip()
    try:
        packed = base64.b64decode(data, validate=True)
        if compression:
            packed = zlib.decompressobj(_WINDOWS[compression]).decompress(packed, 4 * cells + 1)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise LevelError(f"{where} cannot be unpacked: {error}") from None
    if len(packed) != 4 * cells:
        found = "more" if len(packed) > 4 * cells else f"only {len(packed):,} bytes"
        raise LevelError(f"{where} unpacks to {found}, expected {4 * cells:,} bytes, four for each cell")
    return struct.unpack(f"<{cells}I", packed)


def written(numbers: Sequence[Sequence[int]], most: int) -> dict[str, str]:
    """`data` of a layer as JSON texts, a line for each row; packed where the list would be longer than `most` characters."""
    lines = ",\n    ".join(", ".join(map(str, row)) for row in numbers)
    if len(lines) <= most:
        return {"data": f"[{lines}]"}
    flat = [number for row in numbers for number in row]
    packed = base64.b64encode(zlib.compress(struct.pack(f"<{len(flat)}I", *flat), 9)).decode("ascii")
    return {"data": json.dumps(packed), "encoding": '"base64"', "compression": '"zlib"'}
