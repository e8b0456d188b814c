"""A map of Tiled as a level: in each cell the highest visible tile or object that says what it is counts, and ground else."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.world.characters import misplaced
from playground.world.exchange import grid_text, json_text, translation
from playground.world.exchange.companion_files import ReadCompanion
from playground.world.exchange.format import Imported
from playground.world.exchange.stated import RULE_FORMS
from playground.world.exchange.tiled import map_shape, notes, words
from playground.world.exchange.tiled.budget import Budget
from playground.world.exchange.tiled.map_layers import TURNED, MapLayer, MapLayers, layers_of
from playground.world.exchange.tiled.objects import ObjectMark, ObjectReader, PixelGrid
from playground.world.exchange.tiled.properties import fields, is_solid, properties_of, readable_fields
from playground.world.exchange.tiled.tilesets import Described, Tilesets, tilesets_of
from playground.world.exchange.translation import Letters
from playground.world.level import Level, LevelError, MapChange, Rules
from playground.world.text.tables import LONGEST_TEXT

WORDS = ("title", "about", "source", "comment")
"""Properties of the map that are texts of the level."""
_MOST_STEPS = 10**9
_LARGEST_CELL = 10_000
_MOST_TILES = 8_000
"""Different tiles that say what they are."""

Codes = NDArray[np.uint32]
"""[R, C] the character of each cell as its code point, 0 where neither a tile nor an object says what lies there."""


class _Tiles(NamedTuple):
    """The tiles that say what they are: their sorted numbers, and the code point of each.

    solid: those with a shape alone. called: the words of games by which others say it, and the kinds that they stand for.
    ours: whether any says it in our words, so that those of the map are meant as ours, too. strange: fields that others mean
    otherwise.
    """

    numbers: NDArray[np.uint32]
    codes: NDArray[np.uint32]
    solid: frozenset[int]
    called: Mapping[str, str]
    ours: bool
    strange: tuple[str, ...]

    def read(self, layer: MapLayer) -> Codes:
        """What the tiles of a layer say."""
        bare = layer.tiles & ~np.uint32(TURNED)
        if not self.numbers.size:
            return np.zeros_like(bare)
        at = np.searchsorted(self.numbers, bare).clip(max=self.numbers.size - 1)
        return np.where(self.numbers[at] == bare, self.codes[at], np.uint32(0))


def read(text: str, name: str, read_companion: ReadCompanion) -> Imported:
    """The map as a level; `read_companion` reads the tilesets and templates that lie in files of their own."""
    data = _checked(map_shape.shape_of(text))
    wide, high = (json_text.whole(data, key, "the map", 1, _LARGEST_CELL, 1) for key in ("tilewidth", "tileheight"))
    budget = Budget()
    layers, tilesets = layers_of(data, (wide, high), budget), tilesets_of(data, read_companion)
    letters = Letters()
    tiles = _tiles(letters, tilesets, layers)
    objects = ObjectReader(tilesets, PixelGrid(layers.area, (wide, high)), read_companion, budget)
    rows, tally = _board(layers, tiles, objects, letters)
    properties = properties_of(data, "the map")
    rules, strange = _rules(properties, tiles.ours)
    declared = [tile.glyph for tile in map(tilesets.described, tilesets.own()) if tile and tile.declared]
    changes = _changes(layers, tiles, letters)
    level = Level(
        title=_words(properties, "title") or grid_text.title_of(name),
        rows=rows,
        about=_words(properties, "about"),
        source=_words(properties, "source"),
        rules=rules,
        legend=translation.legend(letters.tiles.values()) | {glyph: letters.tiles[glyph] for glyph in declared},
        comment=_words(properties, "comment"),
        changes=changes,
    )
    return Imported(level, notes.reading_notes(layers, tilesets, tally, objects, (*tiles.strange, *objects.unread, *strange)))


def _checked(data: dict[str, Any]) -> dict[str, Any]:
    """The map, where it is one that can be a board."""
    kind = json_text.text(data, "type", "the map", "map")
    if kind != "map":
        raise LevelError(f"this is a {kind[:40]} of Tiled and no map: open the map that uses it")
    orientation = json_text.text(data, "orientation", "the map", "orthogonal")
    if orientation != "orthogonal":
        raise LevelError(f"the map is {orientation[:40]}, expected an orthogonal one: its cells have no rows and columns as here")
    return data


def _tiles(letters: Letters, tilesets: Tilesets, layers: MapLayers) -> _Tiles:
    """The tiles that say what they are, each with its own character or a free one; those of others only where they are used."""
    descriptions: dict[int, Described] = {}
    own = list(tilesets.own())
    drawn = [np.unique(layer.tiles & ~np.uint32(TURNED)) for layer in layers.all if layer.visible or layer.at]
    used = sorted({int(number) for numbers in drawn for number in numbers} & tilesets.entries.keys() - set(own))
    if len(own) + len(used) > _MOST_TILES:
        raise LevelError(f"the map has more than {_MOST_TILES:,} different tiles that say something, the most that is read")
    for number in own:
        described = tilesets.described(number)
        if described and described.glyph:
            letters.claim(described.tile(described.glyph))
            descriptions[number] = described
    solid: set[int] = set()
    unread: list[str] = []
    for number in used:
        described = tilesets.described(number)
        if described is None and tilesets.is_solid(number):
            described = Described(words.WALL, {}, ours=False)
            solid.add(number)
        if described:
            descriptions[number] = described
        else:
            unread += tilesets.unread(number)
    numbers = np.array(sorted(descriptions), np.uint32)
    codes = np.array([ord(_character(letters, descriptions[int(number)])) for number in numbers], np.uint32)
    called = {described.word: described.kind for described in descriptions.values() if described.word}
    strange = [sentence for described in descriptions.values() for sentence in described.strange] + unread
    return _Tiles(
        numbers, codes, frozenset(solid), called, any(described.ours for described in descriptions.values()), tuple(strange)
    )


def _character(letters: Letters, described: Described) -> str:
    return described.glyph or letters.letter(described.kind, **described.changes)


def _board(layers: MapLayers, tiles: _Tiles, objects: ObjectReader, letters: Letters) -> tuple[tuple[str, ...], notes.Tally]:
    """The rows of the board, and the tally of what its layers descriptions."""
    board = np.zeros(layers.area[2:], np.uint32)
    tally = notes.Tally(tiles.called)
    for layer in layers.all:
        if not layer.visible or layer.at:
            continue
        if layer.kind == "tilelayer":
            codes = tiles.read(layer)
            kind = _kind_of(layer)
            silent = (codes == 0) & (layer.tiles != 0)
            if kind and silent.any():
                codes = np.where(silent, np.uint32(ord(letters.letter(kind))), codes)
            tally.add_tiles(layer, silent, kind, tiles.solid)
            np.copyto(board, codes, where=codes != 0)
        elif layer.kind == "objectgroup":
            marks = list(objects.marks(layer))
            _paint(board, marks, letters)
            tally.add_objects(layer, marks)
    return _rows(board, letters), tally


def _kind_of(layer: MapLayer) -> str:
    """The kind that the tiles of a layer are by its class, its name or a property, where they do not say it themselves."""
    kind, _ = words.usual_kind_of(layer.words)
    if not kind and is_solid(layer.properties):
        return words.WALL
    return "" if kind == words.FLOOR else kind


def _paint(board: Codes, marks: Sequence[ObjectMark], letters: Letters) -> None:
    for mark in marks:
        board[mark.cells] = ord(_character(letters, mark.described))


def _rows(board: Codes, letters: Letters) -> tuple[str, ...]:
    """The rows of a board, with ground where no layer says what lies there."""
    if not board.all():
        board = np.where(board == 0, np.uint32(ord(letters.letter(words.FLOOR))), board)
    return tuple(row.astype("<u4").tobytes().decode("utf-32-le") for row in board)


def _changes(layers: MapLayers, tiles: _Tiles, letters: Letters) -> tuple[MapChange, ...]:
    """The maps of later steps: the layers of tiles that have a property `at`."""
    later = [layer for layer in layers.all if layer.at and layer.kind == "tilelayer"]
    steps = [json_text.whole(layer.properties, "at", f"layer {layer.name!r}", 1, _MOST_STEPS) for layer in later]
    changes = [MapChange(at, _rows(tiles.read(layer), letters)) for at, layer in zip(steps, later, strict=True)]
    changes.sort(key=lambda change: change.at)
    if any(first.at == second.at for first, second in itertools.pairwise(changes)):
        raise LevelError("two layers have the same property at, expected steps that differ")
    return tuple(changes)


def _rules(properties: Mapping[str, Any], ours: bool) -> tuple[Rules, tuple[str, ...]]:
    """The rules that the map states, and what cannot be read as one where the map is not made for us."""
    if ours:
        return Rules(**fields(properties, RULE_FORMS, "the map")), ()
    tally, strange = readable_fields(properties, RULE_FORMS, "the map")
    return Rules(**tally), strange


def _words(properties: Mapping[str, Any], key: str) -> str:
    value = properties.get(key, "")
    lines = value.split("\n") if isinstance(value, str) and key == "comment" else [value]
    if not all(isinstance(line, str) and not misplaced(line) and len(line) <= LONGEST_TEXT for line in lines):
        raise LevelError(f"the map: {key} is {ascii(value)[:60]}, expected visible text of at most {LONGEST_TEXT} characters")
    return str(value)
