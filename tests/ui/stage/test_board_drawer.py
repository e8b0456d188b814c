"""One board, flat or as a landscape."""

from dataclasses import replace

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui.board.drawn import Drawn
from playground.ui.board.landscape.land_kernels import kernels
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.relief import highest
from playground.ui.board.landscape.slant import Slant
from playground.ui.board.painter import BoardPainter, overlays
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport
from playground.ui.stage.board_drawer import BoardDrawer

RECT = pygame.Rect(0, 0, 200, 150)


def scene_of(level, snapshot, view):
    drawn = Drawn(level, snapshot.mdp, snapshot.fields)
    return Scene(level, view, drawn, (overlays()["values"],), agent=(0.0, 0.0), reduced_motion=True)


def test_a_flat_board_is_drawn_as_its_painter_draws_it(level_of, snapshot_of):
    level = level_of("S.G")
    scene = scene_of(level, snapshot_of(level), Viewport(RECT, 1, 3))
    one, other = pygame.Surface(RECT.size), pygame.Surface(RECT.size)
    drawer = BoardDrawer()
    drawer.draw(one, scene)
    BoardPainter().draw(other, scene)
    assert (pygame.surfarray.array2d(one) == pygame.surfarray.array2d(other)).all()
    assert drawer.view == scene.view and drawer.seen(scene.view, None) is scene.view


def test_a_landscape_has_the_relief_of_what_it_shows_and_is_seen_by_it_in_the_next_frame(level_of, snapshot_of):
    kernels.load()
    level = level_of("S.G")
    drawer, flat = BoardDrawer(), Viewport(RECT, 1, 3, bound=1.0)
    view = drawer.seen(flat, Slant.of(1, 50.0))
    assert isinstance(view, LandView) and not view.ground.heights.any()
    drawer.draw(pygame.Surface(RECT.size), scene_of(level, snapshot_of(level, {Field.V: np.array([0.5, 1.0, 0.0])}), view))
    after = drawer.seen(flat, Slant.of(1, 50.0))
    assert isinstance(after, LandView) and after == drawer.view
    assert after.ground.heights[0, :2].tolist() == [0.5 * highest(1, 3), highest(1, 3)]


def test_the_ground_rises_frame_by_frame_until_it_has_arrived(level_of, snapshot_of):
    kernels.load()
    level = level_of("S.G")
    drawer, view = BoardDrawer(), LandView(RECT, 1, 3)
    scene = replace(scene_of(level, snapshot_of(level, {Field.V: np.array([1.0, 1.0, 0.0])}), view), reduced_motion=False)
    tops = []
    for now in (0.0, 0.1, 0.2, 1.0):
        drawer.draw(pygame.Surface(RECT.size), replace(scene, now=now))
        tops.append(drawer.view.ground.heights[0, 0])
        assert drawer.unfinished == (now < 1.0)
    assert tops[0] == 0.0 < tops[1] < tops[2] < tops[3]
    drawer.draw(pygame.Surface(RECT.size), replace(scene, view=Viewport(RECT, 1, 3), now=2.0))
    drawer.draw(pygame.Surface(RECT.size), replace(scene, now=3.0))
    assert drawer.view.ground.heights[0, 0] == 0.0  # it rises again when one comes back


def test_until_the_kernels_are_there_the_board_is_flat(monkeypatch):
    monkeypatch.setattr(type(kernels), "ready", lambda self: False)
    flat = Viewport(RECT, 1, 3)
    drawer = BoardDrawer()
    assert drawer.seen(flat, Slant()) is flat and drawer.unfinished
    assert drawer.seen(flat, None) is flat and not drawer.unfinished


def test_a_relief_is_worked_out_once(level_of, snapshot_of):
    kernels.load()
    level = level_of("S.G")
    drawer, scene = BoardDrawer(), scene_of(level, snapshot_of(level), LandView(RECT, 1, 3))
    drawer.draw(pygame.Surface(RECT.size), scene)
    first = drawer.view
    drawer.draw(pygame.Surface(RECT.size), replace(scene, now=1.0))
    assert drawer.view.relief is first.relief
