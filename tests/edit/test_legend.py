"""The legend of a level: which glyph stands for which tile, and what becomes of it when the board changes."""

import dataclasses

import pytest

from playground.edit import legend
from playground.edit.edit import EditError
from playground.world import parse_level
from playground.world.level import Level, MapChange
from playground.world.tiles import GLYPHS, TILES

ROOM = Level(title="Room", rows=("S..", "..#", "..G"), changes=(MapChange(9, ("S..", "%.#", "..G")),))
JUMP = parse_level(
    """format = 1
title = "Jump"
map = '''
S.j
.kG
'''
[legend]
"j" = { kind = "jump", to = "k" }
"k" = { kind = "floor" }
"""
)


def costly(glyph="", enter=-2.0):
    return dataclasses.replace(GLYPHS["."], glyph=glyph, enter=enter)


def test_glyphs_in_use_are_those_of_every_map():
    assert legend.used(ROOM) == frozenset("S.#G%")
    assert legend.places(ROOM, "#") == [(1, 2)]
    assert legend.places(ROOM, "%") == []


def test_a_jump_points_at_where_it_leads():
    assert legend.pointed_at(JUMP) == {"k"}
    assert legend.pointed_at(ROOM) == frozenset()


def test_tiles_are_the_same_whatever_their_glyphs():
    assert legend.same(costly("a"), costly("b"))
    assert not legend.same(costly("a"), costly("a", enter=-3.0))
    assert legend.start_tile().starts


def test_a_tile_gets_the_glyph_that_stands_for_it_already():
    level, glyph = legend.glyph_for(ROOM, TILES["wall"])
    assert (level, glyph) == (ROOM, "#")
    carrier, own = legend.glyph_for(ROOM, costly())
    assert legend.same(carrier.tile(own), costly())
    assert legend.glyph_for(carrier, costly()) == (carrier, own)


def test_fresh_glyphs_are_the_most_readable_that_nothing_uses():
    level, first = legend.fresh(ROOM, costly())
    again, second = legend.fresh(level, costly())
    assert first in legend.FREE and second in legend.FREE and first != second
    assert not {first, second} & (legend.used(ROOM) | GLYPHS.keys())
    assert legend.same(again.tile(first), again.tile(second))


def test_where_all_glyphs_are_taken_the_error_says_what_to_do():
    level = ROOM
    for number in range(len([glyph for glyph in legend.FREE if glyph not in legend.used(ROOM) | GLYPHS.keys()])):
        level, _ = legend.fresh(level, costly(enter=-float(number + 2)))
    with pytest.raises(EditError, match="make some of its tiles alike first"):
        legend.fresh(level, costly(enter=-1.0))


def test_an_entry_that_says_nothing_new_is_left_out():
    level = legend.with_entry(ROOM, ".", costly(enter=-5.0))
    assert level.tile(".").enter == -5.0
    assert "." not in legend.with_entry(level, ".", GLYPHS["."]).legend


def test_only_entries_that_became_useless_go():
    carrier, glyph = legend.fresh(ROOM, costly())
    assert legend.without_unused(carrier, carrier) is carrier, "it was unused before"
    painted = dataclasses.replace(carrier, rows=(f"S{glyph}.", "..#", "..G"))
    assert glyph in legend.without_unused(painted, carrier).legend
    assert glyph not in legend.without_unused(carrier, painted).legend
    assert glyph not in legend.without_unused(carrier, ROOM).legend, "it came with an edit that does not use it"


def test_jumps_follow_a_glyph_that_gets_another_name():
    level = legend.retargeted(JUMP, {"k": ("m",)})
    assert legend.targets(level.tile("j")) == ("m",)
    assert legend.retargeted(JUMP, {"q": ("m",)}) == JUMP
