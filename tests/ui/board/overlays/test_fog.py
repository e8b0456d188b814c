"""Hatching over cells that were never visited, hollow marks at moves that were never tried."""

from playground.learning.learner import Field
from playground.ui.board.overlays.fog import OVERLAY


def test_cells_that_were_never_visited_are_hatched(canvas, free_cells) -> None:
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.VISITS: canvas.by_move({})}))
    assert canvas.inked(surface) == free_cells
    assert canvas.pixel(surface, 0, 0).a > 100  # a veil lies over the middle too


def test_where_all_was_tried_nothing_lies(canvas) -> None:
    assert canvas.inked(canvas.painted(OVERLAY, canvas.drawn({Field.VISITS: canvas.by_move({}, 1.0)}))) == set()


def test_a_move_that_was_never_tried_has_a_mark_on_its_side(canvas) -> None:
    visits = canvas.by_move({(0, 1, "left"): 0.0}, 1.0)
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.VISITS: visits}))
    assert canvas.inked(surface) == {(0, 1)}
    assert canvas.pixel(surface, 0, 1, 0.0, -0.42).a > 0
    assert canvas.pixel(surface, 0, 1, 0.0, 0.42).a == canvas.pixel(surface, 0, 1).a == 0


def test_small_cells_show_no_marks(canvas) -> None:
    drawn = canvas.drawn({Field.VISITS: canvas.by_move({(0, 1, "left"): 0.0}, 1.0)})
    assert canvas.inked(canvas.painted(OVERLAY, drawn, 23), 23) == set()
    assert canvas.inked(canvas.painted(OVERLAY, drawn, 24), 24) == {(0, 1)}


def test_its_key_follows_the_visits_alone(canvas) -> None:
    visits, view = canvas.by_move({}), canvas.view()
    key = OVERLAY.key(canvas.drawn({Field.VISITS: visits}), view)
    assert OVERLAY.key(canvas.drawn({Field.VISITS: visits.copy(), Field.Q: visits}), view) == key
    assert OVERLAY.key(canvas.drawn({Field.VISITS: visits + 1}), view) != key
