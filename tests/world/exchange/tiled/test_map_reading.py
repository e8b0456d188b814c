"""A whole map as a level: XML and JSON give the same, layers lie over one another, and a note says how it was read."""

import json

import pytest

from playground.world import LevelError
from playground.world.exchange import read_text, recognised_format
from playground.world.exchange.tiled import map_reading

TILES = {"wall": '<tile id="0" type="wall"/>', "silent": '<tile id="1"/>'}


def tmx(*layers, tiles=TILES["wall"], properties="", size=(2, 1), **fields):
    attributes = "".join(f' {key}="{value}"' for key, value in {"orientation": "orthogonal", **fields}.items())
    head = f'<map width="{size[0]}" height="{size[1]}" tilewidth="16" tileheight="16"{attributes}>{properties}'
    return head + f'<tileset firstgid="1" name="t">{tiles}</tileset>' + "".join(layers) + "</map>"


def layer(numbers, name="a", size=(2, 1), more="", inside=""):
    data = f'<data encoding="csv">{numbers}</data>'
    return f'<layer name="{name}" width="{size[0]}" height="{size[1]}"{more}>{inside}{data}</layer>'


def test_xml_gives_what_json_gives():
    text = tmx(layer("1,2"), tiles=TILES["wall"] + '<tile id="1" type="goal"/>')
    shape = {"name": "a", "type": "tilelayer", "width": 2, "height": 1, "data": [1, 2]}
    tiles = [{"id": 0, "type": "wall"}, {"id": 1, "type": "goal"}]
    as_json = {
        "type": "map",
        "width": 2,
        "height": 1,
        "layers": [shape],
        "tilesets": [{"firstgid": 1, "name": "t", "tiles": tiles}],
    }
    assert read_text(text).level == read_text(json.dumps(as_json)).level
    assert read_text(text).level.rows == ("#G",)


def test_the_name_of_a_layer_says_what_its_silent_tiles_are():
    imported = read_text(tmx(layer("2,2", "ground"), layer("0,2", "Walls")))
    assert imported.level.rows == (".#",)
    assert "The layer 'Walls' says that what it draws is the kind 'wall': 1 tile." in imported.notes
    solid = '<properties><property name="collides" type="bool" value="true"/></properties>'
    assert read_text(tmx(layer("2,0", "x", inside=solid))).level.rows == ("#.",)


def test_an_object_counts_where_no_higher_tile_says_what_it_is():
    group = '<objectgroup name="o"><object name="start" x="4" y="4"/><object name="start" x="20" y="4"/></objectgroup>'
    assert read_text(tmx(group, layer("1,0"))).level.rows == ("#S",)
    assert read_text(tmx(layer("1,0"), group)).level.rows == ("SS",)


def test_an_infinite_map_says_which_board_it_is():
    chunk = '<data encoding="csv"><chunk x="-16" y="32" width="2" height="2">0,1,0,1</chunk></data>'
    imported = read_text(tmx(f'<layer name="a" width="16" height="16">{chunk}</layer>', infinite="1"))
    assert imported.level.rows == ("#", "#")
    assert "The map is infinite: the board is the 2 rows of 1 cell that hold its tiles." in imported.notes


def test_words_that_others_mean_otherwise_do_not_stop_a_map():
    edges = '<properties><property name="edges" value="clamped"/></properties>'
    solid = '<tile id="0"><properties><property name="solid" type="bool" value="true"/></properties></tile>'
    imported = read_text(tmx(layer("1,0"), tiles=solid, properties=edges))
    assert imported.level.rows == ("#.",)
    assert any("the map: edges is 'clamped', expected one of stay, forbid" in note for note in imported.notes)
    with pytest.raises(LevelError, match="the map: edges is 'clamped'"):
        read_text(tmx(layer("1,0"), properties=edges))


def test_tiles_that_games_name_are_explained():
    imported = read_text(tmx(layer("1,0"), tiles='<tile id="0" type="player"/>'))
    assert (imported.level.rows, imported.notes[0]) == (("S.",), "Tiles called 'player' are read as the kind 'start'.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (tmx(layer("2,2")), "no tile says what it is, expected tiles with a class or a property kind"),
        (tmx(layer("1,1"), orientation="isometric"), "the map is isometric, expected an orthogonal one"),
        (tmx(layer("1,1"), orientation="staggered"), "the map is staggered, expected an orthogonal one"),
        (tmx('<objectgroup name="o"><object name="tree"/></objectgroup>'), "has no layer of tiles, and no object that says"),
        (tmx(layer("1,1"), size=(0, 1)), "width is 0, expected a whole number from 1 to 1,000"),
        (tmx(layer("1,1"), size=("2x", 1)), "width is '2x', expected a whole number"),
        ('<tileset name="t"/>', "this is a tileset of Tiled and no map: open the map that uses it"),
        ('{"type": "tileset", "tiles": []}', "this is a tileset of Tiled and no map"),
        ("<map", "line 1, column 1: this is not XML"),
    ],
)
@pytest.mark.parametrize("format", ["tiled", "tiled-xml"])
def test_what_cannot_be_read_is_said(text, message, format):
    with pytest.raises(LevelError) as error:
        read_text(text, format=format)
    assert message in str(error.value)


def test_more_tiles_than_anyone_needs_are_refused(monkeypatch):
    monkeypatch.setattr(map_reading, "_MOST_TILES", 1)
    with pytest.raises(LevelError, match="more than 1 different tiles"):
        read_text(tmx(layer("1,2"), tiles=TILES["wall"] + '<tile id="1" type="goal"/>'))


@pytest.mark.parametrize(
    ("text", "name", "format"),
    [
        (tmx(layer("1,1")), "", "tiled-xml"),
        ('<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->\n' + tmx(layer("1,1")), "", "tiled-xml"),
        ('<!DOCTYPE map SYSTEM "http://mapeditor.org/dtd/1.0/map.dtd">' + tmx(layer("1,1")), "", "tiled-xml"),
        ("nonsense", "a.tmx", "tiled-xml"),
        ("nonsense", "a.tsx", "tiled-xml"),
        ("{}", "a.tmj", "tiled"),
    ],
)
def test_maps_are_recognised(text, name, format):
    assert recognised_format(text, name).id == format


def test_other_xml_is_no_map():
    with pytest.raises(LevelError, match="none of the formats here reads this text"):
        recognised_format("<map><svg/></map>")
