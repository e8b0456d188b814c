"""Characters for tiles that come from elsewhere."""

import pytest

from playground.world import LevelError
from playground.world.characters import is_glyph
from playground.world.exchange.translation import Letters, legend, tile
from playground.world.tiles import GLYPHS


def test_the_first_of_a_kind_has_its_own_character_and_others_have_free_ones():
    letters = Letters()
    assert [letters.letter("exit", exit=value) for value in (5.0, 1.0, 5.0, 2.0)] == ["X", "x", "X", "0"]
    assert letters.tiles["x"].exit == 1.0


def test_a_character_of_another_kind_is_not_taken():
    letters = Letters()
    given = {letters.letter("goal", enter=float(value)) for value in range(200)}
    assert len(given) == 200
    assert all(is_glyph(glyph) and (glyph == "G" or glyph not in GLYPHS) for glyph in given)


def test_claimed_characters_are_kept():
    letters = Letters()
    letters.claim(tile("goal", "x", enter=2.0))
    assert letters.letter("goal", enter=2.0) == "x"
    with pytest.raises(LevelError, match="two different tiles have the character 'x'"):
        letters.claim(tile("pit", "x"))


def test_ground_that_is_not_plain_leaves_the_dot_to_plain_ground():
    letters = Letters()
    assert letters.letter("floor", slip=0.5) == "0"
    assert letters.letter("floor") == "."


def test_a_portal_under_another_character_leads_to_its_own():
    assert tile("portal", "Q").sends_to == "Q"


def test_a_legend_holds_only_what_must_be_said():
    assert legend([tile("goal"), tile("pit", enter=0.0)]) == {"P": tile("pit", enter=0.0)}
