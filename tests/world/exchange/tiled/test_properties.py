"""Properties: all versions' forms, and numbers that stay what they are."""

import random

import pytest

from playground import ratio
from playground.world import LevelError
from playground.world.exchange.stated import RULE_FORMS, TILE_FORMS
from playground.world.exchange.tiled.properties import fields, is_true, properties_of, property_list, readable_fields


def fifteen(entries):
    """What Tiled's JSON makes of properties: numbers keep 15 digits."""
    values = {entry["name"]: entry["value"] for entry in entries}
    return {name: float(f"{value:.15g}") if isinstance(value, float) else value for name, value in values.items()}


def test_a_list_and_an_object_say_the_same():
    assert properties_of({"properties": [{"name": "kind", "type": "string", "value": "wall"}]}, "it") == {"kind": "wall"}
    assert properties_of({"properties": {"kind": "wall"}, "propertytypes": {"kind": "string"}}, "it") == {"kind": "wall"}
    assert properties_of({}, "it") == {}


@pytest.mark.parametrize(
    ("properties", "message"),
    [
        ("kind", "it: properties is 'kind', expected a list of properties, each with a name and a value"),
        (["kind"], "it: properties is a list with something else in it, expected a list of properties"),
        ([{"name": 1}], "a property of it: name is 1, expected a text"),
    ],
)
def test_properties_of_another_form_are_refused_in_clear_words(properties, message):
    with pytest.raises(LevelError) as error:
        properties_of({"properties": properties}, "it")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("value", "answer"), [(True, True), ("true", True), ("True ", True), ("1", True), ("0", False), (1, False)]
)
def test_yes_may_be_a_text(value, answer):
    assert is_true(value) is answer


def test_two_thirds_come_back_as_two_thirds():
    assert property_list({"slip": ratio.Ratio(2, 3)}) == [{"name": "slip", "type": "string", "value": "2/3"}]
    assert property_list({"slip": 2 / 3}) == [{"name": "slip", "type": "string", "value": "0.6666666666666666"}]
    assert property_list({"slip": 0.2}) == [{"name": "slip", "type": "float", "value": 0.2}]
    rounded = fields({"slip": 0.666666666666667}, RULE_FORMS, "the map")["slip"]
    assert (rounded, ratio.exact(rounded)) == (2 / 3, ratio.exact(ratio.Ratio(2, 3)))
    assert fields({"slip": "2/3"}, RULE_FORMS, "the map") == {"slip": 2 / 3}
    assert fields({"slip": "0.666666666666667"}, RULE_FORMS, "the map") == {"slip": 0.666666666666667}


def test_no_number_is_changed_by_fifteen_digits():
    dice = random.Random(3)
    numbers = [dice.choice((1, -1)) * dice.random() * 10.0 ** dice.randrange(-9, 6) for _ in range(2000)]
    numbers += [a / b for a in range(1, 30) for b in range(1, 40)] + [0.1 + 0.2, 1e-300, 0.666666666666667, -0.0, 1e6]
    for number in numbers:
        assert fields(fifteen(property_list({"enter": number})), TILE_FORMS, "it") == {"enter": number}


def test_what_others_mean_otherwise_is_left_out():
    values, strange = readable_fields({"to": "town2", "slip": 0.5, "colour": "red"}, TILE_FORMS, "tile 3")
    assert values == {"slip": 0.5}
    assert strange == ("tile 3: to is 'town2', expected one character of the map, or a list of up to 32",)
