"""Ghosts on the board: translucent, and each with a sign that differs in shape."""

import pygame
import pytest

from playground.ui.board.ghost_mice import GhostMouse, GhostSign, draw_ghosts, sign_stamp
from playground.ui.board.viewport import Viewport

SIGN = GhostSign("B", 5, 1, (-1, -1))


@pytest.fixture(autouse=True)
def fonts():
    pygame.font.init()


def painted(surface):
    """The rectangle of all that differs from black."""
    mask = pygame.mask.from_threshold(surface, (0, 0, 0), (1, 1, 1))
    mask.invert()
    return mask.get_bounding_rects()


def test_signs_differ_in_shape_whatever_their_colour():
    shapes = [pygame.mask.from_surface(sign_stamp(GhostSign("X", corners, 5, (0, 0)), 48)) for corners in (0, 3, 4, 5)]
    for number, one in enumerate(shapes):
        for other in shapes[:number]:
            assert one.overlap_mask(other, (0, 0)).count() < 0.97 * max(one.count(), other.count())


def test_a_ghost_is_drawn_in_its_cell_and_seen_through():
    view = Viewport(pygame.Rect(0, 0, 400, 200), 2, 4)
    surface = pygame.Surface((400, 200))
    draw_ghosts(surface, view, (GhostMouse((1.0, 2.0), SIGN),))
    room = view.rect_of((1, 2)).inflate(24, 24)
    assert all(room.contains(rect) for rect in painted(surface))
    full = pygame.Surface((400, 200))
    for _ in range(8):
        draw_ghosts(full, view, (GhostMouse((1.0, 2.0), SIGN),))
    spot = view.rect_of((1, 2)).center
    assert sum(surface.get_at(spot)[:3]) < 0.8 * sum(full.get_at(spot)[:3])  # what lies below is seen


def test_in_tiny_cells_only_the_sign_is_drawn():
    view = Viewport(pygame.Rect(0, 0, 60, 60), 10, 10)
    surface = pygame.Surface((60, 60))
    draw_ghosts(surface, view, (GhostMouse((5.0, 5.0), SIGN),))
    (spot,) = painted(surface)
    assert spot.width <= 14 and spot.height <= 14


def test_nobody_is_nothing():
    surface = pygame.Surface((60, 60))
    draw_ghosts(surface, Viewport(pygame.Rect(0, 0, 60, 60), 2, 2), ())
    assert painted(surface) == []
