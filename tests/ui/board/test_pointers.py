"""Arrows from cell to cell over the board."""

import pygame
import pytest

from playground.ui.board.pointers import draw_pointer, draw_words
from playground.ui.board.viewport import Viewport
from playground.world.grid import Cell

RED = (200, 0, 0)
VIEW = Viewport(pygame.Rect(0, 0, 300, 300), 3, 3, margin=0)
"""Nine cells of 100 pixels."""


@pytest.fixture
def surface() -> pygame.Surface:
    return pygame.Surface((300, 300), pygame.SRCALPHA)


def box(surface: pygame.Surface) -> pygame.Rect:
    return surface.get_bounding_rect(100)


def test_an_arrow_lies_between_the_middles_of_its_cells(surface) -> None:
    draw_pointer(surface, VIEW, Cell(1, 0), Cell(1, 2), 0.5, RED)
    assert surface.get_at((150, 150)).r > 190
    drawn = box(surface)
    assert 50 < drawn.left < 80  # a gap beside the middle of either cell
    assert 215 < drawn.right < 250
    assert abs(drawn.centery - 150) <= 1


def test_its_head_is_at_its_end(surface) -> None:
    draw_pointer(surface, VIEW, Cell(1, 0), Cell(1, 2), 0.2, RED)
    high = [sum(surface.get_at((x, y)).a > 100 for y in range(300)) for x in range(300)]
    assert high.index(max(high)) > 200
    other = pygame.Surface((300, 300), pygame.SRCALPHA)
    draw_pointer(other, VIEW, Cell(1, 2), Cell(1, 0), 0.2, RED)
    assert pygame.image.tobytes(pygame.transform.flip(other, True, False), "RGBA") != pygame.image.tobytes(other, "RGBA")
    assert max(range(300), key=lambda x: sum(other.get_at((x, y)).a > 100 for y in range(300))) < 100


def test_a_larger_share_is_a_thicker_arrow() -> None:
    areas = []
    for share in (0.0, 0.5, 1.0):
        fresh = pygame.Surface((300, 300), pygame.SRCALPHA)
        draw_pointer(fresh, VIEW, Cell(0, 0), Cell(2, 2), share, RED)
        areas.append(pygame.mask.from_surface(fresh, 100).count())
    assert 0 < areas[0] < areas[1] < areas[2]


def test_an_upright_arrow_stands_left_of_the_numbers_and_its_words_right_of_it(surface) -> None:
    x, _ = draw_pointer(surface, VIEW, Cell(2, 1), Cell(0, 1), 0.5, RED)
    assert box(surface).right < 150
    assert x == 150


def test_where_both_ends_are_one_it_is_a_ring_in_the_corner(surface) -> None:
    spot = draw_pointer(surface, VIEW, Cell(1, 1), Cell(1, 1), 1.0, RED)
    drawn = box(surface)
    assert VIEW.rect_of((1, 1)).inflate(4, 4).contains(drawn)
    assert drawn.left > 150
    assert drawn.bottom < 150
    assert drawn.left <= spot[0] <= drawn.right


def test_words_stand_in_white_on_a_pill_around_their_spot(surface) -> None:
    draw_words(surface, (150, 60), "90 %", 100, RED)
    drawn = box(surface)
    assert abs(drawn.centerx - 150) <= 1
    assert abs(drawn.centery - 60) <= 1
    colours = {tuple(surface.get_at((x, y)))[:3] for x in range(drawn.left, drawn.right) for y in range(drawn.top, drawn.bottom)}
    assert RED in colours
    assert any(min(colour) > 240 for colour in colours)
