"""Maps for Tiled: pictures beside them, the level's tiles first, all kinds to paint with, and everything comes back."""

import json
import xml.etree.ElementTree as ET

import pytest

from playground.world import library, parse_level
from playground.world.exchange import read_text, write_text
from playground.world.exchange.format import TileSheet
from playground.world.level import Level, MapChange
from playground.world.tiles import KINDS

LEVEL = parse_level(
    """title = "a \\"b\\" <c>"
map = '''
S.G
'''
[rules]
slip = "2/3"
[legend]
"G" = { kind = "goal", enter = 5.0 }
"""
)


def test_the_tiles_of_the_level_come_first_and_then_all_other_kinds():
    tileset = json.loads(write_text(LEVEL, "tiled").text)["tilesets"][0]
    assert [tile["type"] for tile in tileset["tiles"][:3]] == ["floor", "goal", "start"]
    assert sorted(tile["type"] for tile in tileset["tiles"]) == sorted(tile.kind for tile in KINDS)
    assert tileset["tilecount"] == len(tileset["tiles"]) == 39


@pytest.mark.parametrize(("name", "picture"), [("maze.tmj", "maze.png"), ("", "tiles.png")])
def test_the_picture_is_a_sheet_beside_the_map_called_like_it(name, picture):
    exported = write_text(LEVEL, "tiled", name)
    (sheet,) = exported.pictures
    tileset = json.loads(exported.text)["tilesets"][0]
    assert (sheet.name, tileset["image"]) == (picture, picture)
    assert (tileset["imagewidth"], tileset["imageheight"]) == sheet.size == (8 * 64, 5 * 64)
    assert (tileset["columns"], sheet.columns, sheet.glyphs[:3], sheet.level) == (8, 8, (".", "G", "S"), LEVEL)


def test_a_sheet_has_rows_enough_for_all_its_tiles():
    assert [TileSheet("", LEVEL, tuple("a" * count), 8, 64).size for count in (1, 8, 9)] == [(512, 64), (512, 64), (512, 128)]


def test_xml_says_the_same_as_json():
    root = ET.fromstring(write_text(LEVEL, "tiled-xml", "a b.tmx").text)
    assert (root.tag, root.get("width"), root.get("infinite")) == ("map", "3", "0")
    assert root.find("tileset/image").get("source") == "a b.png"
    assert root.find("layer/data").text.strip() == "3,1,2"
    values = {entry.get("name"): entry.get("value") for entry in root.findall("properties/property")}
    assert (values["title"], values["slip"]) == ('a "b" <c>', "2/3")
    assert read_text(write_text(LEVEL, "tiled-xml").text).level == read_text(write_text(LEVEL, "tiled").text).level == LEVEL


def test_comments_of_several_lines_and_later_maps_come_back_from_xml():
    level = Level("t", ("S.G",), comment="# one\n# two", changes=(MapChange(5, ("S#G",)),))
    text = write_text(level, "tiled-xml").text
    assert [layer.get("visible") for layer in ET.fromstring(text).findall("layer")] == [None, "0"]
    assert read_text(text).level == level


def test_a_large_board_is_packed_in_xml_too():
    level = Level("t", ("S" + "." * 999,) * 600)
    text = write_text(level, "tiled-xml").text
    assert ET.fromstring(text).find("layer/data").attrib == {"encoding": "base64", "compression": "zlib"}
    assert read_text(text).level == level


@pytest.mark.parametrize("name", library.bundled())
def test_every_bundled_level_goes_through_xml_unharmed(name):
    exported = write_text(library.find(name), "tiled-xml")
    assert exported.notes == ()
    assert read_text(exported.text).level == library.find(name)


def test_a_map_says_nothing_of_this_machine():
    for format in ("tiled", "tiled-xml"):
        assert "/" not in write_text(LEVEL, format, "sub.tmx").text.replace("</", "").replace("/>", "").replace("2/3", "")
