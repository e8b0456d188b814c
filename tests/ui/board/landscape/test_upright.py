"""Pictures that stand on a landscape: hidden by what is nearer, cut where the picture ends."""

import numpy as np

from playground.ui.board.landscape.upright import stand

PAPER = 0xFFFFFF


def test_what_stands_is_hidden_by_what_is_nearer_and_by_nothing_else():
    out, ids = np.full((1, 3), PAPER, np.uint32), np.array([[-1, 0, 1]], np.int32)
    stamps, places = np.array([[0, 3, 1]], np.int32), np.array([[0, 0, 0]], np.int32)
    stand(out, ids, np.array([5.0, 1.0]), np.full(3, 0xFF000000, np.uint32), stamps, places, np.array([3.0]))
    assert out.tolist() == [[0, 0, PAPER]]


def test_what_stands_half_outside_is_cut():
    out, ids = np.full((2, 2), PAPER, np.uint32), np.full((2, 2), -1, np.int32)
    stamps, places = np.array([[0, 2, 2]], np.int32), np.array([[0, -1, 1]], np.int32)
    stand(out, ids, np.zeros(1), np.array([0, 0xFF112233, 0, 0], np.uint32), stamps, places, np.zeros(1))
    assert out.tolist() == [[PAPER, PAPER], [0x112233, PAPER]]


def test_a_half_seen_picture_is_mixed_with_what_is_behind():
    """128 of 255 parts of black over white leave 127."""
    out, ids = np.full((1, 1), PAPER, np.uint32), np.full((1, 1), -1, np.int32)
    stand(
        out,
        ids,
        np.zeros(1),
        np.array([0x80000000], np.uint32),
        np.array([[0, 1, 1]], np.int32),
        np.zeros((1, 3), np.int32),
        np.zeros(1),
    )
    assert out[0, 0] == 0x7F7F7F
