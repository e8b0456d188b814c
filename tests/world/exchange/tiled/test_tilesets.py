"""Tilesets: what a tile says of itself in each version of Tiled, in the map or in files beside it."""

import json

import pytest

from playground.world import LevelError
from playground.world.exchange import read_file, read_text
from playground.world.exchange.companion_files import nowhere
from playground.world.exchange.tiled.tilesets import tilesets_of

TSX = """<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.9" name="town" tilewidth="16" tileheight="16" tilecount="3" columns="3">
 <image source="town.png" width="48" height="16"/>
 <tile id="0" class="wall"/>
 <tile id="2"><properties><property name="kind" value="goal"/><property name="enter" type="float" value="5"/></properties></tile>
 <wangsets><wangset name="w" type="corner" tile="-1"/></wangsets>
</tileset>
"""


def kinds(tileset):
    tilesets = tilesets_of({"tilesets": [{"firstgid": 10, "name": "t", **tileset}]}, nowhere)
    return {number: tilesets.described(number).kind for number in tilesets.entries if tilesets.described(number)}


def a_map(source, first=1):
    layer = {"type": "tilelayer", "name": "a", "width": 3, "height": 1, "data": [first, first + 1, first + 2]}
    return json.dumps(
        {"type": "map", "width": 3, "height": 1, "layers": [layer], "tilesets": [{"firstgid": first, "source": source}]}
    )


def test_class_and_type_are_the_same_word():
    assert kinds({"tiles": [{"id": 0, "type": "Wall"}, {"id": 1, "class": "mud"}, {"id": 2, "type": "chair"}]}) == {
        10: "wall",
        11: "mud",
    }


def test_the_object_of_tiles_and_properties_of_old_versions():
    """Before 1.2 tiles lay under their numbers, properties apart; before 1.0 there was no type, so maps made up properties."""
    old = {
        "tiles": {"3": {"image": "x.png", "type": "goal"}},
        "tileproperties": {"0": {"collides": True}, "1": {"solid": "true"}},
    }
    assert kinds(old) == {10: "wall", 11: "wall", 13: "goal"}
    assert kinds({"tiles": [{"id": 3}], "tileproperties": {"3": {"type": "mud"}, "4": {"name": "player"}}}) == {
        13: "mud",
        14: "start",
    }


def test_words_of_games_are_remembered():
    tilesets = tilesets_of({"tilesets": [{"firstgid": 1, "tiles": [{"id": 0, "type": "Spawn_Point 2"}]}]}, nowhere)
    described = tilesets.described(1)
    assert (described.kind, described.word, described.ours) == ("start", "Spawn_Point 2", False)


@pytest.mark.parametrize(
    ("tileset", "message"),
    [
        ({"tiles": "x"}, "neither a list nor an object"),
        ({"tileproperties": {"one": {}}}, "a tile has the number 'one', expected a whole one"),
        ({"tileproperties": [1]}, "neither a list nor an object"),
        ({"tiles": {"0": 1}}, "neither a list nor an object"),
        ({"tiles": [{"id": -1}]}, "id is -1, expected a whole number"),
        ({"firstgid": 0}, "firstgid is 0, expected a whole number"),
        ({"tiles": [{"id": 1, "properties": 7}]}, "tile 1 of 't': properties is 7, expected a list of properties"),
        (
            {"tiles": [{"id": 1, "type": "goal", "properties": [{"name": "enter", "value": {}}]}]},
            "enter is {}, expected a number",
        ),
        ({"tiles": [{"id": 1, "properties": [{"name": "glyph", "value": "ab"}]}]}, "glyph is 'ab', expected one visible"),
    ],
)
def test_what_cannot_be_read_is_said(tileset, message):
    with pytest.raises(LevelError) as error:
        kinds(tileset)
    assert message in str(error.value)


@pytest.mark.parametrize("place", ["town.tsx", "../tilesets/town.tsx"])
def test_a_tileset_beside_the_map_is_read(tmp_path, place):
    (tmp_path / "maps").mkdir()
    (tmp_path / "tilesets").mkdir()
    (tmp_path / "maps" / place).write_text(TSX)
    (tmp_path / "maps/a.tmj").write_text(a_map(place))
    imported = read_file(tmp_path / "maps/a.tmj")
    assert imported.level.rows == ("#.G",)
    assert imported.level.tile("G").enter == 5.0


def test_a_tileset_beside_it_may_be_json(tmp_path):
    tiles = [{"id": 0, "type": "wall"}, {"id": 2, "type": "goal"}]
    (tmp_path / "town.json").write_text(json.dumps({"type": "tileset", "name": "town", "tiles": tiles}))
    (tmp_path / "a.tmj").write_text(a_map("town.json"))
    assert read_file(tmp_path / "a.tmj").level.rows == ("#.G",)


def test_a_pasted_map_says_where_its_tileset_stands_and_what_to_do():
    with pytest.raises(LevelError) as error:
        read_text(a_map("town.tsx"))
    for words in ("stands in a file of its own, 'town.tsx'", "only the text of the map is here", "press Embed Tileset in Tiled"):
        assert words in str(error.value)


def test_a_file_without_its_tileset_says_so_too(tmp_path):
    (tmp_path / "a.tmj").write_text(a_map("town.tsx"))
    with pytest.raises(LevelError, match=r"^a\.tmj: the tileset of the map .* there is no such file beside the map"):
        read_file(tmp_path / "a.tmj")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<tileset", "the tileset town.tsx: line 1, column 1: this is not XML"),
        ("{", "the tileset town.tsx: line 1, column 2: this is not JSON"),
        ("<map/>", "town.tsx, which the map names as a tileset, holds none"),
        (a_map("x.tsx"), "holds none"),
    ],
)
def test_what_is_no_tileset_is_said(tmp_path, content, message):
    (tmp_path / "town.tsx").write_text(content)
    (tmp_path / "a.tmj").write_text(a_map("town.tsx"))
    with pytest.raises(LevelError) as error:
        read_file(tmp_path / "a.tmj")
    assert message in str(error.value)


@pytest.mark.parametrize(
    "properties", [{"blocked": True}, {"Solid": 1, "solid": "yes"}, {"walkable": False}, {"passable": "false"}, {"obstacle": "1"}]
)
def test_no_way_through_is_a_wall(properties):
    assert kinds({"tiles": [{"id": 0, "properties": properties}]}) == {10: "wall"}
    assert kinds({"tiles": [{"id": 0, "properties": {"walkable": True, "blocked": False}}]}) == {}


def test_what_says_nothing_here_is_explained_with_its_tile():
    tiles = [{"id": 0, "type": "lava"}, {"id": 1, "properties": {"slip": "very"}}, {"id": 2}]
    tilesets = tilesets_of({"tilesets": [{"firstgid": 10, "name": "t", "tiles": tiles}]}, nowhere)
    assert tilesets.unread(10) == ("tile 0 of 't' is 'lava', which is no kind of tile here",)
    assert tilesets.unread(11)[0].startswith("tile 1 of 't': slip is 'very'") and tilesets.unread(12) == ()
