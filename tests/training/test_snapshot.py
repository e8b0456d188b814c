"""A snapshot: one frozen value that carries the table of its indices."""

import dataclasses
import json

import pytest

from playground.training.first_sight import still
from playground.training.snapshot import Status
from playground.world.level import Level, MapChange

CHANGING = Level(title="", rows=("S..G",), changes=(MapChange(10, ("S.#G",)),))


def test_the_map_in_force_is_that_of_its_moment():
    seen = still(CHANGING)
    assert seen.now.rows == ("S..G",)
    assert dataclasses.replace(seen, moment=1).now.rows == ("S.#G",)


def test_the_first_beside_it_is_the_one_in_place_one():
    seen = still(CHANGING)
    other = dataclasses.replace(seen, number=7)
    assert seen.beside is None
    assert dataclasses.replace(seen, company={2: seen}).beside is None
    assert dataclasses.replace(seen, company={1: other, 2: seen}).beside is other


def test_nobody_can_change_it():
    seen = still(CHANGING)
    with pytest.raises(dataclasses.FrozenInstanceError):
        seen.lived = 3
    with pytest.raises(TypeError):
        seen.fields["q"] = None


def test_its_statuses_are_words():
    assert json.dumps(list(Status)) == '["warming", "paused", "running", "converged", "failed"]'
