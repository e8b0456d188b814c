"""Edits of the whole level."""

import pytest

from playground.edit.edit import EditError
from playground.edit.level_edits import AddColumn, AddRow, RemoveColumn, RemoveRow, Replace, SetMoves, SetRules, SetText, SetWind
from playground.world import format_level, parse_level
from playground.world.grid import MOVE_SETS
from playground.world.level import Level, Rules

ROOM = Level(title="Room", rows=("S.", ".G"))


def test_rows_and_columns_at_each_border():
    assert AddRow(top=True).apply(ROOM).rows == ("..", "S.", ".G")
    assert AddRow().apply(ROOM).rows == ("S.", ".G", "..")
    assert AddColumn(left=True).apply(ROOM).rows == (".S.", "..G")
    assert AddColumn().apply(ROOM).rows == ("S..", ".G.")
    assert RemoveRow(top=True).apply(ROOM).rows == (".G",)
    assert RemoveRow().apply(ROOM).rows == ("S.",)
    assert RemoveColumn(left=True).apply(ROOM).rows == (".", "G")
    assert RemoveColumn().apply(ROOM).rows == ("S", ".")


def test_wind_goes_with_its_columns():
    windy = Level(title="", rows=("S.G",), rules=Rules(wind=(0, 1, 2)))
    assert AddColumn(left=True).apply(windy).rules.wind == (0, 0, 1, 2)
    assert AddColumn().apply(windy).rules.wind == (0, 1, 2, 0)
    assert RemoveColumn(left=True).apply(windy).rules.wind == (1, 2)
    assert RemoveColumn().apply(RemoveColumn().apply(windy)).rules.wind == ()
    assert AddRow().apply(windy).rules.wind == (0, 1, 2)


def test_a_level_keeps_between_one_and_a_thousand_cells_a_side():
    with pytest.raises(EditError, match=r"1 to 1,000 rows, and this would make 0"):
        RemoveRow().apply(Level(title="", rows=("S.",)))
    with pytest.raises(EditError, match="1,001"):
        AddColumn().apply(Level(title="", rows=("S" + "." * 999,)))


def test_the_last_cell_to_act_in_cannot_be_cut_off():
    with pytest.raises(EditError, match="could do nothing"):
        RemoveColumn(left=True).apply(Level(title="", rows=("SG",)))


def test_rules_change_through_their_dials():
    after = SetRules({"discount": 0.5, "slip": 0.25}).apply(ROOM)
    assert (after.rules.discount, after.rules.slip) == (0.5, 0.25)
    assert SetRules({"discount": 0.5}).label == "change discount"
    for bad in ({"discount": 1.5}, {"slip_kind": "up"}, {"charm": 1.0}):
        with pytest.raises(EditError):
            SetRules(bad).apply(ROOM)
    assert SetRules({"discount": ROOM.rules.discount}).apply(ROOM) is ROOM


def test_moves_wind_and_words():
    assert SetMoves(MOVE_SETS["eight"]).apply(ROOM).rules.moves == MOVE_SETS["eight"]
    assert SetWind(1, 2).apply(ROOM).rules.wind == (0, 2)
    assert SetWind(1, 0).apply(SetWind(1, 2).apply(ROOM)) == ROOM
    after = SetText('Café "42"', "Mind the 'gap'.").apply(ROOM)
    assert parse_level(format_level(after)) == after
    with pytest.raises(EditError, match="no column 2"):
        SetWind(2, 1).apply(ROOM)
    with pytest.raises(EditError):
        SetMoves(("hop",)).apply(ROOM)


def test_a_level_can_be_replaced():
    other = Level(title="Other", rows=("..G",))
    assert Replace(other).apply(ROOM) == other
