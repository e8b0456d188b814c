"""Layers of Tiled: groups, offsets, chunks, and what they may cost."""

import base64
import json
import zlib

import pytest

from playground.world import LevelError
from playground.world.exchange import read_text
from playground.world.exchange.tiled.budget import Budget
from playground.world.exchange.tiled.map_layers import BoardArea, layers_of


def layer(**fields):
    return {"type": "tilelayer", "name": "a", "width": 2, "height": 1, "data": [1, 2], **fields}


def read(*layers, budget=None, **fields):
    return layers_of({"width": 2, "height": 1, "layers": list(layers), **fields}, (16, 16), budget or Budget())


def numbers(*layers, **fields):
    return [entry.tiles.tolist() for entry in read(*layers, **fields).all if entry.kind == "tilelayer"]


def test_groups_are_opened_and_hide_what_they_hold():
    layers = read(
        {"type": "group", "name": "g", "visible": False, "layers": [layer()]}, layer(opacity=0), {"type": "objectgroup"}
    )
    assert [(entry.kind, entry.visible) for entry in layers.all] == [
        ("tilelayer", False),
        ("tilelayer", False),
        ("objectgroup", True),
    ]


def test_layers_that_are_drawn_elsewhere_lie_on_the_nearest_cells():
    group = {"type": "group", "name": "g", "offsetx": 10, "layers": [layer(offsetx=6)]}
    assert numbers(group, layer(offsetx=-16), layer(offsety=-7), layer(offsety=9)) == [[[0, 1]], [[2, 0]], [[1, 2]], [[0, 0]]]


def test_an_infinite_map_is_the_board_that_holds_its_tiles():
    chunks = [
        {"x": -16, "y": 0, "width": 2, "height": 2, "data": [0, 0, 0, 5]},
        {"x": -14, "y": 0, "width": 2, "height": 2, "data": [0, 0, 6, 0]},
    ]
    layers = read(layer(chunks=chunks), layer(visible=False, chunks=[chunks[0] | {"x": 900}]), infinite=True)
    assert layers.area == BoardArea(1, -15, 1, 2)
    assert layers.all[0].tiles.tolist() == [[5, 6]]
    assert layers.infinite


def test_packed_chunks_are_read_as_well():
    data = base64.b64encode(zlib.compress(b"\7\0\0\0")).decode()
    chunked = layer(encoding="base64", compression="zlib", chunks=[{"x": 3, "y": 4, "width": 1, "height": 1, "data": data}])
    assert numbers(chunked, infinite=True) == [[[7]]]


@pytest.mark.parametrize(
    ("layers", "fields", "message"),
    [
        ([layer(height=2)], {}, "layer 'a' has 2 rows of 2 cells, expected 1 row of 2 as the map has"),
        ([{"type": "imagelayer"}], {}, "the map has no layer of tiles"),
        ([layer(chunks=[])], {"infinite": True}, "the map is infinite and holds no tile"),
        ([layer(offsetx="x")], {}, "layer 'a': offsetx is 'x', expected a number"),
        ([layer(properties="x")], {}, "layer 'a': properties is 'x', expected a list of properties"),
        ([layer(chunks=[{"x": 0, "y": 0, "width": 2000, "height": 1}])], {"infinite": True}, "width is 2000, expected"),
        (
            [layer(chunks=[{"x": x, "y": 0, "width": 1, "height": 1, "data": [1]} for x in (0, 10**6)])],
            {"infinite": True},
            "a map of 1 row of 1,000,001 cells, expected 1 to 1,000 each way",
        ),
    ],
)
def test_what_cannot_be_read_is_said(layers, fields, message):
    with pytest.raises(LevelError) as error:
        read(*layers, **fields)
    assert message in str(error.value)


def test_groups_in_groups_end_somewhere():
    nested = layer()
    for _ in range(30):
        nested = {"type": "group", "name": "g", "layers": [nested]}
    with pytest.raises(LevelError, match="nested deeper than 20"):
        read(nested)


def test_cells_are_counted_before_they_are_unpacked():
    """Three layers of two cells are one more than five; the third is not looked at, for it would be another error."""
    with pytest.raises(LevelError, match="fill more than 5 cells in all"):
        read(layer(), layer(), layer(data="nonsense"), budget=Budget(5))


def test_a_small_file_cannot_ask_for_many_large_layers():
    """A thousand layers of a million cells, each packed into some kilobytes, would be four gigabytes."""
    data = base64.b64encode(zlib.compress(bytes(4_000_000), 9)).decode()
    large = layer(width=1000, height=1000, data=data, encoding="base64", compression="zlib")
    text = json.dumps({"type": "map", "width": 1000, "height": 1000, "layers": [large] * 5, "tilesets": []})
    with pytest.raises(LevelError, match="more than 4,000,000 cells in all"):
        read_text(text)
