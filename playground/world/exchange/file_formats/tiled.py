"""Maps of the editor Tiled, as JSON (.tmj): orthogonal and finite, with tiles that say what they are.

A tile says its kind by its class or by a property `kind`, and the fields of the legend by properties of their names; `glyph`
is its character. Properties of the map are title, about, source, comment and the rules; a layer with a property `at` is the map
from that step on. Facts: Tiled's JSON map format, version 1.10.
"""

import itertools
import json
from collections.abc import Mapping, Sequence
from typing import Any

from playground.world.exchange import grid_text, json_text, tiled_layers, tiled_tiles, translation
from playground.world.exchange.format import Exported, Format, Imported
from playground.world.exchange.stated import RULE_FORMS, fields_of, stated
from playground.world.exchange.tiled_layers import Layer, Layers
from playground.world.exchange.tiled_tiles import Tilesets
from playground.world.exchange.translation import Letters
from playground.world.glyphs import misplaced
from playground.world.level import Change, Level, LevelError, Rules
from playground.world.text.scan import LARGEST_SIDE
from playground.world.text.tables import LONGEST_TEXT

_CELL = 32
_WORDS = ("title", "about", "source", "comment")
_MOST_LISTED = 1_500_000
"""Characters of a layer as a list; a larger one is packed."""
_MOST_STEPS = 10**9


def recognises(text: str, name: str) -> float:
    """By its ending, or by the keys that every Tiled map has."""
    if name.lower().endswith(".tmj"):
        return 0.99
    return 0.95 if text.lstrip("\ufeff \r\n\t").startswith("{") and '"tilesets"' in text and '"layers"' in text else 0.0


def read(text: str, name: str) -> Imported:
    """The map as a level."""
    data = json_text.json_object(text.removeprefix("\ufeff"))
    if data.get("infinite") is True:
        raise LevelError("the map is infinite, expected a finite one: switch Infinite off in its properties")
    if json_text.text(data, "orientation", "the map", "orthogonal") != "orthogonal":
        raise LevelError(f"the map is {str(data['orientation'])[:40]}, expected an orthogonal one")
    height, width = (json_text.whole(data, key, "the map", 1, LARGEST_SIDE) for key in ("height", "width"))
    layers, tilesets = tiled_layers.layers_of(data, height, width), tiled_tiles.tilesets_of(data)
    if not layers.tiles:
        raise LevelError("the map has no layer of tiles")
    letters = translation.Letters()
    glyphs = _glyphs(letters, tilesets, layers)
    told = tiled_layers.properties_of(data, "the map")
    still = [layer for layer in layers.tiles if layer.visible and "at" not in layer.properties]
    rows = _rows(still, glyphs, letters, height, width)
    changes = _changes(layers, glyphs, letters, height, width)
    declared = {each.glyph: letters.tiles[each.glyph] for each in tilesets.tiles.values() if each.declared and each.glyph}
    level = Level(
        title=_words(told, "title") or grid_text.title_of(name),
        rows=rows,
        about=_words(told, "about"),
        source=_words(told, "source"),
        rules=Rules(**fields_of(told, RULE_FORMS, "the map")),
        legend=translation.legend(letters.tiles.values()) | declared,
        comment=_words(told, "comment"),
        changes=changes,
    )
    return Imported(level, _notes(layers, tilesets, still))


def _glyphs(letters: Letters, tilesets: Tilesets, layers: Layers) -> dict[int, str]:
    """The character of each numbered tile: its own, or a free one for a tile of another maker that is used."""
    glyphs: dict[int, str] = {}
    own = {number: each for number, each in tilesets.tiles.items() if each.glyph}
    for number, each in own.items():
        letters.claim(each.tile(each.glyph))
        glyphs[number] = each.glyph
    used = {number & ~tiled_layers.TURNED for layer in layers.tiles for number in set(layer.numbers)}
    for number in sorted(used & set(tilesets.tiles) - set(own)):
        each = tilesets.tiles[number]
        glyphs[number] = letters.letter(each.kind, **each.changes)
    return glyphs


def _rows(layers: Sequence[Layer], glyphs: Mapping[int, str], letters: Letters, height: int, width: int) -> tuple[str, ...]:
    """The rows of a board: in each cell the highest layer that has a described tile there counts, ground where none has."""
    cells = [""] * (height * width)
    for layer in layers:
        for at, number in enumerate(layer.numbers):
            cells[at] = glyphs.get(number & ~tiled_layers.TURNED) or cells[at]
    if not all(cells):
        ground = letters.letter("floor")
        cells = [cell or ground for cell in cells]
    return tuple("".join(cells[at : at + width]) for at in range(0, height * width, width))


def _changes(layers: Layers, glyphs: Mapping[int, str], letters: Letters, height: int, width: int) -> tuple[Change, ...]:
    """The maps of later steps: the layers that have a property `at`."""
    found = []
    for layer in layers.tiles:
        if "at" in layer.properties:
            at = json_text.whole(layer.properties, "at", f"layer {layer.name[:40]!r}", 1, _MOST_STEPS)
            found.append(Change(at, _rows([layer], glyphs, letters, height, width)))
    found.sort(key=lambda change: change.at)
    if any(first.at == second.at for first, second in itertools.pairwise(found)):
        raise LevelError("two layers have the same property at, expected steps that differ")
    return tuple(found)


def _words(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key, "")
    lines = value.split("\n") if isinstance(value, str) and key == "comment" else [value]
    if not all(isinstance(line, str) and not misplaced(line) and len(line) <= LONGEST_TEXT for line in lines):
        raise LevelError(f"the map: {key} is {ascii(value)[:60]}, expected visible text of at most {LONGEST_TEXT} characters")
    return str(value)


def _notes(layers: Layers, tilesets: Tilesets, still: Sequence[Layer]) -> tuple[str, ...]:
    notes = [f"Lost: {count} of the layers, of the kind {kind[:40]!r}." for kind, count in sorted(layers.others.items())]
    hidden = sum(not layer.visible and "at" not in layer.properties for layer in layers.tiles)
    if hidden:
        notes.append(f"Left out: {hidden} hidden layer{'s' * (hidden > 1)} of tiles.")
    if tilesets.absent:
        notes.append(f"Tilesets in files of their own are not read, embed them in the map: {', '.join(tilesets.absent)[:200]}.")
    numbers = [number for layer in still for number in layer.numbers if number]
    silent = sum((number & ~tiled_layers.TURNED) not in tilesets.tiles for number in numbers)
    if silent == len(numbers) and numbers:
        raise LevelError("no tile says what it is, expected tiles with a class or a property kind, such as wall, start or goal")
    if silent:
        notes.append(
            f"{silent:,} tiles do not say what they are by a class or a property kind: what lies below them counts, or ground."
        )
    turned = sum(number & tiled_layers.TURNED != 0 for number in numbers)
    if turned:
        notes.append(f"{turned:,} tiles are turned or mirrored, which changes nothing here.")
    return tuple(notes)


def write(level: Level) -> Exported:
    """The map with one layer of tiles, a hidden layer for each change, and a tileset that says everything about the tiles."""
    numbers = tiled_tiles.numbered(level)
    told = {key: getattr(level, key) for key in _WORDS if getattr(level, key)} | stated(level.rules, Rules(), RULE_FORMS)
    layers = [_layer(1, "level", level.rows, {})]
    layers += [_layer(at, f"from step {each.at}", each.rows, {"at": each.at}) for at, each in enumerate(level.changes, start=2)]
    data: dict[str, Any] = {
        "type": "map",
        "version": "1.10",
        "tiledversion": "1.10.2",
        "orientation": "orthogonal",
        "renderorder": "right-down",
        "infinite": False,
        "height": level.height,
        "width": level.width,
        "tileheight": _CELL,
        "tilewidth": _CELL,
        "nextlayerid": len(layers) + 1,
        "nextobjectid": 1,
        "properties": list(tiled_tiles.properties(told)),
        "layers": layers,
        "tilesets": [tiled_tiles.tileset(level, numbers, _CELL)],
    }
    text = json.dumps(data, indent=1, ensure_ascii=False)
    most = _MOST_LISTED // len(layers)
    for layer, rows in zip(layers, (level.rows, *(each.rows for each in level.changes)), strict=True):
        packed = tiled_layers.written([[numbers[glyph] for glyph in row] for row in rows], most)
        text = text.replace(f'"data": "{layer["data"]}"', ",\n   ".join(f'"{key}": {value}' for key, value in packed.items()), 1)
    return Exported(text + "\n")


def _layer(number: int, name: str, rows: Sequence[str], told: Mapping[str, Any]) -> dict[str, Any]:
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
        "properties": list(tiled_tiles.properties(told)),
        "data": f"tiles of layer {number}",
    }


FORMAT = Format(
    id="tiled",
    title="Tiled map",
    suffixes=(".tmj", ".json"),
    recognises=recognises,
    read=read,
    write=write,
    about="A map of the editor Tiled as JSON; a level comes back from it whole.",
    order=6,
)
