"""The contract of every kind of tile that ships."""

import pytest

from playground.settings import check
from playground.world import Level, Tile, compile_mdp
from playground.world.grid import MOVES
from playground.world.tiles import GLYPHS, KINDS, TILES, named


@pytest.mark.parametrize("tile", KINDS, ids=lambda tile: tile.kind)
def test_a_kind_says_what_it_is_and_can_be_played(tile: Tile) -> None:
    assert tile.title
    assert tile.about.endswith((".", "!"))
    assert len(tile.about) <= 70
    assert tile.group in {"ground", "walls", "rewards", "movers", "memory"}
    assert tile.kind == tile.kind.lower()
    check(tile)
    assert set(tile.only) | {name for pair in tile.swap for name in pair} <= set(MOVES)
    level = Level("", (f"S{tile.glyph}.", f"{tile.glyph}jG"))
    mdp = compile_mdp(level)
    assert mdp.probability.sum(-1) == pytest.approx(mdp.legal.astype(float))


def test_no_two_kinds_share_a_character_or_a_name() -> None:
    assert len(TILES) == len(GLYPHS) == len(KINDS)
    assert [tile.kind for tile in TILES.values()] == [tile.kind for tile in KINDS]
    assert all(len(tile.glyph) == 1 and tile.glyph.isascii() and tile.glyph.isprintable() for tile in KINDS)


def test_the_kinds_that_every_level_file_may_rely_on() -> None:
    assert {GLYPHS[glyph].kind for glyph in ".#SGP~X"} == {"floor", "wall", "start", "goal", "pit", "cliff", "exit"}
    assert TILES["cliff"].sends_to == "S"


def test_a_kind_under_another_character_keeps_its_numbers_and_its_way_to_itself() -> None:
    assert named("goal", "g").enter == 1.0
    assert named("goal", "g").glyph == "g"
    assert named("portal", "Q").sends_to == "Q"
    assert named("cliff", "Q").sends_to == "S"
    with pytest.raises(KeyError):
        named("dragon", "d")
