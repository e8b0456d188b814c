"""Small files that claim much: refused by what is counted in them, before it is made."""

import json
from typing import Any

import pytest

from playground.world.exchange import read_text
from playground.world.level import LevelError

SETS = [{"firstgid": 1, "name": "t", "tiles": [{"id": 0, "type": "wall"}]}]


def tiled(*layers: dict[str, Any], **more: Any) -> str:
    """The text of a map."""
    plain = {"type": "map", "orientation": "orthogonal", "tilewidth": 16, "tileheight": 16, "tilesets": SETS, "layers": layers}
    return json.dumps({**plain, "width": 1, "height": 1, **more})


def far_layer(*places: tuple[int, int]) -> dict[str, Any]:
    """A layer of an infinite map with a wall in each of these columns and rows."""
    return {"type": "tilelayer", "chunks": [{"x": x, "y": y, "width": 1, "height": 1, "data": [1]} for x, y in places]}


def refusal(text: str) -> str:
    """Why a map is not read."""
    with pytest.raises(LevelError) as refused:
        read_text(text, "bomb.tmj", "tiled")
    return str(refused.value)


@pytest.mark.parametrize(
    "more", [{}, {"visible": False}, {"properties": [{"name": "at", "value": 5}]}], ids=["seen", "hidden", "later"]
)
def test_layers_of_a_few_tiles_far_apart_are_counted_by_the_board_that_they_make(more: dict[str, Any]) -> None:
    corners = far_layer((0, 0), (999, 999))
    text = tiled(corners, *[far_layer((5, 5)) | more for _ in range(10)], infinite=True)
    assert "more than 4,000,000 cells" in refusal(text)
    assert read_text(tiled(corners, far_layer((5, 5)), infinite=True), "far.tmj", "tiled").level.width == 1000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (tiled(*[{"width": 1, "height": 1, "data": [1]}] * 2001), "more than 2,000 layers"),
        (tiled(*[{"type": "imagelayer"}] * 2001), "more than 2,000 layers"),
        (tiled(*[{"type": "group", "layers": [{"type": "group"}] * 100}] * 20), "more than 2,000 layers"),
        (tiled({"type": "objectgroup", "objects": [{}] * 50_001}), "more than 50,000 objects"),
        (tiled(*[{"type": "objectgroup", "objects": [{}] * 501}] * 100), "more than 50,000 objects"),
        (tiled({"type": "tilelayer", "chunks": [{}] * 50_001}, infinite=True), "more than 50,000 objects or chunks"),
        (tiled({"width": 1, "height": 1, "data": [1]}, tilesets=SETS * 1001), "more than 1,000 tilesets"),
    ],
    ids=["layers", "pictures", "groups", "scenery", "scenery in layers", "chunks", "tilesets"],
)
def test_what_costs_time_is_counted(text: str, words: str) -> None:
    assert words in refusal(text)
