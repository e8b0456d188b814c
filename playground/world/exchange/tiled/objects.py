"""Layers of objects: which of them say what lies in a cell, and in which cells.

A rectangle, an ellipse or a polygon covers the cells whose centre lies in it, or else the one in which its own centre is; a point
and a tile object, whose picture may be of any size, lie in one cell. Objects with other words are scenery.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.exchange import json_text
from playground.world.exchange.companion_files import ReadCompanion
from playground.world.exchange.stated import TILE_FORMS
from playground.world.exchange.tiled import map_shape, words
from playground.world.exchange.tiled.budget import Budget
from playground.world.exchange.tiled.map_layers import TURNED, BoardArea, MapLayer
from playground.world.exchange.tiled.properties import is_solid, properties_of, readable_fields
from playground.world.exchange.tiled.tilesets import Described, Tilesets, tilesets_of
from playground.world.level import LevelError

_FARTHEST = 10**9
_MOST = 10_000
"""Objects that say what they are."""


class ObjectMark(NamedTuple):
    """What an object says: what lies in the cells (row, col) of the board, and the word by which it says so."""

    described: Described
    cells: tuple[NDArray[np.intp], NDArray[np.intp]]
    label: str


class PixelGrid(NamedTuple):
    """The board in pixels: where it lies in the map, and the (width, height) of a cell."""

    area: BoardArea
    cell: tuple[int, int]


class _Body(NamedTuple):
    """An object's place: its corner, size (pixels) and rotation (radians, clockwise), and its outline, if it has one."""

    x: float
    y: float
    width: float
    height: float
    turn: float
    outline: tuple[tuple[float, float], ...]
    round: bool


class ObjectReader:
    """Reads the objects of one map; templates and what they name lie beside it.

    silent: how many are scenery. outside: how many lie outside the board. unread: fields and templates that cannot be read.
    """

    def __init__(self, tilesets: Tilesets, grid: PixelGrid, read_companion: ReadCompanion, budget: Budget) -> None:
        self._tilesets, self._grid, self._read_companion, self._budget = tilesets, grid, read_companion, budget
        self._read = 0
        self._templates: dict[str, dict[str, Any]] = {}
        self.silent = 0
        self.outside = 0
        self.unread: list[str] = []

    def marks(self, layer: MapLayer) -> Iterator[ObjectMark]:
        """What the objects of a layer say, in their order."""
        entries = json_text.objects(layer.data, "objects", f"layer {layer.name!r}")
        self._budget.take_objects(len(entries))
        for entry in entries:
            label = str(entry.get("name") or entry.get("type") or entry.get("class") or layer.name)[:40]
            where = f"object {label!r}"
            entry, tilesets = self._with_template(entry, where)
            described = self._described(entry, tilesets, layer, where)
            if described is None:
                self.silent += 1
                continue
            self.unread += described.strange
            self._read += 1
            if self._read > _MOST:
                raise LevelError(f"the map has more than {_MOST:,} objects that say what they are, the most that is read")
            cells = self._cells(_body(entry, layer.shift, where))
            if cells[0].size:
                yield ObjectMark(described, cells, described.word or label)
            else:
                self.outside += 1

    def _with_template(self, entry: dict[str, Any], where: str) -> tuple[dict[str, Any], Tilesets]:
        """An object with what its template says where it says nothing itself, and the tilesets that its tile is of."""
        if "template" not in entry:
            return entry, self._tilesets
        source = json_text.text(entry, "template", where)
        try:
            template = self._template(source)
        except LevelError as error:
            self.unread.append(f"the template {source[:80]} of {where} ({error})")
            return entry, self._tilesets
        base = template.get("object")
        if not isinstance(base, dict):
            raise LevelError(f"{where}: its template {source[:80]} holds no object")
        both = properties_of(base, where) | properties_of(entry, where)
        tileset = template.get("tileset")
        folder = source.replace("\\", "/").rpartition("/")[0]
        named = [_seen_from_map(tileset, folder)] if isinstance(tileset, dict) else []
        tilesets = self._tilesets if "gid" in entry else tilesets_of({"tilesets": named}, self._read_companion)
        return base | entry | {"properties": both}, tilesets

    def _template(self, source: str) -> dict[str, Any]:
        """What a file beside the map holds, read once however many objects name it; LevelError where it cannot be read."""
        if source not in self._templates:
            self._templates[source] = map_shape.shape_of(self._read_companion(source))
        return self._templates[source]

    def _described(self, entry: Mapping[str, Any], tilesets: Tilesets, layer: MapLayer, where: str) -> Described | None:
        """What an object says by its own words, by its tile, or by the name of its layer; None where it is scenery."""
        if entry.get("visible", True) is False or "polyline" in entry or "text" in entry:
            return None
        properties = properties_of(entry, where)
        changes, strange = readable_fields(properties, TILE_FORMS, where)
        own = (properties.get("kind"), entry.get("type"), entry.get("class"), entry.get("name"))
        kind, word = words.usual_kind_of(own)
        if not kind and is_solid(properties):
            kind = words.WALL
        if not kind and "gid" in entry:
            number = json_text.whole(entry, "gid", where, 0, 2**32 - 1) & ~TURNED
            tile = tilesets.described(number)
            if tile:
                return tile._replace(changes=tile.changes | changes, glyph="" if changes else tile.glyph, strange=strange)
        if not kind:
            kind, word = words.usual_kind_of(layer.words)
        return Described(kind, changes, word=word, ours=False, strange=strange) if kind else None

    def _cells(self, body: _Body) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The (rows, cols) on the board that an object covers; none where it lies outside."""
        (top, left, height, width), (wide, high) = self._grid.area, self._grid.cell
        corners = body.outline or ((0, 0), (body.width, 0), (0, body.height), (body.width, body.height))
        frame = np.array(corners, float)
        xs, ys = _rotated(frame[:, 0], frame[:, 1], body.turn)
        xs, ys = (xs + body.x) / wide - left, (ys + body.y) / high - top
        if not (body.outline or body.round or body.turn):
            rows, cols = _between(ys.min(), ys.max(), height), _between(xs.min(), xs.max(), width)
            self._budget.take(rows.size * cols.size)
            covered = np.repeat(rows, cols.size), np.tile(cols, rows.size)
        else:
            rows = np.arange(max(0, math.floor(ys.min())), min(height, math.ceil(ys.max())))
            cols = np.arange(max(0, math.floor(xs.min())), min(width, math.ceil(xs.max())))
            self._budget.take(rows.size * cols.size * len(corners))
            right, down = np.meshgrid((cols + left + 0.5) * wide - body.x, (rows + top + 0.5) * high - body.y)
            inside = _inside(body, *_rotated(right, down, -body.turn)).nonzero()
            covered = rows[inside[0]], cols[inside[1]]
        if covered[0].size:
            return covered
        row, col = math.floor((ys.min() + ys.max()) / 2), math.floor((xs.min() + xs.max()) / 2)
        here = [0] if 0 <= row < height and 0 <= col < width else []
        return np.array([row for _ in here], np.intp), np.array([col for _ in here], np.intp)


def _between(low: float, high: float, count: int) -> NDArray[np.intp]:
    """The cells of a row or column, out of so many, whose middle lies between two places."""
    return np.arange(max(0, math.floor(low + 0.5)), max(0, min(count, math.ceil(high - 0.5))))


def _seen_from_map(tileset: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """A tileset that a template names from its own folder on, named from that of the map."""
    source = tileset.get("source")
    return {**tileset, "source": f"{folder}/{source}"} if folder and isinstance(source, str) else dict(tileset)


def _body(entry: Mapping[str, Any], shift: tuple[float, float], where: str) -> _Body:
    x, y = (json_text.number(entry, key, where, -_FARTHEST, _FARTHEST, 0.0) for key in ("x", "y"))
    width, height = (json_text.number(entry, key, where, 0.0, _FARTHEST, 0.0) for key in ("width", "height"))
    turn = math.radians(json_text.number(entry, "rotation", where, -_FARTHEST, _FARTHEST, 0.0))
    outline = tuple(
        (json_text.number(corner, "x", where, -_FARTHEST, _FARTHEST), json_text.number(corner, "y", where, -_FARTHEST, _FARTHEST))
        for corner in json_text.objects(entry, "polygon", where)
    )
    if "gid" in entry:  # the picture of a tile stands on its corner, and reaches up and to the right from there
        x += width / 2 * math.cos(turn) + height / 2 * math.sin(turn)
        y += width / 2 * math.sin(turn) - height / 2 * math.cos(turn)
        width = height = 0.0
    return _Body(x + shift[0], y + shift[1], width, height, turn, outline, entry.get("ellipse") is True)


def _rotated(xs: NDArray[np.float64], ys: NDArray[np.float64], turn: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points turned clockwise around the origin, y going down."""
    if not turn:
        return xs, ys
    return xs * math.cos(turn) - ys * math.sin(turn), xs * math.sin(turn) + ys * math.cos(turn)


def _inside(body: _Body, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which points, seen from the corner of the body, lie in it."""
    if body.outline:
        inside = np.zeros(xs.shape, bool)
        for (x0, y0), (x1, y1) in zip(body.outline, body.outline[1:] + body.outline[:1], strict=True):
            if y0 != y1:
                inside ^= ((y0 > ys) != (y1 > ys)) & (xs < (x1 - x0) * (ys - y0) / (y1 - y0) + x0)
        return inside
    if body.round and body.width and body.height:
        return np.asarray((2 * xs / body.width - 1) ** 2 + (2 * ys / body.height - 1) ** 2 <= 1)
    return np.asarray((xs > 0) & (ys > 0) & (xs < body.width) & (ys < body.height))
