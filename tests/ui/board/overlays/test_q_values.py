"""Wedges of Q: a colour for each move, a rim around the best, and numbers where they can be read."""

from playground.learning.learner import Field
from playground.ui.board.overlays.q_values import OVERLAY, wedges
from playground.ui.theme import INK


def test_each_wedge_has_the_colour_of_its_move_and_the_best_a_rim(canvas, free_cells) -> None:
    q = canvas.by_move({(0, 0, "down"): 1.0, (0, 0, "up"): -1.0})
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.Q: q}))
    assert canvas.inked(surface) == free_cells
    down, up = canvas.pixel(surface, 0, 0, 0.28), canvas.pixel(surface, 0, 0, -0.28)
    assert down.r > down.b
    assert up.b > up.r
    assert canvas.pixel(surface, 0, 0, 0.47)[:3] == INK
    assert canvas.pixel(surface, 0, 0, -0.47)[:3] != INK


def test_a_number_that_nobody_has_learned_is_not_written(canvas) -> None:
    nought = {Field.Q: canvas.by_move({})}
    blank = canvas.drawn(nought, tried=canvas.by_move({}))
    learnt = canvas.drawn(nought, tried=canvas.by_move({(0, 0, "up"): 1.0}))
    plain, numbered = (canvas.painted(OVERLAY, drawn, 96) for drawn in (blank, learnt))
    assert pixels(canvas.painted(OVERLAY, blank, 96, inscribed=True)) == pixels(plain)
    assert pixels(canvas.painted(OVERLAY, learnt, 96, inscribed=True)) != pixels(numbered)


def pixels(surface) -> bytes:
    return bytes(surface.get_buffer())


def test_a_scale_that_a_person_has_set_is_the_end_of_the_colours(canvas) -> None:
    drawn = canvas.drawn({Field.Q: canvas.by_move({(0, 0, "up"): 4.0})})
    assert OVERLAY.scale is not None
    assert OVERLAY.beyond is not None
    assert (OVERLAY.scale(drawn, canvas.view()), OVERLAY.scale(drawn, canvas.view(bound=2.0))) == (5.0, 2.0)
    assert (OVERLAY.beyond(drawn, canvas.view()), OVERLAY.beyond(drawn, canvas.view(bound=2.0))) == (
        (False, False),
        (False, True),
    )


def test_its_key_follows_q_what_was_tried_and_the_scale(canvas) -> None:
    q, view = canvas.by_move({}), canvas.view()
    key = OVERLAY.key(canvas.drawn({Field.Q: q}), view)
    assert OVERLAY.key(canvas.drawn({Field.Q: q.copy()}), view) == key
    assert OVERLAY.key(canvas.drawn({Field.Q: q + 1}), view) != key
    assert OVERLAY.key(canvas.drawn({Field.Q: q}, tried=q), view) != key
    assert OVERLAY.key(canvas.drawn({Field.Q: q}), canvas.view(bound=2.0)) != key


def test_the_same_wedges_show_any_field_of_moves(canvas) -> None:
    other = wedges(Field.PREFERENCE, "liked", "Liked", "How much.", 3, frozenset({"values"}))
    assert (other.id, other.order, other.needs, other.hides) == ("liked", 3, {Field.PREFERENCE}, {"values"})
    values = canvas.by_move({(0, 0, "down"): 1.0})
    own = canvas.painted(other, canvas.drawn({Field.PREFERENCE: values, Field.Q: values}))
    assert pixels(own) == pixels(canvas.painted(OVERLAY, canvas.drawn({Field.Q: values})))
