"""The notes on a map that was read: what was read as which kind and why, and what was left out."""

import itertools
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from playground.plurals import counted
from playground.world.exchange.tiled.map_layers import TURNED, MapLayer, MapLayers
from playground.world.exchange.tiled.objects import ObjectMark, ObjectReader
from playground.world.exchange.tiled.tilesets import Tilesets
from playground.world.level import LevelError
from playground.world.tiles import TILES

_MOST = 8
"""Objects that are named one by one, and files."""


class Tally:
    """What the layers of a map said, counted while the board is painted."""

    def __init__(self, called: Mapping[str, str]) -> None:
        self.called = called
        self.drawn = self.silent = self.solid = self.turned = 0
        self.by_layer: list[str] = []
        self.by_object: dict[tuple[str, str], tuple[int, int, int]] = {}
        """By label and kind: the first cell (row, col), and how many cells there are."""
        self.speechless: list[str] = []

    def add_tiles(self, layer: MapLayer, silent: NDArray[np.bool_], kind: str, solid: Collection[int]) -> None:
        """Counts a layer of tiles; `silent` [R, C] are those that say nothing themselves, `kind` is what their layer says."""
        numbers, counts = np.unique(layer.tiles & ~np.uint32(TURNED), return_counts=True)
        self.drawn += int(counts[numbers != 0].sum())
        self.solid += sum(int(count) for number, count in zip(numbers, counts, strict=True) if int(number) in solid)
        self.turned += int(((layer.tiles & np.uint32(TURNED)) != 0).sum())
        count = int(silent.sum())
        if kind and count:
            tiles = counted(count, "tile")
            self.by_layer.append(f"The layer {layer.name!r} says that what it draws is {_named(kind)}: {tiles}.")
        elif not kind:
            self.silent += count

    def add_objects(self, layer: MapLayer, marks: Sequence[ObjectMark]) -> None:
        """Counts a layer of objects."""
        if not marks:
            self.speechless.append(layer.kind)
        for mark in marks:
            rows, cols = mark.cells
            key = mark.label, mark.described.kind
            row, col, count = self.by_object.get(key, (int(rows[0]), int(cols[0]), 0))
            self.by_object[key] = row, col, count + rows.size

    def objects(self) -> Iterator[str]:
        """What objects of one name are read as, and where."""
        for (label, kind), (row, col, count) in self.by_object.items():
            place = f"at row {row + 1}, column {col + 1}" if count == 1 else f"in {count:,} cells"
            yield f"Objects called {label!r} are read as {_named(kind)} {place}."


def _named(kind: str) -> str:
    return f"the kind {TILES[kind].title.lower()!r}"


def reading_notes(
    layers: MapLayers, tilesets: Tilesets, tally: Tally, objects: ObjectReader, strange: Sequence[str]
) -> tuple[str, ...]:
    """The notes on a map that was read; LevelError where nothing in it says what it is.

    strange: fields of tiles, objects and the map that cannot be read.
    """
    if not tally.by_object and not any(layer.kind == "tilelayer" for layer in layers.all):
        raise LevelError("the map has no layer of tiles, and no object that says by its name or class what it is")
    if tally.drawn and tally.silent == tally.drawn and not tally.by_object:
        raise LevelError(_nothing_said(tilesets))
    return tuple(_notes(layers, tilesets, tally, objects, strange))


def _nothing_said(tilesets: Tilesets) -> str:
    """Why a map is none for us, and what to do."""
    if tilesets.absent:
        first = tilesets.absent[0]
        place = f"the tileset of the map stands in a file of its own, {first.source[:80]!r}, and {first.reason}"
        return f"{place}: open the map's own file with the tileset in its place, or press Embed Tileset in Tiled and save the map"
    expected = "expected tiles with a class or a property kind, such as wall, start or goal"
    return (
        f"no tile says what it is, {expected}; shapes of the collision editor, and objects and layers of such names, would do too"
    )


def _notes(layers: MapLayers, tilesets: Tilesets, tally: Tally, objects: ObjectReader, strange: Sequence[str]) -> Iterator[str]:
    others = Counter([*tally.speechless, *(layer.kind for layer in layers.all if layer.kind not in ("tilelayer", "objectgroup"))])
    yield from (f"Lost: {count} of the layers, of the kind {kind[:40]!r}." for kind, count in sorted(others.items()))
    for kind, what in (("tilelayer", "tiles"), ("objectgroup", "objects")):
        hidden = sum(layer.kind == kind and not layer.visible and not layer.at for layer in layers.all)
        if hidden:
            yield f"Left out: {counted(hidden, 'hidden layer')} of {what}."
    if layers.infinite:
        rows, cols = layers.area.height, layers.area.width
        yield f"The map is infinite: the board is the {counted(rows, 'row')} of {counted(cols, 'cell')} that hold its tiles."
    shifted = [layer.name for layer in layers.all if layer.kind == "tilelayer" and layer.visible and any(layer.shift)]
    if shifted:
        yield f"Layers that are drawn elsewhere lie on the nearest cells: {', '.join(map(repr, shifted[:_MOST]))}."
    if tilesets.absent:
        reason = tilesets.absent[0].reason
        names = ", ".join(tileset.source[:80] for tileset in tilesets.absent[:_MOST])
        yield f"Tilesets in files of their own are missing ({reason}), put them in their place or embed them in the map: {names}."
    for word, kind in list(tally.called.items())[:_MOST]:
        yield f"Tiles called {word!r} are read as {_named(kind)}."
    yield from tally.by_layer
    if tally.solid:
        shape = "because their tile has a shape in Tiled's collision editor and says nothing else"
        yield f"Walls {shape}: {counted(tally.solid, 'cell')}."
    yield from itertools.islice(tally.objects(), _MOST)
    if len(tally.by_object) > _MOST:
        yield f"Read in the same way: {counted(len(tally.by_object) - _MOST, 'more name')} of objects."
    if objects.silent and tally.by_object:
        yield f"Left out, because they are hidden or do not say what they are: {counted(objects.silent, 'object')}."
    if objects.outside:
        yield f"Left out, outside the board: {counted(objects.outside, 'object')}."
    yield from (f"Not read: {sentence}." for sentence in strange[:_MOST])
    if tally.silent:
        tail = "what lies below counts, or ground"
        yield f"Without a class or property that names a kind of ours: {counted(tally.silent, 'tile')}; {tail}."
    if tally.turned:
        yield f"Turned or mirrored, which changes nothing here: {counted(tally.turned, 'tile')}."
