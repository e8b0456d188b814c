"""Edits at their edges: what stays the very same level, which start is the nearest, landings that are walls."""

import pytest

from playground.edit.board_edits import Fill, MoveStart, Paint, PaintTile, SetTile, put
from playground.edit.edit import EditError
from playground.world import parse_level
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.tiles import TILES

ROOM = Level(title="Room", rows=("S..", "..#", "..G"))


@pytest.mark.parametrize(
    ("rows", "goal", "moved"),
    [
        (("S....", ".....", ".....", "..S..", "....G"), (3, 0), (3, 2)),  # 3 rows away, or 2 columns
        (("S....", ".....", ".....", "..S..", "....G"), (2, 0), (0, 0)),  # 2 rows, or 1 row and 2 columns
        (("....S", ".....", "S....", ".....", "....G"), (2, 3), (0, 4)),  # 2 + 1, or 3 columns: the first of equals
        (("....S", ".....", "S....", ".....", "....G"), (2, 2), (2, 0)),  # 2 + 2, or 2
        ((".S...", ".....", ".....", "...S.", "....G"), (1, 3), (3, 3)),  # 1 + 2, or 2
    ],
)
def test_the_nearest_start_by_steps_is_the_one_that_moves(
    rows: tuple[str, ...], goal: tuple[int, int], moved: tuple[int, int]
) -> None:
    after = MoveStart(Cell(*goal)).apply(Level(title="", rows=rows))
    assert after.rows[goal[0]][goal[1]] == "S" and after.rows[moved[0]][moved[1]] == "."
    assert "".join(after.rows).count("S") == 2


def test_a_start_on_a_start_and_one_off_the_board_change_nothing() -> None:
    assert MoveStart(Cell(0, 0)).apply(ROOM) is ROOM
    assert MoveStart(Cell(3, 0)).apply(ROOM) is ROOM


def test_a_new_kind_that_is_painted_nowhere_leaves_the_legend() -> None:
    other = TILES["pit"].__class__(**{**vars(TILES["pit"]), "enter": -3.0})
    assert PaintTile((Cell(9, 9),), other).apply(ROOM) is ROOM
    painted = PaintTile((Cell(0, 1),), other).apply(ROOM)
    assert painted.tile(painted.rows[0][1]).enter == -3.0 and painted.tile(painted.rows[0][1]).ends


def test_putting_what_is_there_is_the_very_same_level() -> None:
    assert put(ROOM, [Cell(0, 1), Cell(1, 0)], ".") is ROOM
    assert put(ROOM, [], "#") is ROOM
    some = put(ROOM, [Cell(0, 1), Cell(0, 2), Cell(2, 0)], "#")
    assert some.rows == ("S##", "..#", "#.G") and some.rows[1] is ROOM.rows[1]


def test_a_jump_whose_landing_becomes_a_wall_rests_and_one_whose_landing_becomes_mud_lands_there() -> None:
    level = parse_level("map = '''\nJ.j\nS.G\n'''\n")
    walled = Paint((Cell(0, 2),), "#").apply(level)
    assert walled.rows == ("J.#", "S.G") and walled.tile("J").to == ("j",)
    moved = Paint((Cell(0, 2),), "%").apply(level)
    assert moved.rows == ("J.%", "S.G") and moved.tile("J").to == ("%",)


def test_a_tile_that_is_the_same_is_the_very_same_level() -> None:
    assert SetTile(Cell(0, 1), {"enter": 0.0}).apply(ROOM) is ROOM
    assert SetTile(Cell(0, 1), {"enter": 1.0}).apply(ROOM) is not ROOM


def test_filling_off_the_board_and_with_what_is_there_changes_nothing() -> None:
    assert Fill(Cell(-1, 0), TILES["wall"]).apply(ROOM) is ROOM
    assert Fill(Cell(1, 2), TILES["wall"]).apply(ROOM) is ROOM
    with pytest.raises(EditError):
        Fill(Cell(0, 1), TILES["wall"]).apply(Level(title="", rows=("...", "...")))
