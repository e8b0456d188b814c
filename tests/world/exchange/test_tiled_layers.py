"""Layers of Tiled: lists, packed numbers, groups."""

import json

import pytest

from playground.world import LevelError
from playground.world.exchange.tiled_layers import layers_of, written


def layer(**fields):
    return {"type": "tilelayer", "name": "a", "width": 2, "height": 1, **fields}


def numbers(*layers):
    return [list(each.numbers) for each in layers_of({"layers": list(layers)}, 1, 2).tiles]


def test_lists_and_packed_numbers_are_the_same():
    # 1, 2 as little-endian numbers of 32 bits are the bytes 01 00 00 00 02 00 00 00.
    assert numbers(layer(data=[1, 2]), layer(data="AQAAAAIAAAA=", encoding="base64")) == [[1, 2], [1, 2]]
    packed = {name: json.loads(text) for name, text in written([[1, 2]], most=3).items()}
    assert packed["compression"] == "zlib"
    assert numbers(layer(**packed)) == [[1, 2]]
    assert written([[1, 2]], most=10) == {"data": "[1, 2]"}


def test_groups_are_opened_and_hide_what_they_hold():
    found = layers_of(
        {"layers": [{"type": "group", "visible": False, "layers": [layer(data=[1, 2])]}, {"type": "objectgroup"}]}, 1, 2
    )
    assert [each.visible for each in found.tiles] == [False]
    assert found.others == {"objectgroup": 1}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (layer(data=[1]), "layer 'a' holds no list of 2 tiles"),
        (layer(data=[1, "2"]), "no number of a tile"),
        (layer(data=[1, 2], height=2), "layer 'a' has 2 rows of 2 cells, expected 1 rows of 2"),
        (layer(data="AQAA", encoding="base64"), "unpacks to only 3 bytes, expected 8 bytes"),
        (layer(data="AQAAAAIAAAAAAAAA", encoding="base64"), "unpacks to more"),
        (layer(data="", encoding="base64", compression="zstd"), "compressed with 'zstd'"),
        (layer(chunks=[]), "holds no list"),
    ],
)
def test_what_cannot_be_read_is_told(given, told):
    with pytest.raises(LevelError) as error:
        numbers(given)
    assert told in str(error.value)
