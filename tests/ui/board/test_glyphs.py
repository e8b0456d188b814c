"""The characters of a board."""

from collections.abc import Callable

from playground.ui.board.glyphs import glyphs_in, glyphs_of
from playground.world import Level


def test_every_character_is_found_once(level_of: Callable[..., Level]) -> None:
    assert glyphs_in("S..#.") == {"S", ".", "#"}
    assert glyphs_of(level_of("S..\n.#G\n...")) == {"S", ".", "#", "G"}
