"""What the fields of a tile can hold, and what follows from them."""

import dataclasses

import pytest

from playground.settings import SettingError, check, dials
from playground.world import Tile
from tests.world.levels_by_chance import GROWING_FIELDS, STILL_FIELDS


def test_words_for_people_do_not_make_tiles_differ() -> None:
    plain = Tile(kind="mud", glyph="%")
    assert plain == Tile(kind="mud", glyph="%", title="Mud", about="Wet.", group="ground")
    assert plain != Tile(kind="mud", glyph="%", enter=-1.0)
    assert hash(plain) == hash(Tile(kind="mud", glyph="%", title="Mud"))


def test_what_the_editor_can_tune() -> None:
    """Every number and every flag but the start, which is placed and not tuned; a number that may be missing is None."""
    plain = {field.name: field.default for field in dataclasses.fields(Tile) if isinstance(field.default, bool | float | None)}
    assert {dial.name for dial in dials(Tile)} == set(plain) - {"starts"}
    assert all(dial.optional == (plain[dial.name] is None) for dial in dials(Tile))
    assert all(dial.help.endswith(".") and dial.plain for dial in dials(Tile))


def test_levels_by_chance_try_every_field() -> None:
    fields = {field.name for field in dataclasses.fields(Tile) if field.compare} - {"kind", "glyph"}
    assert {*STILL_FIELDS, *GROWING_FIELDS} == fields and not {*STILL_FIELDS} & {*GROWING_FIELDS}


def test_doors_and_gates_open_and_shut_and_what_stays_in_its_cell_cannot_walk() -> None:
    wall, door, gate = (Tile(kind="wall", glyph="#", **more) for more in ({"blocks": True}, {"needs": "red"}, {"obeys": "lamp"}))
    assert [tile.gated for tile in (wall, door, gate)] == [False, True, True]
    assert all(tile.can_block for tile in (wall, door, gate)) and not Tile(kind="floor", glyph=".").can_block
    assert [tile.rooted for tile in (wall, door, gate)] == [("blocks",), ("needs",), ("obeys",)]
    assert Tile(kind="cat", glyph="M", patrols=("up",), ends=True).rooted == ()


@pytest.mark.parametrize(("name", "value"), [("slip", 1.1), ("exit", 2e6), ("enter", float("nan")), ("slip", "much")])
def test_values_out_of_range_are_found(name: str, value: object) -> None:
    tile = dataclasses.replace(Tile(kind="floor", glyph="."), **{name: value})
    with pytest.raises(SettingError, match=name):
        check(tile)


def test_the_badge_of_a_hazard_is_its_round_in_steps() -> None:
    assert Tile(kind="cat", glyph="M", patrols=("right",) * 3).grows == "×6"  # there and back
    assert Tile(kind="cat", glyph="M", patrols=("right", "down", "left", "up")).grows == "×4"  # home again
    assert Tile(kind="cat", glyph="M", patrols=("stay",)).grows == "×1"
    assert Tile(kind="cat", glyph="M", once=True, gives="red", patrols=("up",)).grows == "×4×2"
