"""Arrays of pixels land in the right cells."""

import numpy as np
import pygame
import pytest

from playground.ui.board.pixels import blit_stamps, cell_stencil, paint_colours, rim_shades, sector_stencil
from playground.ui.board.viewport import Viewport
from playground.world.grid import MOVE_SETS, MOVES

FOUR = tuple(MOVES[name] for name in MOVE_SETS["four"])


def board(rows: int, cols: int, zoom: float = 1.0) -> tuple[pygame.Surface, Viewport]:
    surface = pygame.Surface((200, 150), pygame.SRCALPHA)
    return surface, Viewport(surface.get_rect(), rows, cols, zoom=zoom, centre=(rows * 0.4, cols * 0.6))


@pytest.mark.parametrize("rows, cols, zoom", [(1, 1, 1), (3, 4, 1), (3, 4, 3), (30, 40, 1), (30, 40, 4), (300, 400, 1)])
def test_each_cell_has_its_own_colour_in_its_middle(rows: int, cols: int, zoom: float) -> None:
    surface, view = board(rows, cols, zoom)
    r0, r1, c0, c1 = view.visible()
    numbers = np.arange(rows * cols, dtype=np.uint32).reshape(rows, cols)[r0:r1, c0:c1]
    paint_colours(surface, view, (numbers | 0xFF000000)[:, :, None], cell_stencil(view.cell_size))
    for row in range(r0, r1, max(1, (r1 - r0) // 7)):
        for col in range(c0, c1, max(1, (c1 - c0) // 7)):
            x, y = view.rect_of((row, col)).center
            if surface.get_rect().collidepoint(x, y):
                assert surface.get_at((x, y)) == pygame.Color(*(row * cols + col).to_bytes(3, "big"))


def test_a_part_of_alpha_zero_stays_bare_and_what_was_there_goes() -> None:
    surface, view = board(2, 2)
    surface.fill((9, 9, 9, 255))
    paint_colours(surface, view, np.array([[[0xFF102030], [0]], [[0], [0xFF405060]]], np.uint32), cell_stencil(view.cell_size))
    assert surface.get_at(view.rect_of((0, 0)).center) == pygame.Color(0x10, 0x20, 0x30)
    assert surface.get_at(view.rect_of((0, 1)).center).a == 0


@pytest.mark.parametrize("size", [5, 7, 8, 16, 33, 64, 110])
@pytest.mark.parametrize("moves", list(MOVE_SETS))
def test_every_sector_lies_on_its_side(size: int, moves: str) -> None:
    ways = tuple(MOVES[name] for name in MOVE_SETS[moves])
    stencil, shades = sector_stencil(size, ways), rim_shades(size)
    for action, (row, col) in enumerate(ways):
        length = max(1.0, float(np.hypot(row, col)))
        y, x = (int(size / 2 + 0.34 * size * part / length) for part in (row, col))
        assert stencil.parts[y, x] // shades == action
    assert stencil.parts.max() < len(ways) * shades


def test_rims_run_around_the_inside() -> None:
    stencil = sector_stencil(64, FOUR)
    shade = stencil.parts % rim_shades(64)
    assert shade[16, 32] == 0
    assert shade[1, 32] == rim_shades(64) - 1
    assert 3 <= len(np.unique(shade)) <= rim_shades(64)  # some in between: the rim is smooth


@pytest.mark.parametrize("cols", [2, 8, 60])
def test_stamps_land_in_their_cells(cols: int) -> None:
    surface, view = board(cols, cols)
    stamps = []
    for colour in ((255, 0, 0, 255), (0, 0, 255, 128), (0, 0, 0, 0)):
        stamps.append(pygame.Surface((view.cell_size, view.cell_size), pygame.SRCALPHA))
        stamps[-1].fill(colour)
    r0, r1, c0, c1 = view.visible()
    which = (np.add.outer(np.arange(r0, r1), np.arange(c0, c1)) % 3).astype(np.intp)
    blit_stamps(surface, view, stamps, which)
    for row, col in ((0, 0), (0, 1), (1, 1), (cols - 1, cols // 2)):
        assert surface.get_at(view.rect_of((row, col)).center) == stamps[(row + col) % 3].get_at((0, 0))
