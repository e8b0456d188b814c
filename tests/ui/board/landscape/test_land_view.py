"""Where cells of a landscape lie, and which one is pointed at: what is painted is what is picked, from everywhere."""

import math
from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.ui.board.landscape.land_pixels import paint
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.relief import THICK, Relief, flat
from playground.ui.board.landscape.slant import LEAN, Slant
from playground.ui.board.viewport import Viewport
from playground.world.grid import Cell

COVERS = ("playground/ui/board/landscape/slant.py",)
ROOM = pygame.Rect(7, 5, 260, 200)


def hilly(rows=5, cols=7):
    heights = np.random.default_rng(3).uniform(-1.2, 1.8, (rows, cols))
    return Relief(heights, np.zeros((rows, cols)), np.zeros((rows, cols), np.intp), -2.0, (2.0, 2.0))


def ids_of(view):
    """[H, W] what was painted in the middle of each pixel of a view."""
    size = view.rect.height, view.rect.width
    ids, colours = np.full(size, -1, np.int32), np.zeros((view.rows, view.cols), np.uint32)
    frame = (*view.slant.angles, view.scale, *view.middle, view.ground.foot, 0.0, 0.0, 0.0, 1.0, 0.0)
    room = (
        np.zeros(size[0], np.uint32),
        np.zeros(size[0], np.uint32),
        np.zeros(size[0], np.int32),
        np.zeros(6),
    )
    paint(np.zeros(size, np.uint32), ids, view.ground.heights, colours, colours, np.zeros((1, 1), np.uint32), frame, *room)
    return ids


@pytest.mark.parametrize("quarter", range(4))
@pytest.mark.parametrize("tilt", [28.0, 48.0, 80.0])
def test_picking_is_painting(quarter, tilt):
    """Every third pixel, and so every cell that can be seen."""
    view = LandView(ROOM, 5, 7, slant=Slant.of(quarter, tilt), relief=hilly())
    ids = ids_of(view)
    for y in range(quarter % 3, ROOM.height, 3):
        for x in range(0, ROOM.width, 3):
            cell = view.cell_at((ROOM.left + x, ROOM.top + y))
            assert ids[y, x] == (-1 if cell is None else cell.row * 7 + cell.col), (x, y)


@pytest.mark.parametrize("quarter", range(4))
@pytest.mark.parametrize("tilt", [28.0, 55.0, 80.0])
def test_the_middle_of_a_level_top_is_its_cell(quarter, tilt):
    view = LandView(ROOM, 5, 7, slant=Slant.of(quarter, tilt))
    for cell in (Cell(row, col) for row in range(5) for col in range(7)):
        assert view.cell_at(view.point(*cell)) == cell
        assert view.rect_of(cell).collidepoint(view.point(*cell))


def test_turned_straight_a_step_is_seen_as_geometry_has_it():
    """From 30 degrees: a cell to the right is a side to the right, one down half a side down, one high 0.87 sides up."""
    view = LandView(ROOM, 4, 4, slant=Slant(0.0, 30.0))
    x, y = view.at(1, 1, 0.0)
    side = view.scale
    assert view.at(1, 2, 0.0) == pytest.approx((x + side, y))
    assert view.at(2, 1, 0.0) == pytest.approx((x, y + side / 2))
    assert view.at(1, 1, 1.0) == pytest.approx((x, y - side * math.sqrt(3) / 2))


def test_a_quarter_turns_right_into_away():
    slant = Slant(90.0, 40.0)
    assert slant.seen(1.0, 0.0) == pytest.approx((0.0, -1.0)) and slant.seen(0.0, 1.0) == pytest.approx((1.0, 0.0))
    assert slant.on_ground(*slant.seen(0.3, -2.0)) == pytest.approx((0.3, -2.0))
    assert Slant.of(5, 999.0) == Slant(90.0 + LEAN, 80.0)


def test_ground_is_where_it_was_seen():
    view = LandView(ROOM, 6, 3, slant=Slant.of(3, 50.0), relief=hilly(6, 3))
    assert view.ground_at(view.at(4.5, 1.25, 0.7), 0.7) == pytest.approx((4.5, 1.25))


def test_what_is_under_the_pointer_stays_there_when_zooming():
    view = LandView(ROOM, 5, 7, slant=Slant.of(1, 45.0), relief=hilly())
    spot = view.point(2, 3)
    cell = view.cell_at(spot)
    near = view.zoomed(2.0, spot)
    assert near.scale == pytest.approx(2 * view.scale) and near.cell_at(spot) == cell
    assert near.zoomed(0.01, spot).scale == pytest.approx(view.scale)


def test_panning_moves_by_as_many_pixels_as_the_pointer():
    view = LandView(ROOM, 9, 9, zoom=3.0, centre=(4.5, 4.5), slant=Slant.of(2, 60.0))
    x, y = view.point(4, 4)
    assert view.panned(12, -5).point(4, 4) == pytest.approx((x + 12, y - 5))
    assert view.panned(1e6, 0).centre != view.centre


def test_between_two_cells_the_ground_is_between_their_heights():
    view = LandView(ROOM, 1, 3, relief=replace(flat(1, 3), heights=np.array([[0.0, 1.0, -1.0]])))
    assert [view.height(0, col) for col in (0, 0.25, 1, 1.5, 2, 9)] == [0.0, 0.25, 1.0, 0.0, -1.0, -1.0]


def test_all_of_a_fitted_board_is_visible_and_inside():
    for rows, cols in ((1, 1), (4, 12), (20, 5)):
        view = LandView(ROOM, rows, cols, slant=Slant.of(1, 40.0))
        assert view.visible() == (0, rows, 0, cols)
        assert ROOM.contains(view.board_rect)


def test_near_only_a_part_is_visible_and_made_flat_for_its_texture():
    view = LandView(ROOM, 60, 60, zoom=8.0, centre=(30.0, 30.0), slant=Slant.of(0, 48.0))
    r0, r1, c0, c1 = view.visible()
    assert 0 < r0 < 30 < r1 < 60 and 0 < c0 < 30 < c1 < 60
    part = view.flat_part(9)
    assert part.visible() == (r0, r1, c0, c1) and part.cell_size == 9
    assert part.rect.size == ((c1 - c0) * 9, (r1 - r0) * 9) and type(part) is Viewport


def test_a_relief_of_another_size_is_level_ground():
    view = LandView(ROOM, 2, 2, relief=hilly())
    assert view.ground.heights.tolist() == [[0.0, 0.0], [0.0, 0.0]] and view.ground.foot == -THICK
    assert view.cell_at((0, 0)) is None and view.cell_at((ROOM.left, ROOM.top)) is None


def test_nearer_cells_are_nearer():
    view = LandView(ROOM, 3, 3, slant=Slant.of(0, 48.0))
    assert view.distances[7] < view.distances[4] < view.distances[1]
    assert view.distance(1, 1) == pytest.approx(0.0) and view.distance(0, 2) == pytest.approx(view.distances[2])


def test_two_fingers_zoom_and_move_it_at_once():
    view = LandView(ROOM, 9, 9, zoom=3.0, centre=(4.5, 4.5), slant=Slant.of(1, 60.0))
    spot = tuple(map(round, view.point(4, 4)))
    near = view.pinched(1.5, spot, (12, -5))
    assert near.scale == pytest.approx(1.5 * view.scale)
    assert near.cell_at((spot[0] + 12, spot[1] - 5)) == view.cell_at(spot)
