"""What a tile can be told."""

import dataclasses

import pytest

from playground.settings import SettingError, check, dials
from playground.world import Tile


def test_words_for_people_do_not_make_tiles_differ() -> None:
    plain = Tile(kind="mud", glyph="%")
    assert plain == Tile(kind="mud", glyph="%", title="Mud", about="Wet.", group="ground")
    assert plain != Tile(kind="mud", glyph="%", enter=-1.0)
    assert hash(plain) == hash(Tile(kind="mud", glyph="%", title="Mud"))


def test_what_the_editor_can_tune() -> None:
    names = [dial.name for dial in dials(Tile)]
    assert names == ["blocks", "ends", "exit", "enter", "replaces_step", "leave", "reward", "slip", "slides", "once"]
    assert {dial.name for dial in dials(Tile) if dial.optional} == {"exit", "slip"}
    assert all(dial.help.endswith(".") for dial in dials(Tile))


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
