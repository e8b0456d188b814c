"""The board as an array, and a window that closes alone."""

from collections.abc import Callable

import numpy as np
import pygame
import pytest

from playground.ui.board.picture import CELL, LARGEST, PictureWindow, picture
from playground.ui.board.scale import colour_at
from playground.ui.theme import CARD
from playground.world import Level, compile_mdp


def test_a_picture_shows_the_mouse_in_its_cell(level_of: Callable[..., Level]) -> None:
    level = level_of("S..\n..G")
    mdp = compile_mdp(level)
    pictures = [picture(level, mdp, int(mdp.state_at()[cell])) for cell in ((0, 0), (1, 1))]
    first, second = pictures
    assert first.dtype == np.uint8
    assert first.shape == (2 * CELL + 16, 3 * CELL + 16, 3)
    assert first.flags.c_contiguous
    assert tuple(first[2, 2]) == CARD
    rows, cols = np.nonzero((first != second).any(axis=2))
    changed = {((row - 8) // CELL, (col - 8) // CELL) for row, col in zip(rows.tolist(), cols.tolist(), strict=True)}
    assert changed == {(0, 0), (1, 1)}


def test_the_same_moment_is_the_same_picture_and_a_heading_turns_the_mouse(level_of: Callable[..., Level]) -> None:
    level = level_of("S.")
    mdp = compile_mdp(level)
    assert (picture(level, mdp, 1) == picture(level, mdp, 1)).all()
    assert (picture(level, mdp, 1, mdp.actions.index("right")) != picture(level, mdp, 1, mdp.actions.index("left"))).any()


@pytest.mark.parametrize("rows, cols", [(1, 1), (1, 300), (120, 2)])
def test_large_levels_make_no_large_pictures(level_of: Callable[..., Level], rows: int, cols: int) -> None:
    level = level_of("\n".join("." * cols for _ in range(rows)))
    shape = picture(level, compile_mdp(level), 0).shape
    assert max(shape) <= LARGEST


def test_closing_its_window_leaves_pygame_and_the_other_window_alone() -> None:
    pygame.display.init()
    screen = pygame.display.set_mode((60, 40))
    window = PictureWindow()
    window.show(np.full((30, 50, 3), colour_at(0), np.uint8))
    window.show(np.full((36, 58, 3), colour_at(9), np.uint8))
    window.close()
    window.close()
    window.show(np.zeros((30, 50, 3), np.uint8))
    assert window.closed
    assert pygame.display.get_init()
    assert pygame.display.get_surface() is screen


def test_a_picture_shows_what_is_held_in_that_state(level_of: Callable[..., Level]) -> None:
    level = level_of("Sa.\n.AG")
    mdp = compile_mdp(level)
    key, door = (pygame.Rect(8 + CELL * col, 8 + CELL * row, CELL, CELL) for row, col in ((0, 1), (1, 1)))
    bare = int(mdp.state_at()[0, 0])
    held = next(number for number, state in enumerate(mdp.states) if state.held and state.cell == (0, 2))
    before, after = picture(level, mdp, bare), picture(level, mdp, held)
    for box in (key, door):
        part = np.s_[box.top : box.bottom, box.left : box.right]
        assert (before[part] != after[part]).any()
