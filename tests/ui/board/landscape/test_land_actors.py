"""What moves on a landscape: pictures that lie are turned and squashed, mice stand and are faint behind columns, drops fall."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.ui import theme
from playground.ui.board.landscape.land_actors import FALL, blit_behind, draw_land_actors, laid
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.slant import Slant
from playground.ui.board.scene import DROP_SECONDS, Burst, Drop, Flash, Scene, Slip
from playground.world.grid import Cell

ROOM = pygame.Rect(0, 0, 300, 220)
NOWHERE = np.full((220, 300), -1, np.int32)


@pytest.fixture
def scene(level_of):
    """A scene of a level landscape."""
    level = level_of("S..\n...\n..G")
    return Scene(level, LandView(ROOM, 3, 3, slant=Slant.of(0, 50.0)))


def inked(scene, ids=NOWHERE):
    """[W, H] what was drawn on white."""
    surface = pygame.Surface(ROOM.size)
    surface.fill((255, 255, 255))
    draw_land_actors(surface, scene, scene.view, ids)
    return (pygame.surfarray.array3d(surface) != 255).any(axis=2)


def middle(drawn):
    xs, ys = np.nonzero(drawn)
    return (xs.min() + xs.max()) / 2, (ys.min() + ys.max()) / 2


def test_a_picture_lies_as_the_ground_does():
    """A square of 40 pixels, turned by 90 degrees and seen from 30: as wide as it was, half as high."""
    square = pygame.Surface((40, 40), pygame.SRCALPHA)
    square.fill((255, 0, 0, 255))
    flat = laid(square, Slant(90.0, 30.0))
    assert abs(flat.get_width() - 40) <= 2 and abs(flat.get_height() - 20) <= 2


def test_rings_lie_on_the_tops_of_their_cells(scene):
    for cell in (Cell(0, 2), Cell(2, 0)):
        for marked in (replace(scene, hover=cell), replace(scene, selected=(cell,)), replace(scene, way=(cell,))):
            assert middle(inked(marked)) == pytest.approx(scene.view.point(*cell), abs=2.0)


def test_a_slip_a_brush_and_a_change_are_drawn_at_their_cells(scene):
    cell = Cell(1, 1)
    for other in (
        replace(scene, slip=Slip(cell, (0, 1), (-1, 0))),
        replace(scene, preview=(cell,), preview_glyph="#"),
        replace(scene, flash=Flash(frozenset({cell}), 0.0), now=0.1),
    ):
        x, y = scene.view.point(1, 1)
        assert inked(other)[round(x) - 40 : round(x) + 40, round(y) - 40 : round(y) + 40].any()
    assert not inked(replace(scene, flash=Flash(frozenset({cell}), 0.0), now=99.0)).any()


def test_the_mouse_stands_on_its_cell_and_hops(scene):
    x, y = scene.view.point(1, 1)
    here = middle(inked(replace(scene, agent=(1.0, 1.0))))
    assert here[0] == pytest.approx(x, abs=3.0) and here[1] < y
    resting, under_way = (np.nonzero(inked(replace(scene, agent=(1.0, col))))[1].max() for col in (1.0, 1.5))
    assert (
        np.nonzero(inked(replace(scene, agent=(1.0, 1.0), lift=0.5)))[1].min()
        < np.nonzero(inked(replace(scene, agent=(1.0, 1.0))))[1].min()
    )
    assert resting >= under_way


def test_behind_a_nearer_column_the_mouse_is_faint(scene):
    """A black stamp over pixels of the cell nearest to the viewer, then over those of the farthest."""
    view, stamp = scene.view, pygame.Surface((10, 10), pygame.SRCALPHA)
    stamp.fill((0, 0, 0, 255))
    nearest, farthest = int(view.distances.argmin()), int(view.distances.argmax())
    darkness = []
    for cell in (nearest, farthest):
        surface = pygame.Surface(ROOM.size)
        surface.fill((255, 255, 255))
        ids = np.full((220, 300), cell, np.int32)
        blit_behind(surface, view, stamp, pygame.Rect(50, 50, 10, 10), view.distance(1, 1), ids)
        darkness.append(surface.get_at((55, 55)).r)
    assert darkness[1] == 0 and 100 < darkness[0] < 255


def test_what_stands_outside_is_cut(scene):
    stamp = pygame.Surface((10, 10), pygame.SRCALPHA)
    stamp.fill((0, 0, 0, 255))
    surface = pygame.Surface(ROOM.size)
    surface.fill((255, 255, 255))
    blit_behind(surface, scene.view, stamp, pygame.Rect(-5, -5, 10, 10), 0.0, NOWHERE)
    blit_behind(surface, scene.view, stamp, pygame.Rect(-50, -50, 10, 10), 0.0, NOWHERE)
    assert surface.get_at((4, 4))[:3] == (0, 0, 0) and surface.get_at((5, 5))[:3] == (255, 255, 255)


def test_a_drop_falls_and_a_ring_spreads_where_it_fell(scene):
    x, y = scene.view.point(2, 1)

    def at(share, **more):
        return inked(replace(scene, drops=(Drop(Cell(2, 1), True, 1.0),), now=1.0 + share * DROP_SECONDS, **more))

    high, low = middle(at(FALL * 0.5)), middle(at(FALL * 0.95))
    assert high[0] == pytest.approx(x, abs=2.0) and high[1] < low[1] < y
    ring = at(FALL + 0.3)
    assert middle(ring) == pytest.approx((x, y), abs=2.0)
    assert not at(1.0).any() and not at(FALL * 0.5, reduced_motion=True).any()


def test_gains_and_losses_fall_in_their_colours(scene):
    colours = []
    for gain in (True, False):
        surface = pygame.Surface(ROOM.size)
        fallen = replace(scene, drops=(Drop(Cell(1, 1), gain, 0.0),), now=0.5 * FALL * DROP_SECONDS)
        draw_land_actors(surface, fallen, scene.view, NOWHERE)
        colours.append({tuple(pixel) for pixel in pygame.surfarray.array3d(surface).reshape(-1, 3).tolist()})
    assert theme.VALUE_STOPS[-1] in colours[0] and theme.VALUE_STOPS[0] in colours[1]


def test_an_ending_and_a_mouse_elsewhere_are_drawn(scene):
    assert inked(replace(scene, burst=Burst(Cell(1, 1), True, 0.0), now=0.3)).any()
    there, elsewhere = (inked(replace(scene, agent=(1.0, 1.0), elsewhere=away)).sum() for away in (False, True))
    assert 0 < elsewhere <= there
