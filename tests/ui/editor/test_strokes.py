"""Strokes: which cells they touch, when they take effect, and what they do."""

import pytest

from playground.edit.board_edits import Erase, PaintTile
from playground.ui.editor.strokes import BRUSHES, begun, continued, edit_of, finished, preview_glyph, previewed_cells
from playground.world.tiles import TILES

ROWS = "S....\n.....\n....G"


def drawn(space, *cells, erasing=False):
    """The rows after a stroke over cells."""
    return finished(continued(begun(space, cells[0], erasing), cells[1:]))


@pytest.mark.parametrize(
    ("brush", "rows"),
    [
        ("paint", ("S....", ".###.", "...#G")),
        ("line", ("S....", ".##..", "...#G")),
        ("rectangle", ("S....", ".###.", ".###G")),
        ("fill", ("S####", "#####", "####G")),
        ("erase", ("S....", ".....", "....G")),
    ],
)
def test_each_brush_touches_its_own_cells(space, cells, brush, rows) -> None:
    after = drawn(space(ROWS, brush=brush, tile=TILES["wall"]), *cells((1, 1), (1, 3), (2, 3)))
    assert after.level.rows == rows
    assert (after.tool.trail, after.tool.erasing, after.tool.moving) == ((), False, False)


def test_a_live_brush_acts_at_once_and_a_shape_when_the_button_is_let_go(space, cells) -> None:
    for brush, wall in (("paint", "#"), ("line", ".")):
        going = begun(space(ROWS, brush=brush), cells((1, 1))[0], False)
        assert going.level.rows[1][1] == wall
        assert finished(going).level.rows[1][1] == "#"


def test_the_right_button_erases_with_any_brush_that_paints(space, cells) -> None:
    after = drawn(space("S##\n##G", brush="rectangle"), *cells((0, 1), (1, 1)), erasing=True)
    assert after.level.rows == ("S.#", "#.G")


def test_a_start_is_carried_by_a_plain_brush(space, cells) -> None:
    after = drawn(space(ROWS), *cells((0, 0), (0, 1), (1, 2)))
    assert after.level.rows == (".....", "..S..", "....G")
    other = drawn(space(ROWS, brush="line"), *cells((0, 0), (0, 2)))
    assert other.level.rows[0] == "###.."


def test_picking_up_takes_the_tile_and_selecting_the_cell(space, cells) -> None:
    (goal,) = cells((2, 4))
    picked = drawn(space(ROWS, brush="pick"), goal)
    assert (picked.tool.tile.kind, picked.tool.brush, picked.level.rows) == ("goal", "paint", tuple(ROWS.split("\n")))
    assert drawn(space(ROWS, brush="select"), goal).tool.cell == goal


def test_a_stroke_is_one_undo(space, cells) -> None:
    before = space(ROWS)
    after = drawn(before, *cells((1, 1), (1, 2), (1, 3)))
    assert after.history.undo().level == before.level
    assert after.tool.stroke == before.tool.stroke + 1


def test_a_pointer_that_rests_changes_nothing(space, cells) -> None:
    going = begun(space(ROWS), cells((1, 1))[0], False)
    assert continued(going, cells((1, 1))) is going


def test_what_would_be_touched_is_previewed(space, cells) -> None:
    (here,) = cells((1, 1))
    assert previewed_cells(space(ROWS, brush="paint"), here) == (here,)
    assert previewed_cells(space(ROWS), None) == ()
    line = continued(begun(space(ROWS, brush="line"), here, False), cells((1, 3)))
    assert previewed_cells(line, None) == cells((1, 1), (1, 2), (1, 3))
    carried = continued(begun(space(ROWS), cells((0, 0))[0], False), cells((0, 1)))
    assert previewed_cells(carried, None) == cells((0, 1))
    assert len(previewed_cells(space(ROWS, brush="fill"), here)) == 13


def test_a_preview_is_drawn_by_a_character_that_means_the_tile_there(space) -> None:
    assert preview_glyph(space(ROWS, tile=TILES["wall"])) == "#"
    assert preview_glyph(space(ROWS, erasing=True)) == "."
    assert preview_glyph(space(ROWS, brush="select")) == ""
    other = space("SxG", '[legend]\n"x" = { kind = "mud" }').level.legend["x"]
    assert preview_glyph(space(ROWS, tile=other)) == ""


def test_a_stroke_is_an_edit_of_its_cells(space, cells) -> None:
    some = cells((0, 1), (0, 2))
    assert edit_of(space(ROWS).tool, some) == PaintTile(some, TILES["wall"])
    assert edit_of(space(ROWS, erasing=True).tool, some) == Erase(some)


def test_a_brush_says_what_it_is() -> None:
    assert all(id == brush.id and brush.title and brush.about.endswith(".") for id, brush in BRUSHES.items())
    assert [id for id, brush in BRUSHES.items() if brush.inspects] == ["select"]


def test_a_drag_moves_the_tile_that_it_begins_on_and_is_one_undo(space, cells) -> None:
    before = space(ROWS)
    after = drawn(before, *cells((2, 4), (2, 3), (1, 2)))
    assert after.level.rows == ("S....", "..G..", ".....")
    assert (after.history.undo_label, after.history.undo().level) == ("move goal", before.level)
    selected = drawn(space(ROWS, brush="select"), *cells((2, 4), (2, 3)))
    assert selected.level.rows[2] == "...G."
    assert selected.tool.cell == cells((2, 3))[0]


def test_what_lies_where_a_tile_is_dropped_comes_back_for_it(space, cells) -> None:
    assert drawn(space(ROWS), *cells((2, 4), (0, 0))).level.rows == ("G....", ".....", "....S")


def test_a_drag_that_comes_home_moves_nothing_and_a_click_paints_over_all_but_the_start(space, cells) -> None:
    assert drawn(space(ROWS), *cells((2, 4), (2, 3), (2, 4))).level.rows == tuple(ROWS.split("\n"))
    assert drawn(space(ROWS), *cells((2, 4))).level.rows[2] == "....#"
    assert drawn(space(ROWS), *cells((0, 0))).level.rows[0] == "S...."


def test_a_stroke_of_the_tile_in_hand_or_of_floor_begins_on_anything(space, cells) -> None:
    assert drawn(space("S#..\n...G"), *cells((0, 1), (0, 3))).level.rows[0] == "S###"
    cleared = drawn(space("S#P.\n...G", tile=TILES["floor"]), *cells((0, 1), (0, 3)))
    assert cleared.level.rows[0] == "S..."


def test_what_is_carried_is_previewed_by_its_own_picture(space, cells) -> None:
    carried = continued(begun(space(ROWS), cells((2, 4))[0], False), cells((1, 4)))
    assert (previewed_cells(carried, None), preview_glyph(carried)) == (cells((1, 4)), "G")
    assert carried.level.rows == tuple(ROWS.split("\n"))
