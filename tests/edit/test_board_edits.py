"""Edits of the board."""

import dataclasses
import functools
import random

import pytest

from playground.edit import legend
from playground.edit.board_edits import Erase, Fill, MoveStart, MoveTile, Paint, PaintTile, SetTarget, SetTile
from playground.edit.edit import EditError
from playground.world import compile_mdp, format_level, parse_level
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.tiles import GLYPHS, TILES

ROOM = Level(title="Room", rows=("S..", "..#", "..G"))


def test_paint_and_erase_change_just_their_cells():
    after = Paint((Cell(0, 1), Cell(1, 1)), "#").apply(ROOM)
    assert after.rows == ("S#.", ".##", "..G")
    assert ROOM.rows == ("S..", "..#", "..G")
    assert Erase((Cell(1, 2), Cell(2, 2))).apply(ROOM).rows == ("S..", "...", "...")


def test_cells_off_the_board_are_skipped_and_painting_what_is_there_changes_nothing():
    assert Paint((Cell(-1, 0), Cell(0, 3), Cell(2, 0)), "%").apply(ROOM).rows == ("S..", "..#", "%.G")
    assert Paint((Cell(1, 2),), "#").apply(ROOM) is ROOM


def test_an_unknown_glyph_is_refused():
    with pytest.raises(EditError, match="'ß' stands for nothing"):
        Paint((Cell(0, 1),), "ß").apply(ROOM)


def test_painting_a_start_moves_it_and_a_rectangle_of_starts_adds_them():
    assert Paint((Cell(2, 1),), "S").apply(ROOM).rows == ("...", "..#", ".SG")
    assert Paint((Cell(1, 0), Cell(1, 1)), "S").apply(ROOM).rows == ("S..", "SS#", "..G")


def test_move_start_takes_the_nearest_one_and_makes_one_where_there_is_none():
    two = Level(title="", rows=("S..S", "...."))
    assert MoveStart(Cell(1, 2)).apply(two).rows == ("S...", "..S.")
    none = Level(title="", rows=("...", "..G"))
    assert MoveStart(Cell(1, 1)).apply(none).rows == ("...", ".SG")
    assert MoveStart(Cell(9, 9)).apply(ROOM) is ROOM
    assert MoveStart(Cell(0, 0)).apply(ROOM) is ROOM


def test_a_start_keeps_its_own_kind_of_start_when_it_moves():
    level = parse_level("format = 1\ntitle = 'x'\nmap = '''\nA.\n..\n'''\n[legend]\nA = { kind = 'start', enter = 2.0 }\n")
    after = MoveStart(Cell(1, 1)).apply(level)
    assert after.rows == ("..", ".A")
    assert after[Cell(1, 1)].enter == 2.0


def test_a_level_where_nothing_could_move_is_refused():
    with pytest.raises(EditError, match="could do nothing"):
        Paint(tuple(Cell(row, col) for row in range(3) for col in range(3)), "#").apply(ROOM)


def test_set_tile_gives_the_cell_a_glyph_of_its_own_and_only_that_cell_changes():
    level = Level(title="", rows=("S%%", "..G"))
    after = SetTile(Cell(0, 1), {"enter": -3.0}).apply(level)
    assert after[Cell(0, 1)].enter == -3.0
    assert after[Cell(0, 2)].enter == TILES["mud"].enter
    assert after[Cell(0, 1)].kind == "mud"
    assert parse_level(format_level(after)) == after


def test_an_equal_tile_shares_a_glyph_and_a_tile_made_plain_again_goes_back_to_its_own():
    level = Level(title="", rows=("S%%", "..G"))
    one = SetTile(Cell(0, 1), {"enter": -3.0}).apply(level)
    two = SetTile(Cell(0, 2), {"enter": -3.0}).apply(one)
    assert two.rows[0][1] == two.rows[0][2]
    assert len(two.legend) == 1
    back = SetTile(Cell(0, 2), {"enter": -0.5}).apply(SetTile(Cell(0, 1), {"enter": -0.5}).apply(two))
    assert back == level


def test_legend_entries_that_an_edit_made_useless_are_forgotten_and_others_kept():
    level = parse_level(
        "format = 1\ntitle = ''\nmap = '''\nSaG\n...\n'''\n[legend]\n"
        "a = { kind = 'mud', enter = -2.0 }\nb = { kind = 'mud', enter = -4.0 }\n"
    )
    after = Erase((Cell(0, 1),)).apply(level)
    assert set(after.legend) == {"b"}


def test_bad_properties_are_refused_with_their_name():
    with pytest.raises(EditError, match="no property 'bite'"):
        SetTile(Cell(0, 1), {"bite": 1.0}).apply(ROOM)
    with pytest.raises(EditError, match="enter is nan"):
        SetTile(Cell(0, 1), {"enter": float("nan")}).apply(ROOM)
    with pytest.raises(EditError, match="off the board"):
        SetTile(Cell(3, 0), {"enter": 1.0}).apply(ROOM)


def test_properties_without_a_dial_are_checked_by_reading_the_level_back():
    with pytest.raises(EditError):
        SetTile(Cell(0, 1), {"only": ("sideways",)}).apply(ROOM)
    assert SetTile(Cell(0, 1), {"exit": 5.0}).apply(ROOM)[Cell(0, 1)].exit == 5.0


def test_a_jump_gets_a_target_and_lands_there():
    level = Level(title="", rows=("SJ.", "...", "..G"))
    after = SetTarget(Cell(0, 1), Cell(2, 1)).apply(level)
    mdp = compile_mdp(after)
    jump, landing = mdp.state_at()[0, 1], mdp.state_at()[2, 1]
    assert mdp.successor[jump, 0, 0] == landing
    assert mdp.probability[jump, 0, 0] == 1.0
    assert parse_level(format_level(after)) == after
    again = SetTarget(Cell(0, 1), Cell(1, 0)).apply(after)
    mdp = compile_mdp(again)
    assert mdp.successor[mdp.state_at()[0, 1], 0, 0] == mdp.state_at()[1, 0]


def test_two_jumps_have_two_targets():
    level = Level(title="", rows=("SJJ", "...", "..G"))
    after = SetTarget(Cell(0, 2), Cell(1, 0)).apply(SetTarget(Cell(0, 1), Cell(2, 1)).apply(level))
    mdp = compile_mdp(after)
    assert mdp.successor[mdp.state_at()[0, 1], 0, 0] == mdp.state_at()[2, 1]
    assert mdp.successor[mdp.state_at()[0, 2], 0, 0] == mdp.state_at()[1, 0]


def test_taking_one_of_several_landings_leaves_the_other_jumps_as_they_were():
    level = Level(title="", rows=("SJJ", "j..", ".jG"))
    after = SetTarget(Cell(0, 1), Cell(1, 0)).apply(level)
    mdp = compile_mdp(after)
    assert mdp.probability[mdp.state_at()[0, 1], 0, 0] == 1.0
    other = mdp.state_at()[0, 2]
    assert sorted(mdp.successor[other, 0][mdp.probability[other, 0] > 0]) == [mdp.state_at()[1, 0], mdp.state_at()[2, 1]]


def test_only_what_sends_somewhere_has_a_target():
    with pytest.raises(EditError, match="the goal in row 2, column 2 sends nobody anywhere"):
        SetTarget(Cell(2, 2), Cell(0, 0)).apply(ROOM)


def test_a_jump_still_lands_where_its_landing_was_painted_over():
    level = Level(title="", rows=("SJ.", "..j", "..G"))
    after = Paint((Cell(1, 2),), "%").apply(level)
    mdp = compile_mdp(after)
    assert after[Cell(1, 2)].enter == TILES["mud"].enter
    assert mdp.successor[mdp.state_at()[0, 1], 0, 0] == mdp.state_at()[1, 2]
    assert parse_level(format_level(after)) == after


def test_a_cliff_goes_on_sending_to_the_start_that_moved_and_to_the_place_of_one_erased():
    level = Level(title="", rows=("...", "S~G"))
    moved = MoveStart(Cell(0, 0)).apply(level)
    mdp = compile_mdp(moved)
    right = mdp.actions.index("right")
    assert mdp.successor[mdp.state_at()[1, 0], right, 0] == mdp.state_at()[0, 0]
    erased = Erase((Cell(1, 0),)).apply(level)
    mdp = compile_mdp(erased)
    down = mdp.actions.index("down")
    assert mdp.successor[mdp.state_at()[0, 1], down, 0] == mdp.state_at()[1, 0]


def test_painting_a_kind_whose_glyph_the_level_uses_for_another_thing():
    level = parse_level("format = 1\ntitle = ''\nmap = '''\nS#G\n...\n'''\n[legend]\n'#' = { kind = 'mud' }\n")
    after = PaintTile((Cell(1, 1),), TILES["wall"]).apply(level)
    assert after[Cell(1, 1)].blocks
    assert not after[Cell(0, 1)].blocks
    assert parse_level(format_level(after)) == after


def test_doors_of_one_letter_change_together():
    level = Level(title="", rows=("SO.", ".#.", ".OG"))
    after = SetTile(Cell(0, 1), {"enter": 2.0}).apply(level)
    assert after.rows == level.rows
    assert after[Cell(2, 1)].enter == 2.0


def test_every_kind_can_be_painted_everywhere_and_read_back():
    draw = random.Random(7)
    level = Level(title="Any", rows=("S....", ".....", "....G"))
    for _ in range(400):
        cell = Cell(draw.randrange(3), draw.randrange(5))
        try:
            after = PaintTile((cell,), draw.choice(list(TILES.values()))).apply(level)
        except EditError:
            continue
        assert parse_level(format_level(after)) == after
        level = after
    assert len(level.legend) < 20


def test_running_out_of_characters_is_a_sentence():
    level = Level(title="", rows=("S" + "." * 200,))
    for col in range(1, 60):
        level = SetTile(Cell(0, col), {"enter": float(col)}).apply(level)
    edits = [SetTile(Cell(0, col), {"enter": float(col)}) for col in range(60, 200)]
    with pytest.raises(EditError, match="characters"):
        functools.reduce(lambda level, edit: edit.apply(level), edits, level)
    assert len(legend.glyphs_of(level.rows)) >= 60


def test_what_a_glyph_stands_for_by_itself_needs_no_entry():
    level = legend.with_entry(ROOM, "%", dataclasses.replace(TILES["mud"], enter=-9.0))
    assert level.tile("%").enter == -9.0
    assert legend.with_entry(level, "%", GLYPHS["%"]) == ROOM


def test_filling_is_painting_all_that_hangs_together():
    level = Level(title="", rows=("S.#.", "..#G"))
    assert Fill(Cell(0, 1), TILES["mud"]).apply(level).rows == ("S%#.", "%%#G")
    assert Fill(Cell(0, 3), TILES["mud"]).apply(level) == PaintTile((Cell(0, 3),), TILES["mud"]).apply(level)
    assert Fill(Cell(0, 2), TILES["wall"]).apply(level) is level


def test_a_moved_tile_changes_places_with_what_lies_there_and_what_jumps_to_it_still_does():
    level = Level("", ("SJ.", "jG#"))
    moved = MoveTile(Cell(1, 0), Cell(1, 2), "Landing").apply(level)
    assert moved.rows == ("SJ.", "#Gj")
    assert moved.tile("J").to == ("j",)
    assert MoveTile(Cell(1, 0), Cell(1, 2), "Landing").label == "move landing"
    assert MoveTile(Cell(0, 0), Cell(0, 0)).apply(level) is level
    assert MoveTile(Cell(0, 0), Cell(5, 0)).apply(level) is level
