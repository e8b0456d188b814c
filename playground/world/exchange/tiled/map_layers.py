"""The layers of a map from the lowest to the highest: groups opened, tiles as arrays, chunks of an infinite map put together."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.plurals import counted
from playground.world.exchange import json_text
from playground.world.exchange.grid_text import check_size
from playground.world.exchange.tiled.budget import Budget
from playground.world.exchange.tiled.properties import properties_of
from playground.world.exchange.tiled.tile_data import numbers_of
from playground.world.level import LevelError
from playground.world.text.scan import LARGEST_SIDE

TURNED = 0xF0000000
"""The bits of a number that say how its tile is turned."""
_DEEPEST = 20
_FARTHEST = 10**9
"""Cells or pixels that a chunk or a layer may be away from the corner of the map."""


class BoardArea(NamedTuple):
    """The board within the map: its upper left cell, and its rows and columns. A finite map is all board."""

    top: int
    left: int
    height: int
    width: int


class MapLayer(NamedTuple):
    """A layer as it lies in the file.

    kind: of which sort, "tilelayer", "objectgroup" or another. words: its class and its name. data: all that the file says of it.
    visible: whether it and the groups around it are. shift: pixels (x, y) by which it is drawn elsewhere, groups included.
    tiles: [R, C] uint32 numbers of tiles on the board, 0 is none; all 0 for layers of other sorts.
    """

    kind: str
    name: str
    words: tuple[str, ...]
    properties: Mapping[str, Any]
    visible: bool
    shift: tuple[float, float]
    data: Mapping[str, Any]
    tiles: NDArray[np.uint32]

    @property
    def at(self) -> bool:
        """Whether it is a map of a later step."""
        return "at" in self.properties


class MapLayers(NamedTuple):
    """All layers, from the lowest to the highest, and the board that their tiles are on; whether the map is an infinite one."""

    all: tuple[MapLayer, ...]
    area: BoardArea
    infinite: bool


class _Piece(NamedTuple):
    top: int
    left: int
    tiles: NDArray[np.uint32]


def layers_of(data: Mapping[str, Any], cell: tuple[int, int], budget: Budget) -> MapLayers:
    """The layers of a map whose cells have (width, height) pixels; LevelError names the layer that cannot be read."""
    infinite = data.get("infinite") is True
    area = None
    if not infinite:
        height, width = (json_text.whole(data, key, "the map", 1, LARGEST_SIDE) for key in ("height", "width"))
        area = BoardArea(0, 0, height, width)
    layers: list[MapLayer] = []
    pieces: list[list[_Piece]] = []
    for layer in _flat(data, _Around(), 0, budget):
        layers.append(layer)
        pieces.append(_pieces(layer, area, cell, budget) if layer.kind == "tilelayer" else [])
    if not any(layer.kind in ("tilelayer", "objectgroup") for layer in layers):
        raise LevelError("the map has no layer of tiles")
    area = area or _filled(
        piece for layer, some in zip(layers, pieces, strict=True) if layer.visible or layer.at for piece in some
    )
    whole = []
    for layer, some in zip(layers, pieces, strict=True):
        budget.take(area.height * area.width if infinite and some else 0)  # far chunks make a large board of a small file
        whole.append(layer._replace(tiles=_joined(some, area)))
    return MapLayers(tuple(whole), area, infinite)


class _Around(NamedTuple):
    """What the groups around a layer say of it."""

    visible: bool = True
    shift: tuple[float, float] = (0.0, 0.0)


def _flat(data: Mapping[str, Any], around: _Around, depth: int, budget: Budget) -> Iterator[MapLayer]:
    if depth > _DEEPEST:
        raise LevelError(f"groups of layers are nested deeper than {_DEEPEST}")
    for entry in json_text.objects(data, "layers", "the map"):
        budget.take_layer()
        name, kind = str(entry.get("name", ""))[:40], json_text.text(entry, "type", "a layer", "tilelayer")
        where = f"layer {name!r}"
        x, y = (json_text.number(entry, key, where, -_FARTHEST, _FARTHEST, 0.0) for key in ("offsetx", "offsety"))
        opacity = json_text.number(entry, "opacity", where, 0.0, 1.0, 1.0)
        visible = around.visible and entry.get("visible", True) is not False and opacity > 0
        here = _Around(visible, (around.shift[0] + x, around.shift[1] + y))
        if kind == "group":
            yield from _flat(entry, here, depth + 1, budget)
            continue
        words = (str(entry.get("class", ""))[:40], name)
        yield MapLayer(kind, name, words, properties_of(entry, where), visible, here.shift, entry, np.zeros((0, 0), np.uint32))


def _pieces(layer: MapLayer, area: BoardArea | None, cell: tuple[int, int], budget: Budget) -> list[_Piece]:
    """The arrays of a layer and where they lie: one for a finite map, one for each chunk of an infinite one."""
    where, data = f"layer {layer.name!r}", layer.data
    encoding, compression = (json_text.text(data, key, where) for key in ("encoding", "compression"))
    down, right = (round(shift / side) for shift, side in zip(layer.shift[::-1], cell[::-1], strict=True))
    if area is None:
        chunks, listed = [], json_text.objects(data, "chunks", where)
        budget.take_objects(len(listed))
        for chunk in listed:
            height, width = (json_text.whole(chunk, key, f"a chunk of {where}", 1, LARGEST_SIDE) for key in ("height", "width"))
            row, col = (json_text.whole(chunk, key, f"a chunk of {where}", -_FARTHEST, _FARTHEST) for key in ("y", "x"))
            budget.take(height * width)
            tiles = numbers_of(chunk.get("data"), encoding, compression, height, width, f"a chunk of {where}")
            chunks.append(_Piece(row + down, col + right, tiles))
        return chunks
    height, width = (json_text.whole(data, key, where, 1, 10**6) for key in ("height", "width"))
    if (height, width) != area[2:]:
        raise LevelError(
            f"{where} has {counted(height, 'row')} of {counted(width, 'cell')}, "
            f"expected {counted(area.height, 'row')} of {area.width} as the map has"
        )
    budget.take(height * width)
    return [_Piece(down, right, numbers_of(data.get("data"), encoding, compression, height, width, where))]


def _filled(pieces: Iterator[_Piece]) -> BoardArea:
    """The smallest board that holds all tiles."""
    sides: list[tuple[int, int, int, int]] = []
    for piece in pieces:
        rows, cols = (np.flatnonzero(piece.tiles.any(axis=axis)) for axis in (1, 0))
        if rows.size:
            sides.append(
                (piece.top + int(rows[0]), piece.left + int(cols[0]), piece.top + int(rows[-1]), piece.left + int(cols[-1]))
            )
    if not sides:
        raise LevelError("the map is infinite and holds no tile")
    tops, lefts, bottoms, rights = zip(*sides, strict=True)
    top, left, height, width = min(tops), min(lefts), max(bottoms) - min(tops) + 1, max(rights) - min(lefts) + 1
    check_size(height, width)
    return BoardArea(top, left, height, width)


def _joined(pieces: list[_Piece], area: BoardArea) -> NDArray[np.uint32]:
    """[R, C] the pieces on the board; what lies outside it is cut off."""
    if len(pieces) == 1 and pieces[0][:2] == area[:2] and pieces[0].tiles.shape == area[2:]:
        return pieces[0].tiles
    board = np.zeros(area[2:] if pieces else (0, 0), np.uint32)
    for piece in pieces:
        top, left = piece.top - area.top, piece.left - area.left
        height, width = piece.tiles.shape
        rows = slice(max(0, top), max(0, min(area.height, top + height)))
        cols = slice(max(0, left), max(0, min(area.width, left + width)))
        part = piece.tiles[rows.start - top : rows.stop - top, cols.start - left : cols.stop - left]
        if part.size:
            target = board[rows, cols]
            np.copyto(target, part, where=part != 0)
    return board
