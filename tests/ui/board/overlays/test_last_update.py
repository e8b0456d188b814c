"""Frames around cells whose estimates moved."""

import numpy as np

from playground.ui.board.overlays.last_update import OVERLAY


def test_a_cell_that_moved_has_a_frame_the_brighter_the_farther(canvas) -> None:
    moved = canvas.by_state({(0, 0): 1.0, (0, 1): 0.2, (1, 0): 0.01})
    surface = canvas.painted(OVERLAY, canvas.drawn(moved=moved))
    assert canvas.inked(surface) == {(0, 0), (0, 1), (1, 0)}
    assert canvas.ink(surface, 0, 0) > canvas.ink(surface, 0, 1) > canvas.ink(surface, 1, 0)
    assert canvas.pixel(surface, 0, 0).a == 0  # a frame, and no colour over the cell
    assert canvas.pixel(surface, 0, 0, 0.0, -0.44).a > 200


def test_walls_and_ends_have_none_whatever_moved(canvas, free_cells) -> None:
    assert canvas.inked(canvas.painted(OVERLAY, canvas.drawn(moved=np.ones(len(canvas.mdp.states))))) == free_cells


def test_nothing_is_drawn_where_nothing_moved_or_of_another_table(canvas) -> None:
    for moved in (None, canvas.by_state({}), np.ones(99), canvas.by_state({(0, 0): np.inf})):
        assert canvas.inked(canvas.painted(OVERLAY, canvas.drawn(moved=moved))) == set()


def test_its_key_follows_what_moved(canvas) -> None:
    moved, view = canvas.by_state({(0, 0): 1.0}), canvas.view()
    key = OVERLAY.key(canvas.drawn(moved=moved), view)
    assert OVERLAY.key(canvas.drawn(moved=moved.copy(), tried=moved), view) == key
    assert OVERLAY.key(canvas.drawn(moved=2 * moved), view) != key
    assert OVERLAY.key(canvas.drawn(), view) != key
