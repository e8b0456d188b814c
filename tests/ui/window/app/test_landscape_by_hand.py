"""The landscape in the real window: a key away, painted and pointed at like the flat board, turned, rising while it learns."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pygame
import pytest

from playground.ui.board.landscape.land_kernels import kernels
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.slant import LEAN
from playground.ui.preferences import read
from playground.world.grid import Cell


@pytest.fixture(autouse=True)
def there() -> None:
    kernels.load()


def landscape(app: Any) -> LandView:
    view = app.app.screen.view
    assert isinstance(view, LandView)
    return view


def test_a_key_makes_a_landscape_of_the_board_and_a_board_of_it(driven: Callable[..., Any], home: Any) -> None:
    app = driven()
    flat = app.app.screen.view
    app.key(pygame.K_l)
    assert landscape(app).rows == flat.rows and app.has("turn")
    app.key(pygame.K_l)
    assert type(app.app.screen.view) is type(flat) and app.app.screen.view == flat and not app.has("turn")


def test_the_choice_is_kept(driven: Callable[..., Any], home: Any) -> None:
    from playground import paths

    app = driven()
    app.key(pygame.K_l)
    app.key(pygame.K_r)
    kept, note = read(paths.user_settings_file())
    assert (kept.landscape, kept.quarter, note) == (True, 1, "")


@pytest.mark.parametrize("quarter", [0, 2])
def test_strokes_paint_the_cells_that_are_seen(driven: Callable[..., Any], quarter: int) -> None:
    app = driven(mode="edit")
    app.key(pygame.K_l)
    for _ in range(quarter):
        app.key(pygame.K_r)
    app.frames(60)
    assert landscape(app).slant.turn == 90.0 * quarter + LEAN
    app.paint((0, 0), (0, 4))
    app.frames(60)
    assert app.space.level.rows[0].startswith("#####")
    app.key(pygame.K_z, pygame.KMOD_LCTRL)
    assert app.space.level.rows[0].startswith(".")


def test_the_cell_under_the_pointer_is_the_one_that_is_seen_there(driven: Callable[..., Any]) -> None:
    app = driven(mode="train")
    app.key(pygame.K_l)
    app.frames(60)
    spot = app.spot((0, 3))
    app.frames(2, [pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0))])
    assert landscape(app).cell_at(spot) == Cell(0, 3) == app.app.screen._read.cell


def test_the_ground_rises_while_it_learns_and_comes_to_rest(driven: Callable[..., Any]) -> None:
    app = driven("corridor", mode="train", live=True)
    app.key(pygame.K_l)
    app.until(lambda: not app.app.screen.moving)
    before = landscape(app).ground.heights.copy()
    app.click("run")
    app.until(lambda: app.space.snapshot.units > 500)
    app.click("run")
    app.until(lambda: not app.app.screen.moving)
    after = landscape(app).ground.heights
    assert np.abs(after - before).max() > 0.2


def test_races_show_a_landscape_on_each_board(driven: Callable[..., Any]) -> None:
    app = driven("cliff-walking", mode="race", live=True)
    app.key(pygame.K_l)
    app.frames(5)
    assert app.app.screen.others == {} or all(isinstance(other.view, LandView) for other in app.app.screen.others.values())


def test_it_fits_into_every_size_and_text(driven: Callable[..., Any]) -> None:
    for size, scale in (((640, 480), 1.0), ((640, 480), 2.0), ((1280, 800), 1.5)):
        app = driven(size=size, scale=scale)
        app.key(pygame.K_l)
        app.frames(40)
        view = landscape(app)
        assert view.rect.contains(view.board_rect)
