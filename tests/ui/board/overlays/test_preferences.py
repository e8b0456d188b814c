"""Wedges of a policy's preferences."""

from playground.learning.learner import Field
from playground.ui.board.overlays.preferences import OVERLAY


def test_a_liked_move_is_warm_and_a_disliked_one_cool(canvas, free_cells) -> None:
    liking = canvas.by_move({(0, 0, "right"): 1.0, (0, 0, "left"): -1.0})
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.PREFERENCE: liking}))
    assert canvas.inked(surface) == free_cells
    right, left = canvas.pixel(surface, 0, 0, 0.0, 0.28), canvas.pixel(surface, 0, 0, 0.0, -0.28)
    assert right.r > right.b
    assert left.b > left.r


def test_its_colours_reach_at_least_1_and_ignore_a_scale_that_was_set_for_values(canvas) -> None:
    assert OVERLAY.scale is not None
    small, large = (canvas.drawn({Field.PREFERENCE: canvas.by_move({}, size)}) for size in (0.01, 4.0))
    assert OVERLAY.scale(small, canvas.view(bound=70.0)) == 1.0
    assert OVERLAY.scale(large, canvas.view(bound=70.0)) == 5.0


def test_it_needs_preferences_and_hides_what_shows_the_same_place(canvas) -> None:
    assert not OVERLAY.able(canvas.drawn({Field.Q: canvas.by_move({})}))
    assert OVERLAY.able(canvas.drawn({Field.PREFERENCE: canvas.by_move({})}))
    assert OVERLAY.hides == {"values", "arrows"}
    assert OVERLAY.covers
