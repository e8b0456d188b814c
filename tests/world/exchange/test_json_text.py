"""JSON of a stranger."""

import pytest

from playground.world import LevelError
from playground.world.exchange import json_text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "line 1, column 2: this is not JSON"),
        ('{"a": 1}\n]', "line 2, column 1: this is not JSON: Extra data"),
        ("[1]", "no object, expected { ... }"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a": ' + "9" * 5000 + "}", "a value cannot be read"),
        ('{"a": Infinity}', "Infinity is no number of JSON"),
    ],
)
def test_what_is_no_object_is_explained(text, sentence):
    with pytest.raises(LevelError) as error:
        json_text.json_object(text)
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


def test_values_are_looked_at_with_their_place():
    data = {"a": "x", "n": 3.0, "list": [1], "objects": [{}]}
    assert json_text.text(data, "a", "the map") == "x"
    assert json_text.whole(data, "n", "the map", 1, 5) == 3
    assert json_text.objects(data, "objects", "the map") == [{}]
    assert json_text.objects(data, "none", "the map") == []
    for ask, sentence in (
        (lambda: json_text.text(data, "n", "the map"), "the map: n is 3.0, expected a text"),
        (lambda: json_text.whole(data, "n", "layer 'a'", 4, 5), "layer 'a': n is 3.0, expected a whole number from 4 to 5"),
        (lambda: json_text.whole(data, "gone", "the map", 1, 5), "the map: gone is missing"),
        (lambda: json_text.objects(data, "list", "the map"), "the map: list is a list or an object, expected a list of objects"),
    ):
        with pytest.raises(LevelError) as error:
            ask()
        assert sentence in str(error.value)
