"""What every edit leaves behind: a level that can be played, without what became useless."""

import dataclasses

import pytest

from playground.edit.checks import LARGEST, checked
from playground.edit.edit import EditError
from playground.edit.legend import fresh
from playground.world import file_size, format_level
from playground.world.level import Level
from playground.world.tiles import GLYPHS

ROOM = Level(title="Room", rows=("S..", "..G"))


def with_rows(*rows):
    return dataclasses.replace(ROOM, rows=rows)


def test_an_edit_that_changes_nothing_gives_back_the_level_itself():
    assert checked(with_rows("S..", "..G"), ROOM) is ROOM


@pytest.mark.parametrize("rows", [("###",), ("G##",), ("#" * 100,) * 50], ids=("walls", "an end", "large"))
def test_somebody_must_be_able_to_do_something(rows):
    with pytest.raises(EditError, match="leave at least one cell where it can act"):
        checked(with_rows(*rows), ROOM)


def test_on_a_large_board_the_tiles_that_stand_on_it_are_enough():
    rows = ("S" + "#" * 99,) + ("#" * 100,) * 49
    assert len(rows) * 100 > LARGEST
    assert checked(with_rows(*rows), ROOM).rows == rows


def test_what_became_useless_is_dropped():
    carrier, glyph = fresh(ROOM, dataclasses.replace(GLYPHS["."], enter=-2.0))
    painted = dataclasses.replace(carrier, rows=(f"S{glyph}.", "..G"))
    assert checked(painted, carrier).legend.keys() == {glyph}
    assert not checked(dataclasses.replace(painted, rows=ROOM.rows), painted).legend


def test_a_level_that_no_file_can_hold_is_refused_where_that_is_asked():
    bad = dataclasses.replace(ROOM, rules=dataclasses.replace(ROOM.rules, moves=("up", "sideways")))
    with pytest.raises(EditError, match="sideways"):
        checked(bad, ROOM, thoroughly=True)


def test_a_board_that_no_file_could_hold_is_refused_while_it_is_painted():
    wide = dataclasses.replace(GLYPHS["."], glyph="\N{CJK UNIFIED IDEOGRAPH-5B57}", enter=-2.0)
    before = Level(title="Large", rows=("S" + "." * 999,) + ("." * 1000,) * 999, legend={wide.glyph: wide})
    fits = dataclasses.replace(before, rows=before.rows[:500] + (wide.glyph * 1000,) * 500)  # 2,001,000 bytes and what is around
    assert checked(fits, before) == fits
    assert file_size(fits) == len(format_level(fits).encode())
    with pytest.raises(EditError, match=r"would take 2,2.* and a level file has at most 2,097,152; make the board smaller"):
        checked(dataclasses.replace(before, rows=before.rows[:400] + (wide.glyph * 1000,) * 600), before)
