"""What is said about a map that was read: counts, places, and what was left out."""

import numpy as np
import pytest

from playground.world import LevelError
from playground.world.exchange.companion_files import nowhere
from playground.world.exchange.tiled.budget import Budget
from playground.world.exchange.tiled.map_layers import BoardArea, MapLayer, MapLayers
from playground.world.exchange.tiled.notes import Tally, reading_notes
from playground.world.exchange.tiled.objects import ObjectMark, ObjectReader, PixelGrid
from playground.world.exchange.tiled.tilesets import Absent, Described, Tilesets

AREA = BoardArea(0, 0, 2, 2)
TURNED_3 = 3 | 1 << 31


def layer(tiles=((0, 0), (0, 0)), kind="tilelayer", name="ground", visible=True, shift=(0.0, 0.0)) -> MapLayer:
    return MapLayer(kind, name, ("", name), {}, visible, shift, {}, np.array(tiles, np.uint32))


def mark(label: str, kind: str, *cells: tuple[int, int]) -> ObjectMark:
    rows, cols = np.array(cells, np.intp).reshape(-1, 2).T
    return ObjectMark(Described(kind, {}), (rows, cols), label)


def tally(layers=(), called=None, silent=None, kind="", solid=()) -> Tally:
    counts = Tally(called or {})
    for one in layers:
        counts.add_tiles(one, one.tiles == 0 if silent is None else silent, kind, solid)
    return counts


def notes(counts: Tally, *layers: MapLayer, absent=(), infinite=False, strange=()) -> tuple[str, ...]:
    tilesets = Tilesets({}, absent)
    objects = ObjectReader(tilesets, PixelGrid(AREA, (16, 16)), nowhere, Budget())
    return reading_notes(MapLayers(layers or (layer(),), AREA, infinite), tilesets, counts, objects, strange)


def test_tiles_are_counted_whichever_way_they_are_turned():
    one = layer([[1, TURNED_3], [3, 0]])
    counts = Tally({})
    counts.add_tiles(one, np.array([[True, False], [False, False]]), "", {3})
    assert (counts.drawn, counts.silent, counts.solid, counts.turned) == (3, 1, 2, 1)
    assert notes(counts) == (
        "Walls because their tile has a shape in Tiled's collision editor and says nothing else: 2 cells.",
        "Without a class or property that names a kind of ours: 1 tile; what lies below counts, or ground.",
        "Turned or mirrored, which changes nothing here: 1 tile.",
    )


def test_tiles_that_their_layer_explains_are_not_silent():
    counts = Tally({})
    counts.add_tiles(layer([[1, 2], [0, 0]], name="walls"), np.array([[True, True], [False, False]]), "wall", ())
    assert counts.silent == 0
    assert notes(counts) == ("The layer 'walls' says that what it draws is the kind 'wall': 2 tiles.",)


def test_objects_of_one_name_are_one_sentence_with_their_place():
    counts = Tally({"moss": "mud"})
    counts.add_objects(
        layer(kind="objectgroup"), [mark("door", "wall", (0, 1)), mark("lava", "pit", (0, 0)), mark("lava", "pit", (1, 1))]
    )
    assert notes(counts) == (
        "Tiles called 'moss' are read as the kind 'mud'.",
        "Objects called 'door' are read as the kind 'wall' at row 1, column 2.",
        "Objects called 'lava' are read as the kind 'pit' in 2 cells.",
    )


def test_the_ninth_name_of_objects_is_only_counted():
    counts = Tally({})
    counts.add_objects(layer(kind="objectgroup"), [mark(f"rock {number}", "wall", (0, 0)) for number in range(10)])
    sentences = notes(counts)
    assert len(sentences) == 9
    assert sentences[-1] == "Read in the same way: 2 more names of objects."


def test_what_is_hidden_lost_shifted_or_infinite_is_said():
    counts = Tally({})
    counts.add_objects(layer(kind="objectgroup"), [])
    sentences = notes(
        counts,
        layer(),
        layer(visible=False),
        layer(kind="objectgroup", visible=False),
        layer(kind="imagelayer"),
        layer(name="roof", shift=(8.0, 0.0)),
        infinite=True,
        strange=("tile 3: enter is 'x', expected a number",),
    )
    assert sentences == (
        "Lost: 1 of the layers, of the kind 'imagelayer'.",
        "Lost: 1 of the layers, of the kind 'objectgroup'.",
        "Left out: 1 hidden layer of tiles.",
        "Left out: 1 hidden layer of objects.",
        "The map is infinite: the board is the 2 rows of 2 cells that hold its tiles.",
        "Layers that are drawn elsewhere lie on the nearest cells: 'roof'.",
        "Not read: tile 3: enter is 'x', expected a number.",
    )


def test_a_map_that_says_nothing_is_refused_with_what_to_do():
    silent = Tally({})
    silent.add_tiles(layer([[1, 1], [1, 1]]), np.ones((2, 2), bool), "", ())
    with pytest.raises(LevelError, match="no tile says what it is, expected tiles with a class"):
        notes(silent)
    with pytest.raises(LevelError, match=r"'town.tsx', and it is gone: open the map's own file .* or press Embed Tileset"):
        notes(silent, absent=(Absent("town.tsx", "it is gone"),))
    with pytest.raises(LevelError, match="has no layer of tiles, and no object that says"):
        notes(Tally({}), layer(kind="objectgroup"))


def test_a_missing_tileset_is_a_note_where_the_rest_can_be_read():
    assert notes(Tally({}), absent=(Absent("town.tsx", "it is gone"),)) == (
        "Tilesets in files of their own are missing (it is gone), put them in their place or embed them in the map: town.tsx.",
    )
