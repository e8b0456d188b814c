"""Fields of tiles and rules as plain values."""

import dataclasses

import pytest

from playground.world import LevelError, Rules
from playground.world.exchange.stated import RULE_FORMS, TILE_FORMS, fields_of, stated_fields
from playground.world.exchange.translation import tile
from playground.world.tile import Spread


def test_only_what_differs_is_stated_and_comes_back():
    jump = tile("jump", to=("a", "1"), reward=2.5, noise=Spread(gaussian=0.5), only=("up",))
    values = stated_fields(jump, tile("jump"), TILE_FORMS)
    assert values.keys() == {"to", "reward", "noise", "only"}
    assert values["reward"] == 2.5
    assert dataclasses.replace(tile("jump"), **fields_of(values, TILE_FORMS, "here")) == jump
    rules = Rules(slip=0.5, moves=("up", "down"), wind=(1, 2))
    assert Rules(**fields_of(stated_fields(rules, Rules(), RULE_FORMS), RULE_FORMS, "here")) == rules


def test_a_person_may_write_a_bare_text():
    assert fields_of({"to": "a", "sends_to": "1", "exit": "none"}, TILE_FORMS, "here") == {
        "to": ("a",),
        "sends_to": "1",
        "exit": None,
    }


def test_names_that_are_no_fields_are_left_alone():
    assert fields_of({"colour": "red", "kind": "goal"}, TILE_FORMS, "here") == {}


def test_a_value_that_does_not_fit_is_explained():
    with pytest.raises(LevelError, match="tile 3: slip is 2, expected a number from 0 to 1"):
        fields_of({"slip": 2}, TILE_FORMS, "tile 3")
