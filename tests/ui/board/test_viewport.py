"""Cells and pixels: what goes one way comes back the other."""

import math

import pygame
import pytest

from playground.ui.board.viewport import LARGEST, LARGEST_FIT, Viewport, shift
from playground.world.grid import Cell

RECT = pygame.Rect(37, 11, 640, 410)
SIZES = [(1, 1), (1, 7), (7, 1), (8, 10), (64, 64), (400, 300), (1000, 1000)]


@pytest.mark.parametrize("rows, cols", SIZES)
def test_every_visible_cell_is_found_at_its_own_middle_and_corners(rows: int, cols: int) -> None:
    for view in (Viewport(RECT, rows, cols), Viewport(RECT, rows, cols, zoom=3.0, centre=(rows * 0.3, cols * 0.8))):
        r0, r1, c0, c1 = view.visible()
        assert 0 <= r0 < r1 <= rows
        assert 0 <= c0 < c1 <= cols
        for cell in {Cell(r0, c0), Cell(r1 - 1, c1 - 1), Cell((r0 + r1) // 2, (c0 + c1) // 2)}:
            place = view.rect_of(cell)
            assert place.width == place.height == view.cell_size
            for pixel in (place.topleft, (place.right - 1, place.bottom - 1), place.center):
                assert view.cell_at(pixel) == (cell if RECT.collidepoint(pixel) else None)
            x, y = view.point(*cell)
            assert (math.floor(x), math.floor(y)) == place.center


@pytest.mark.parametrize("rows, cols", [(1, 1), (1, 7), (7, 1), (8, 10), (64, 64)])
def test_a_fitted_board_is_whole_and_in_the_middle(rows: int, cols: int) -> None:
    view = Viewport(RECT, rows, cols)
    board = view.board_rect
    assert RECT.inflate(-2 * view.margin, -2 * view.margin).contains(board)
    assert abs(board.centerx - RECT.centerx) <= 1
    assert abs(board.centery - RECT.centery) <= 1
    assert view.visible() == (0, rows, 0, cols)
    assert view.cell_size <= LARGEST_FIT
    assert view.cell_at((RECT.left - 1, RECT.centery)) is None
    assert view.cell_at((board.left - 1, RECT.centery)) is None


def test_a_board_that_cannot_fit_keeps_whole_pixels_and_can_be_panned_to_its_corners() -> None:
    view = Viewport(pygame.Rect(0, 0, 200, 100), 400, 300)
    assert view.cell_size == 1
    assert view.panned(10_000, 10_000).cell_at((view.margin, view.margin)) == Cell(0, 0)
    far = view.panned(-10_000, -10_000)
    assert far.cell_at((199 - view.margin, 99 - view.margin)) == Cell(399, 299)


def test_zooming_keeps_what_is_under_the_pointer_and_ends_at_both_ends() -> None:
    view = Viewport(RECT, 40, 40, zoom=3.0)
    pointer = (RECT.left + 300, RECT.top + 200)
    for factor in (1.2, 1.7, 1.01):
        nearer = view.zoomed(factor, pointer)
        assert nearer.cell_size > view.cell_size
        assert nearer.cell_at(pointer) == view.cell_at(pointer)
        view = nearer
    for _ in range(40):
        view = view.zoomed(1.3, pointer)
    assert view.cell_size == LARGEST
    for _ in range(80):
        view = view.zoomed(0.8, pointer)
    assert view.cell_size == view.fitted().cell_size
    assert view.board_rect == view.fitted().board_rect


def test_a_pan_moves_by_its_pixels_and_stops_at_the_edge() -> None:
    view = Viewport(RECT, 40, 40, zoom=5.0)
    before = view.rect_of(Cell(20, 20))
    assert view.panned(17, -9).rect_of(Cell(20, 20)) == before.move(17, -9)
    assert view.panned(17, -9).panned(-17, 9).board_rect == view.board_rect
    edge = view.panned(100_000, 100_000)
    assert edge.board_rect.topleft == (RECT.left + view.margin, RECT.top + view.margin)
    assert edge.panned(-5, 0).board_rect.left == edge.board_rect.left - 5  # what was too far need not be panned back


def test_a_fitted_board_cannot_be_panned() -> None:
    view = Viewport(RECT, 8, 10)
    assert view.panned(50, 50).board_rect == view.board_rect


def test_a_part_has_the_same_cells_at_the_same_pixels() -> None:
    view = Viewport(RECT, 40, 40, zoom=4.0, centre=(11.3, 30.2))
    corner = pygame.Rect(RECT.left + 100, RECT.top + 50, 80, 60)
    part = view.part(corner)
    assert part.cell_size == view.cell_size
    for x, y in ((0, 0), (79, 59), (33, 7)):
        assert part.cell_at((x, y)) == view.cell_at((corner.left + x, corner.top + y))


def test_equal_views_are_one_key_and_a_pan_is_told_from_a_zoom() -> None:
    view = Viewport(RECT, 40, 40, zoom=4.0)
    assert hash(view) == hash(Viewport(RECT, 40, 40, zoom=4.0))
    assert view == Viewport(RECT.copy(), 40, 40, zoom=4.0)
    assert view != Viewport(RECT, 40, 40, zoom=4.0, bound=2.0)
    assert shift(view.local(), view.panned(-7, 3).local()) == (-7, 3)
    assert shift(view.local(), view.zoomed(1.5, RECT.center).local()) is None
    assert shift(view.local(), view.moved(RECT, 41, 40).local()) is None


def test_the_rect_of_a_view_is_its_own() -> None:
    rect = pygame.Rect(0, 0, 100, 100)
    view = Viewport(rect, 3, 3)
    rect.width = 5
    assert view.rect.width == 100


def test_two_fingers_zoom_by_any_factor_and_what_they_hold_stays_under_them():
    view = Viewport(pygame.Rect(0, 0, 400, 400), 10, 10)
    before = view.cell_at((100, 120))
    after = view
    for _ in range(20):  # factors too small for a pixel of a cell add up
        after = after.pinched(1.05, (100, 120), (0, 0))
    assert after.zoom == pytest.approx(1.05**20)
    assert after.cell_at((100, 120)) == before
    moved = after.pinched(1.0, (200, 200), (-30, 10))
    assert moved.rect_of((5, 5)).topleft == (after.rect_of((5, 5)).left - 30, after.rect_of((5, 5)).top + 10)
    assert view.pinched(0.5, (100, 100), (0, 0)).zoom == 1.0
