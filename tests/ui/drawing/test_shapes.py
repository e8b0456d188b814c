import pygame
import pytest

from playground.ui.drawing.shapes import Rounded, fade, over

CARD = Rounded(14, (255, 255, 255), edge=(200, 100, 50), border=2, shadow=12, shadow_colour=(60, 40, 20), shadow_alpha=0.3)


def drawn(shape, rect, size=(900, 700)):
    surface = pygame.Surface(size)
    surface.fill((0, 128, 0))
    shape.draw(surface, pygame.Rect(rect))
    return surface


def test_it_fills_its_rectangle_and_leaves_the_corners():
    surface = drawn(Rounded(10, (250, 0, 0)), (100, 100, 60, 40))
    assert surface.get_at((130, 120))[:3] == (250, 0, 0)
    assert surface.get_at((100, 120))[:3] == (250, 0, 0)
    assert surface.get_at((99, 120))[:3] == (0, 128, 0)
    assert surface.get_at((100, 100))[:3] == (0, 128, 0)


def test_a_large_one_from_nine_pieces_looks_like_one_in_one_piece(monkeypatch):
    rect = pygame.Rect(50, 50, 300, 260)
    nine = drawn(CARD, rect)
    whole = pygame.Surface((900, 700))
    whole.fill((0, 128, 0))
    whole.blit(CARD.picture(rect.size), rect.move(-12, -12))
    worst = 0
    for x in range(30, 380, 3):
        for y in range(30, 340, 3):
            worst = max(worst, *(abs(a - b) for a, b in zip(nine.get_at((x, y))[:3], whole.get_at((x, y))[:3], strict=True)))
    assert worst <= 6


def test_the_shadow_is_softer_the_farther_it_reaches():
    surface = pygame.Surface((200, 200))
    surface.fill((255, 255, 255))
    Rounded(8, (255, 255, 255), shadow=20, shadow_alpha=0.4).draw(surface, pygame.Rect(50, 50, 100, 100))
    row = [surface.get_at((100, y))[0] for y in range(151, 171)]
    assert row == sorted(row)
    assert row[0] < 230
    assert row[-1] > 250


def test_no_dark_seam_between_a_shape_and_its_shadow():
    """White on white over a brown shadow: no pixel is darker than the shadow is at its darkest."""
    surface = pygame.Surface((200, 200))
    surface.fill((255, 255, 255))
    Rounded(14, (255, 255, 255), shadow=10, shadow_colour=(0, 0, 0), shadow_alpha=0.3).draw(
        surface, pygame.Rect(50, 50, 100, 100)
    )
    darkest = min(surface.get_at((x, y))[0] for x in range(200) for y in range(200))
    below = min(surface.get_at((100, y))[0] for y in range(150, 160))
    assert darkest >= below - 3


def test_a_raised_edge_stands_below_the_face():
    surface = drawn(Rounded(6, (255, 255, 255), lift=4, lift_colour=(10, 20, 30)), (100, 100, 80, 44))
    assert surface.get_at((140, 141))[:3] == (10, 20, 30)
    assert surface.get_at((140, 138))[:3] == (255, 255, 255)


def test_a_ring_is_hollow():
    surface = drawn(Rounded(8, None, edge=(250, 200, 0), border=3), (100, 100, 300, 200))
    assert surface.get_at((101, 200))[:3] == (250, 200, 0)
    assert surface.get_at((200, 200))[:3] == (0, 128, 0)


@pytest.mark.parametrize("size", [(0, 10), (10, 0), (-4, 4), (1, 1), (2, 300), (300, 2)])
def test_odd_sizes_do_no_harm(size):
    assert drawn(CARD, ((100, 100), size)).get_size() == (900, 700)


@pytest.mark.parametrize("rising", [False, True])
def test_a_fade_goes_from_its_alpha_to_nothing(rising):
    drawn = fade((20, 12), (10, 20, 30), 80, rising)
    alphas = [drawn.get_at((7, y))[3] for y in range(12)]
    assert alphas == sorted(alphas, reverse=not rising)
    assert min(alphas) <= 1
    assert max(alphas) > 65
    assert drawn.get_at((7, 11 if rising else 0))[:3] == (10, 20, 30)


def test_laying_one_over_another_is_exact():
    """Half white over half black: alpha 3/4, and two thirds white (Porter & Duff, 1984)."""
    below, above = (pygame.Surface((1, 1), pygame.SRCALPHA) for _ in range(2))
    below.fill((0, 0, 0, 128))
    above.fill((255, 255, 255, 128))
    pixel = over(below, above, (0, 0)).get_at((0, 0))
    top, ground = 128 / 255, 128 / 255
    alpha = top + ground * (1 - top)
    assert pixel[3] == round(255 * alpha)
    assert pixel[0] == round(255 * top / alpha)
