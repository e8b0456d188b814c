"""The pixels of a landscape: sides, tops and shares of a pixel worked out by hand."""

import math

import numpy as np
import pytest

from playground.ui.board.landscape import land_pixels
from playground.ui.board.landscape.land_pixels import paint
from playground.ui.board.landscape.land_warming import warm_up

COVERS = ("playground/ui/board/landscape/land_warming.py",)
GREY, PAPER = 0x808080, 0xFFFFFF


def painted(heights, size, *, scale=10.0, tilt=30.0, turn=0.0, foot=-1.0, line=0.0, texture=None, texels=0.0):
    """(pixels, ids) of grey columns in the middle of white paper."""
    heights = np.array(heights, float)
    out, ids = np.full(size, PAPER, np.uint32), np.full(size, -1, np.int32)
    colours = np.full(heights.shape, GREY, np.uint32)
    turn, tilt = math.radians(turn), math.radians(tilt)
    cos, sin = (round(part, 12) for part in (math.cos(turn), math.sin(turn)))
    frame = (
        cos,
        sin,
        math.sin(tilt),
        math.cos(tilt),
        scale,
        size[1] / 2,
        size[0] / 2,
        foot,
        texels,
        0.0,
        0.0,
        line,
        float(0xC0C0C0),
    )
    room = (
        np.zeros(size[0], np.uint32),
        np.zeros(size[0], np.uint32),
        np.zeros(size[0], np.int32),
        np.zeros(6),
    )
    draped = np.zeros((1, 1), np.uint32) if texture is None else texture
    paint(out, ids, heights, colours, colours, draped, frame, *room)
    return out, ids


def test_one_column_has_its_top_and_its_front_where_geometry_puts_them():
    """Seen from 30 degrees, a cell of 20 pixels at height 0: the top is 10 pixels high, the front of a foot at -1 17.32."""
    out, ids = painted([[0.0]], (60, 40), scale=20.0)
    rows = np.flatnonzero(ids[:, 20] == 0)
    assert (rows[0], rows[-1]) == (25, 51)  # from 30 - 5 to 30 + 5 + 17.32, to the pixel whose middle lies in it
    cols = np.flatnonzero(ids[30] == 0)
    assert (cols[0], cols[-1]) == (10, 29)
    assert out[27, 20] == GREY and out[20, 20] == PAPER
    assert out[45, 20] < GREY * 2 and (ids[:, 5] == -1).all()


def test_a_pixel_that_is_covered_in_part_has_its_share_of_what_is_behind():
    """The front ends 0.32 inside the row 52: 0.32 of its colour and 0.68 of the paper."""
    out, _ = painted([[0.0]], (60, 40), scale=20.0)
    inside, partly = (int(out[row, 20]) & 255 for row in (51, 52))
    share = 10.0 + 10.0 * math.sqrt(3.0) + 25.0 - 52.0
    assert partly == pytest.approx(255 + share * (inside - 255), abs=3)


def test_what_is_higher_hides_what_is_behind_it():
    """Two cells behind one another: the front one is so high that nothing is seen of the other but its farther part."""
    _, flat = painted([[0.0], [0.0]], (80, 40), scale=20.0)
    _, ids = painted([[0.0], [0.25]], (80, 40), scale=20.0)
    assert (flat == 0).sum() == 20 * 10
    assert (ids == 0).sum() == 20 * round(10 - 0.25 * 20 * math.cos(math.radians(30)))
    _, hidden = painted([[0.0], [2.0]], (100, 40), scale=20.0)
    assert not (hidden == 0).any() and (hidden == 1).any()


def test_lower_cells_show_the_side_of_what_stands_behind_them():
    """The side belongs to the column behind, which is so many pixels higher: 1 cell of 20 pixels from 30 degrees are 17.3."""
    _, level = painted([[0.0], [0.0]], (120, 40), scale=20.0)
    _, step = painted([[1.0], [0.0]], (120, 40), scale=20.0)
    assert (step[:, 20] == 0).sum() - (level[:, 20] == 0).sum() == 17


def test_lines_between_cells_are_darker_than_their_middles():
    out, _ = painted([[0.0, 0.0]], (60, 60), scale=20.0, line=1.0)
    assert out[30, 30] < out[30, 20] == GREY


def test_the_texture_lies_on_the_tops():
    """A texture of two texels for each of two cells: red on the left one, nothing on the right one."""
    texture = np.zeros((4, 8), np.uint32)
    texture[:, :4] = 0xFFFF0000
    out, _ = painted([[0.0, 0.0]], (60, 60), scale=20.0, texture=texture, texels=4.0)
    assert out[30, 18] == 0xFF0000 and out[30, 42] == GREY


@pytest.mark.parametrize("turn", [0.0, 90.0, 180.0, 270.0])
def test_a_square_board_covers_the_same_pixels_in_all_quarters(turn):
    _, first = painted(np.zeros((3, 3)), (90, 90), scale=12.0)
    _, ids = painted(np.zeros((3, 3)), (90, 90), scale=12.0, turn=turn)
    assert ((ids >= 0) == (first >= 0)).all()


def test_warming_up_needs_nothing_and_yields_nothing():
    assert list(warm_up("", "")) == [] and land_pixels.NONE == -1
