"""Either language of Tiled gives one shape."""

import pytest

from playground.world import LevelError
from playground.world.exchange.tiled.map_shape import is_xml, shape_of


def test_xml_and_json_are_distinguished_by_their_first_character():
    assert is_xml("\ufeff \n<map/>")
    assert not is_xml('{"type": "map"}')
    assert shape_of('\ufeff{"type": "map", "width": 3}') == {"type": "map", "width": 3}
    assert shape_of('\ufeff\n<map width="3"/>') == {"type": "map", "width": 3, "layers": [], "tilesets": []}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<svg/>", "the XML holds <svg>, expected <map>"),
        ("<map", "this is not XML"),
        ("[1]", "JSON but no object"),
        ("S.G", "this is not JSON"),
    ],
)
def test_what_is_neither_is_explained(text, sentence):
    with pytest.raises(LevelError, match=sentence):
        shape_of(text)
