"""Edits of a level that changes in time."""

from dataclasses import replace

import pytest

from playground.edit.board_edits import PaintTile
from playground.edit.edit import EditError
from playground.edit.history import History
from playground.edit.level_edits import AddColumn, RemoveRow
from playground.edit.timed_edits import LATEST, MOST, AddChange, At, RemoveChange, SetStep, steps_between, turned
from playground.world import format_level, parse_level
from playground.world.grid import Cell
from playground.world.level import Level, MapChange
from playground.world.tiles import TILES

ROOM = Level(title="Room", rows=("S..", "..G"))


def later(level: Level = ROOM) -> Level:
    return AddChange().apply(level)


def test_a_new_map_is_like_the_last_one_and_comes_later() -> None:
    once = later()
    assert once.changes == (MapChange(1000, ROOM.rows),)
    twice = later(At(1, PaintTile((Cell(0, 1),), TILES["wall"])).apply(once))
    assert twice.changes[1] == MapChange(2000, ("S#.", "..G"))
    assert parse_level(format_level(twice)) == twice


def test_painting_one_moment_leaves_the_others() -> None:
    level = At(1, PaintTile((Cell(0, 1),), TILES["mud"])).apply(later())
    assert (level.rows, level.changes[0].rows) == (ROOM.rows, ("S%.", "..G"))
    level = At(0, PaintTile((Cell(1, 0),), TILES["wall"])).apply(level)
    assert (level.rows, level.changes[0].rows) == (("S..", "#.G"), ("S%.", "..G"))


def test_undo_works_for_a_map_of_later() -> None:
    history = History(ROOM).do(AddChange()).do(At(1, PaintTile((Cell(0, 1),), TILES["wall"])), stroke=1)
    assert history.undo_label == "paint wall"
    assert history.undo().level == later()
    assert history.undo().undo().level == ROOM


def test_what_only_a_later_map_shows_stays_in_the_legend() -> None:
    mud = At(1, PaintTile((Cell(0, 1),), TILES["mud"])).apply(later())
    own = parse_level(format_level(mud) + "\n[legend]\nx = { kind = 'mud', enter = -3.0 }\n")
    used = At(1, PaintTile((Cell(0, 2),), own.legend["x"])).apply(own)
    cleared = At(0, PaintTile((Cell(1, 1),), own.legend["x"])).apply(used)
    cleared = At(0, PaintTile((Cell(1, 1),), TILES["floor"])).apply(cleared)
    assert "x" in cleared.legend
    assert cleared == used


def test_a_landing_that_another_map_still_shows_is_not_moved() -> None:
    level = later(Level(title="", rows=("SJj", "..G")))
    painted = At(1, PaintTile((Cell(0, 2),), TILES["mud"])).apply(level)
    assert painted.tile("J").to == ("j",)
    assert (painted.rows[0], painted.changes[0].rows[0]) == ("SJj", "SJ%")


def test_all_maps_keep_one_size() -> None:
    level = RemoveRow().apply(AddColumn().apply(later()))
    assert (level.rows, level.changes[0].rows) == (("S...",), ("S...",))


def test_a_step_lies_between_its_neighbours() -> None:
    level = later(later())
    assert [change.at for change in SetStep(1, 1999).apply(level).changes] == [1999, 2000]
    assert SetStep(2, 1001).apply(level).changes[1].at == 1001
    for moment, step in ((1, 0), (1, 2000), (2, 1000)):
        with pytest.raises(EditError):
            SetStep(moment, step).apply(level)


def test_removing_a_map_leaves_the_others() -> None:
    level = later(later())
    assert [change.at for change in RemoveChange(1).apply(level).changes] == [2000]
    assert RemoveChange(1).apply(later()) == ROOM


def test_turning_twice_changes_nothing() -> None:
    level = At(1, PaintTile((Cell(0, 1),), TILES["wall"])).apply(later(later()))
    assert turned(turned(level, 1), 1) == level
    assert turned(level, 1).rows == ("S#.", "..G")


@pytest.mark.parametrize(("moment", "ends"), [(1, (1, 19)), (2, (11, 39)), (3, (21, LATEST))])
def test_the_ends_between_which_each_of_three_maps_may_begin(moment: int, ends: tuple[int, int]) -> None:
    level = replace(ROOM, changes=tuple(MapChange(at, ROOM.rows) for at in (10, 20, 40)))
    assert steps_between(level, moment) == ends
    for step in ends:
        assert [change.at for change in SetStep(moment, step).apply(level).changes][moment - 1] == step


@pytest.mark.parametrize(("last", "at"), [(3, 6), (LATEST // 2, LATEST // 2 * 2), (LATEST - 1, LATEST)])
def test_a_new_map_begins_at_twice_the_step_of_the_last_one_and_not_after_the_latest(last: int, at: int) -> None:
    assert later(replace(ROOM, changes=(MapChange(last, ROOM.rows),))).changes[1].at == at


def test_after_the_latest_step_no_map_can_begin() -> None:
    with pytest.raises(EditError, match=r"no map can begin after"):
        later(replace(ROOM, changes=(MapChange(LATEST, ROOM.rows),)))


def test_as_many_maps_as_there_may_be_and_no_more() -> None:
    full = replace(ROOM, changes=tuple(MapChange(at, ROOM.rows) for at in range(1, MOST + 1)))
    assert len(later(replace(full, changes=full.changes[:-1])).changes) == MOST
    with pytest.raises(EditError, match=f"at most {MOST} maps"):
        later(full)
