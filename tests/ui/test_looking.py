"""How a person looks at the board: zoom, drags, the cell that is read, and the floors."""

from dataclasses import replace

import pygame
import pytest

from playground.ui.aspects import Look
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Pointer
from playground.ui.looking import (
    NOTCH,
    change_floor,
    hovered_cell,
    look_around,
    look_through,
    move_cursor,
    state_read,
)
from playground.ui.stage.viewing import floor_seen
from playground.world.grid import Cell

RECT = pygame.Rect(0, 0, 400, 400)


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S...\n....\n..#.\n...G")))


def view_of(space):
    return Viewport(RECT, space.level.height, space.level.width, space.look.zoom, space.look.centre)


def pointer(**fields):
    blank = {"pos": (200, 200), "pressed": frozenset(), "released": frozenset(), "held": frozenset(), "wheel": 0}
    return Pointer(**{**blank, "motion": (0, 0), "path": (), **fields})


def test_the_wheel_zooms_where_the_pointer_is(space):
    closer = look_around(space, view_of(space), pointer(wheel=2), (2,))
    assert closer.look.zoom == view_of(space).zoomed(NOTCH**2, (200, 200)).zoom > 1.3
    away = look_around(closer, view_of(closer), pointer(wheel=-9), (2,))
    assert (away.look.zoom, away.look.centre) == (1.0, None)
    assert look_around(space, view_of(space), pointer(wheel=2, pos=None), (2,)) is space


def test_only_a_drag_with_the_right_button_moves_the_board(space):
    closer = look_around(space, view_of(space), pointer(wheel=8), (2,))
    view = view_of(closer)
    left = look_around(closer, view, pointer(held=frozenset({1}), motion=(-30, 0)), (2,))
    assert left is closer
    middle = look_around(closer, view, pointer(held=frozenset({2}), motion=(-30, 0)), (2,))
    assert middle.look.centre[1] > closer.look.centre[1]
    assert middle.look.centre[0] == pytest.approx(closer.look.centre[0])


def test_a_pointer_that_moves_takes_over_from_the_keyboard(space):
    reading = replace(space, look=Look(cursor=Cell(1, 1), away=True))
    moved = look_around(reading, view_of(space), pointer(path=((5, 5),)), ())
    assert (moved.look.cursor, moved.look.away) == (None, False)
    kept = look_around(reading, view_of(space), pointer(path=((5, 5),)), (), keeps=True)
    assert (kept.look.cursor, kept.look.away) == (Cell(1, 1), False)
    assert look_around(reading, view_of(space), pointer(), ()) is reading


def test_a_viewport_is_remembered(space):
    view = Viewport(RECT, 4, 4, 2.0, (1.5, 1.5))
    look = look_through(space, view).look
    assert look.zoom == 2.0
    assert view_of(replace(space, look=look)).rect_of((1, 1)) == view.rect_of((1, 1))


def test_the_cell_pointed_at_is_that_of_the_keyboard_or_of_the_pointer(hands, space):
    seen = []
    shown = [space]
    played = hands(lambda ui: seen.append(hovered_cell(ui, view_of(space), shown[0])), size=RECT.size)
    played.move((350, 50))
    assert seen[-1] == Cell(0, 3)
    shown[0] = replace(space, look=Look(cursor=Cell(2, 1)))
    played.frames()
    assert seen[-1] == Cell(2, 1)
    shown[0] = replace(space, look=Look(cursor=Cell(9, 1)))  # of a level that was larger
    played.frames()
    assert seen[-1] is None
    shown[0] = replace(space, look=Look(away=True))
    played.frames()
    assert seen[-1] is None


def test_the_cursor_begins_on_the_mouse_and_stays_on_the_board(space):
    first = move_cursor(space, "right")
    assert first.look.cursor == Cell(0, 0)
    assert move_cursor(first, "right").look.cursor == Cell(0, 1)
    assert move_cursor(first, "up").look.cursor == Cell(0, 0)
    assert move_cursor(replace(space, look=Look(cursor=Cell(3, 3))), "down-right").look.cursor == Cell(3, 3)


@pytest.mark.parametrize(("cell", "readable"), [(Cell(1, 1), True), (Cell(2, 2), False), (Cell(3, 3), False)])
def test_a_wall_and_an_end_have_no_state_to_read(space, cell, readable):
    state = state_read(space.reading(cell))
    assert (state is not None) == readable
    assert state is None or space.snapshot.mdp.states[state].cell == cell


def test_a_cell_that_the_table_does_not_have_yet_is_not_read(space, level_of):
    larger = replace(space, history=type(space.history)(level_of("S....\n.....\n..#..\n...G.\n.....")))
    assert state_read(larger.reading(Cell(4, 4))) is None


def test_floors_are_changed_up_and_down(space_of, snapshot_of, level_of):
    space = space_of(snapshot_of(level_of("Sa.\n..G")))
    assert len(space.snapshot.mdp.floors) == 2
    other = change_floor(space, 1)
    assert floor_seen(other) != floor_seen(space)
    assert floor_seen(change_floor(other, -1)) == floor_seen(space)


def test_one_floor_stays_and_phases_go_round(space_of, snapshot_of, level_of, space):
    assert change_floor(space, 1) is space
    moving = space_of(snapshot_of(level_of("S.....\n.M....\n.....G")))
    count = len(moving.snapshot.mdp.floors)
    assert count == 6
    seen, after = [], moving
    for _ in range(count):
        after = change_floor(after, 1)
        seen.append(floor_seen(after))
    assert sorted(seen) == list(range(count))
    assert seen[-1] == floor_seen(moving)
