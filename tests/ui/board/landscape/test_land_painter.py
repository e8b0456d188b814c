"""A painted landscape: colours of values where their cells are, numbers that can be seen, figures, and nothing painted twice."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.landscape.backdrop import backdrop
from playground.ui.board.landscape.drapery import Drapery
from playground.ui.board.landscape.land_painter import LandPainter
from playground.ui.board.landscape.land_view import LandView
from playground.ui.board.landscape.relief import lift_of, relief_of
from playground.ui.board.landscape.slant import Slant
from playground.ui.board.landscape.standing import FAR, shadow_stamp, standing, stands
from playground.ui.board.painter import overlays
from playground.ui.board.scene import RESTING, Scene
from playground.ui.palettes import Attire, wear

COVERS = (
    "playground/ui/board/landscape/backdrop.py",
    "playground/ui/board/landscape/drapery.py",
    "playground/ui/board/landscape/standing.py",
)
ROOM = pygame.Rect(0, 0, 300, 240)
NOWHERE = np.full((ROOM.height, ROOM.width), -1, np.int32)
"""No cell is painted anywhere."""


@pytest.fixture
def scene_of(level_of, snapshot_of):
    """Makes a scene of a landscape with these values and overlays."""

    def made(rows, v=None, ids=("values",), **look):
        level = level_of(rows)
        snapshot = snapshot_of(level, {} if v is None else {Field.V: np.array(v, float)})
        drawn = Drawn(level, snapshot.mdp, snapshot.fields, tried=snapshot.fields[Field.VISITS])
        seen = tuple(overlays()[id] for id in ids)
        view = LandView(ROOM, level.height, level.width, **look)
        relief = relief_of(level, RESTING, lift_of(drawn, seen, tuple(overlays().values()), view), drawn, 0)
        return Scene(level, replace(view, relief=relief), drawn, seen)

    return made


def painted(scene, painter=None):
    surface = pygame.Surface(ROOM.size)
    (painter or LandPainter()).draw(surface, scene)
    return surface


def painted_ids(scene):
    painter = LandPainter()
    painted(scene, painter)
    return painter.ids


def test_tops_have_the_colours_of_their_values(scene_of):
    """Of 1 and -1 on a scale to 1, a little beside the middle, where no number stands."""
    scene = scene_of("S.", [1.0, -1.0], bound=1.0, numbers=False)
    surface, view = painted(scene), scene.view
    for cell, stop in (((0, 0), theme.VALUE_STOPS[-1]), ((0, 1), theme.VALUE_STOPS[0])):
        x, y = view.point(*cell)
        assert surface.get_at((round(x), round(y)))[:3] == stop


def test_it_stays_inside_its_room(scene_of):
    scene = scene_of("S.\n..", zoom=4.0)
    surface = pygame.Surface((400, 300))
    surface.fill((1, 2, 3))
    LandPainter().draw(surface, scene)
    outside = pygame.surfarray.array3d(surface)
    assert (outside[300:] == (1, 2, 3)).all() and (outside[:, 240:] == (1, 2, 3)).all()


def test_what_does_not_change_is_not_painted_again(scene_of):
    painter, scene = LandPainter(), scene_of("S.G", [0.5, 0.7, 0.0])
    painted(scene, painter)
    painted(replace(scene, now=3.0, hover=(0, 1)), painter)
    assert painter.painted == 1
    painted(replace(scene, view=replace(scene.view, slant=Slant.of(1, 48.0))), painter)
    assert painter.painted == 2


@pytest.mark.parametrize(("quarter", "far", "near"), [(0, 0.0, 0.5), (1, 0.1, 0.6), (2, -0.6, 0.0), (3, 0.1, 0.6)])
def test_numbers_leave_the_middle_to_the_arrow(scene_of, quarter, far, near):
    """Before it, or behind it where the foot of the flat cell lies behind: as far from the middle of its top as cells say."""
    look = {"bound": 1.0, "slant": Slant.of(quarter, 45.0)}
    scene = scene_of("S.", [0.0, 0.5], **look)
    written, bare = (painted(scene_of("S.", [0.0, 0.5], numbers=numbers, **look)) for numbers in (True, False))
    (x, middle), side = scene.view.point(0, 1), scene.view.scale * scene.view.slant.angles[2]
    left, right = round(x - side / 2), round(x + side / 2)
    rows = np.nonzero((pygame.surfarray.array3d(written) != pygame.surfarray.array3d(bare))[left:right].any(axis=(0, 2)))[0]
    rows = rows[abs(rows - middle) < side]  # none of the other cell
    assert len(rows) and far < (rows.min() - middle) / side < (rows.max() - middle) / side < near


def test_numbers_stand_where_their_cell_can_be_seen(scene_of):
    written, bare = (painted(scene_of("S.", [0.5, -0.5], bound=1.0, numbers=numbers)) for numbers in (True, False))
    view = scene_of("S.", [0.5, -0.5], bound=1.0).view
    differs = (pygame.surfarray.array3d(written) != pygame.surfarray.array3d(bare)).any(axis=2)
    for cell in ((0, 0), (0, 1)):
        x, y = view.point(*cell)
        assert differs[round(x) - 20 : round(x) + 20, round(y) : round(y) + 40].any()


def test_arrows_are_draped_and_values_are_not(scene_of):
    scene = scene_of("S.\n.G", [0.1, 0.2, 0.3, 0.0], ids=("values",))
    empty = Drapery().texture(scene, scene.view, scene.overlays)
    arrows = Drapery().texture(scene, scene.view, (*scene.overlays, overlays()["arrows"]))
    fine = round(scene.view.scale)
    assert arrows.fine == fine and not (empty.texels[:fine, fine:] >> 24).any()
    assert (arrows.texels[:fine, fine:] >> 24).any()


def test_layers_that_are_as_they_were_are_kept(scene_of):
    drapery, scene = Drapery(), scene_of("S.\n.G", [0.1, 0.2, 0.3, 0.0], ids=("arrows",))
    first = drapery.texture(scene, scene.view, scene.overlays)
    turned = replace(scene.view, slant=Slant(scene.view.slant.turn, scene.view.slant.tilt))
    assert drapery.texture(scene, turned, scene.overlays).texels is first.texels


def test_what_is_below_zero_is_hatched_where_patterns_are_worn(scene_of):
    scene = scene_of("..S", [0.5, -0.5, 0.0], bound=1.0, numbers=False)
    plain = painted(scene)
    wear(Attire(patterns=True))
    hatched, texture = painted(scene), Drapery().texture(scene, scene.view, ())
    alpha = texture.texels >> 24
    above, below = alpha[:, : texture.fine], alpha[:, texture.fine : 2 * texture.fine]
    assert not above.any() and 0.1 < (below > 0).mean() < 0.5
    changed = (pygame.surfarray.array3d(plain) != pygame.surfarray.array3d(hatched)).any(axis=2)
    wear(Attire())
    ids = painted_ids(scene)
    assert changed.T[ids == 1].mean() > 0.05 and changed.T[ids == 2].mean() < 0.02, "but for pixels on the edge"


def test_goals_stand_pits_lie(scene_of, level_of):
    scene = scene_of("S.G\n.P%")
    up = standing(scene, scene.view, NOWHERE)
    assert up is not None
    pictures = up.depths > -FAR
    assert pictures.sum() == 1 and len(up.depths) == 4, "the cheese, its reward, the pit's and the mud's"
    two = standing(scene_of("S.G\nG.."), scene_of("S.G\nG..").view, NOWHERE)
    assert two is not None
    depths = two.depths[two.depths > -FAR]
    assert len(depths) == 2 and depths[0] > depths[1], "the farther one is drawn first"
    assert standing(scene_of("S."), scene_of("S.").view, NOWHERE) is None


def test_words_are_whole_or_left_out(scene_of):
    """The nearest cell before everything takes all words, and leaves the pictures to be hidden pixel by pixel."""
    scene = scene_of("S.G\n.P%\n...")
    before = np.full_like(NOWHERE, scene.view.distances.argmin())
    up = standing(scene, scene.view, before)
    assert up is not None and len(up.places) == 1 and up.depths[0] > -FAR


def test_what_stands(level_of):
    from playground.ui.board.figures import Figure

    level = level_of("SGPc")
    assert [stands(Figure(level.tile(glyph))) for glyph in "SGPcaM"] == [False, True, False, True, True, True]
    assert shadow_stamp(20).get_at((10, 17)).a > shadow_stamp(20).get_at((1, 1)).a == 0


@pytest.mark.parametrize("zoom", [1.0, 3.0])
def test_no_shadow_ends_in_a_line(scene_of, zoom):
    """At both sides and below nothing is left of it."""
    behind = backdrop(scene_of("S.\n..", zoom=zoom).view)
    ends = np.concatenate([behind[:, 0], behind[:, -1], behind[-1]])
    parts = np.stack([ends >> shift & 255 for shift in (16, 8, 0)], axis=1).astype(int)
    assert abs(parts - theme.CARD).max() <= 3, "of 255"


def test_the_board_has_a_shadow_on_the_card(scene_of):
    view = scene_of("S.\n..").view
    behind = backdrop(view)
    assert behind.shape == (240, 300) and behind[120, 160] < behind[0, 0]
    assert behind[0, 0] == theme.CARD[0] << 16 | theme.CARD[1] << 8 | theme.CARD[2]


def test_a_drawn_table_of_another_size_waits(scene_of, level_of):
    scene = scene_of("S.", [0.5, 0.5])
    other = level_of("S..\n...")
    view = LandView(ROOM, 2, 3)
    assert painted(replace(scene, level=other, view=view)).get_size() == ROOM.size
