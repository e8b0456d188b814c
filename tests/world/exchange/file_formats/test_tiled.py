"""Tiled maps of other makers, and the notes on what is lost."""

import json

import pytest

from playground.world import LevelError, parse_level
from playground.world.exchange import read_text, recognised_format, write_text
from playground.world.level import MapChange

TILES = [
    {"id": 0, "type": "wall"},
    {"id": 1, "class": "Goal", "properties": [{"name": "enter", "type": "float", "value": 5}]},
    {"id": 2, "properties": [{"name": "kind", "type": "string", "value": "start"}]},
    {"id": 3, "properties": [{"name": "collides", "type": "bool", "value": True}]},
    {"id": 4, "properties": [{"name": "slip", "type": "float", "value": 0.5}]},
    {"id": 5, "properties": [{"name": "glyph", "type": "string", "value": "~"}]},
    {"id": 6, "properties": [{"name": "colour", "type": "string", "value": "red"}]},
]


def tiled(rows, *more, tiles=TILES, **fields):
    """A map of one layer and one tileset; numbers count its tiles from 1."""
    height, width = len(rows), len(rows[0])
    layer = {
        "type": "tilelayer",
        "name": "ground",
        "width": width,
        "height": height,
        "data": [number for row in rows for number in row],
    }
    tilesets = [{"firstgid": 1, "name": "cave", "tiles": tiles}]
    return json.dumps(
        {
            "type": "map",
            "orientation": "orthogonal",
            "width": width,
            "height": height,
            "layers": [layer, *more],
            "tilesets": tilesets,
        }
        | fields
    )


def test_tiles_say_what_they_are_in_several_ways():
    level = read_text(tiled([[3, 1, 2], [4, 5, 6], [0, 2, 5]]), "cave.tmj").level
    assert level.rows == ("S#G", "#0~", ".G0")
    assert level.tile("G").enter == 5.0
    assert (level.tile("0").kind, level.tile("0").slip) == ("floor", 0.5)
    assert level.title == "cave"


def test_the_highest_tile_that_says_what_it_is_counts():
    above = {"type": "tilelayer", "name": "things", "width": 3, "height": 1, "data": [0, 7, 2]}
    hidden = above | {"name": "notes", "visible": False, "data": [1, 1, 1]}
    imported = read_text(tiled([[3, 1, 1]], above, hidden))
    assert imported.level.rows == ("S#G",)
    assert "Left out: 1 hidden layer of tiles." in imported.notes
    assert any(note.startswith("Without a class or property that names a kind of ours: 1 tile;") for note in imported.notes)


def test_turned_tiles_are_the_same_tiles():
    imported = read_text(tiled([[3 | 0x80000000, 2 | 0x60000000]]))
    assert imported.level.rows == ("SG",)
    assert "Turned or mirrored, which changes nothing here: 2 tiles." in imported.notes


def test_objects_pictures_and_foreign_tilesets_are_lost_and_it_is_explained():
    more = [{"type": "objectgroup", "name": "x"}, {"type": "imagelayer", "name": "y"}]
    text = json.loads(tiled([[3, 2]], *more))
    text["tilesets"].append({"firstgid": 100, "source": "town.tsx"})
    notes = " ".join(read_text(json.dumps(text)).notes)
    for words in ("of the kind 'objectgroup'", "of the kind 'imagelayer'", "embed them in the map: town.tsx"):
        assert words in notes


def test_rules_and_words_are_properties_of_the_map():
    properties = [{"name": "discount", "value": 0.5}, {"name": "moves", "value": "eight"}, {"name": "title", "value": "Hall"}]
    level = read_text(tiled([[3, 2]], properties=properties)).level
    assert (level.rules.discount, len(level.rules.moves), level.title) == (0.5, 8, "Hall")


def test_a_level_that_changes_with_time_comes_back():
    level = parse_level("map = '''\nS.G\n'''")
    changing = type(level)("", level.rows, changes=(MapChange(5, ("S#G",)), MapChange(9, ("SGG",))))
    written = write_text(changing, "tiled")
    assert read_text(written.text).level == changing
    assert [layer["visible"] for layer in json.loads(written.text)["layers"]] == [True, False, False]


def test_a_large_board_is_packed_and_comes_back():
    level = parse_level("map = '''\n" + ("S" + "." * 999 + "\n") * 600 + "'''")
    written = write_text(level, "tiled")
    assert json.loads(written.text)["layers"][0]["encoding"] == "base64"
    assert read_text(written.text).level == level


def test_what_is_written_is_what_tiled_reads():
    """The keys that Tiled's JSON map format asks for."""
    document = json.loads(write_text(parse_level("map = '''\nS.G\n'''"), "tiled").text)
    keys = {"height", "width", "infinite", "layers", "nextlayerid", "nextobjectid", "orientation", "renderorder", "tileheight"}
    assert keys | {"tilesets", "tilewidth", "type", "version"} <= document.keys()
    assert {"columns", "firstgid", "name", "tilecount", "tileheight", "tilewidth"} <= document["tilesets"][0].keys()
    assert document["layers"][0]["data"] == [3, 1, 2]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (tiled([[3, 2]], infinite=True), "the map is infinite"),
        (tiled([[3, 2]], orientation="hexagonal"), "the map is hexagonal, expected an orthogonal one"),
        (tiled([[3, 2]], layers=[]), "no layer of tiles"),
        (tiled([[7, 7]]), "no tile says what it is"),
        (tiled([[3, 2]], properties=[{"name": "slip", "value": 3}]), "the map: slip is 3, expected a number from 0 to 1"),
        (tiled([[3, 2]], properties=[{"name": "title", "value": "a\u202eb"}]), "the map: title is"),
        (tiled([[1, 1]], tiles=[{"id": 0, "properties": [{"name": "glyph", "value": "ab"}]}]), "tile 0 of 'cave': glyph is 'ab'"),
        (tiled([[1, 1]], tiles=[{"id": 0, "type": "goal", "properties": [{"name": "enter", "value": "x"}]}]), "enter is 'x'"),
    ],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text, format="tiled")
    assert sentence in str(error.value)


def test_a_map_is_known_by_its_keys_or_its_ending():
    assert recognised_format(tiled([[3, 2]])).id == "tiled"
    assert recognised_format("{}", "x.tmj").id == "tiled"
