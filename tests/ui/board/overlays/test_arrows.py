"""Arrows at the best moves."""

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui.board.overlays.arrows import OVERLAY


def test_every_cell_with_a_choice_has_an_arrow_that_points_its_way(canvas, free_cells) -> None:
    q = canvas.by_move({(0, 0, "right"): 1.0}, rest=0.0)
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.Q: q}))
    assert canvas.inked(surface) == free_cells
    right, left = canvas.pixel(surface, 0, 0, 0.0, 0.15), canvas.pixel(surface, 0, 0, 0.0, -0.24)
    assert right.a > 0
    assert left.a == 0
    assert canvas.ink(surface, 0, 0) < canvas.ink(surface, 1, 1)  # four equal moves have four arrows


def test_nothing_points_where_nothing_was_learned(canvas) -> None:
    q, tried = canvas.by_move({(0, 0, "right"): 1.0}), canvas.by_move({(1, 0, "up"): 3.0})
    assert canvas.inked(canvas.painted(OVERLAY, canvas.drawn({Field.Q: q}, tried=tried))) == {(1, 0)}


def test_a_policy_that_is_kept_goes_before_q(canvas) -> None:
    fields = {Field.Q: canvas.by_move({(0, 0, "right"): 1.0}), Field.POLICY: canvas.by_move({(0, 0, "left"): 1.0})}
    by_q, by_policy = (canvas.painted(OVERLAY, canvas.drawn(fields, keeps=keeps)) for keeps in (False, True))
    assert same(by_q, canvas.painted(OVERLAY, canvas.drawn({Field.Q: fields[Field.Q]})))
    assert same(by_policy, canvas.painted(OVERLAY, canvas.drawn({Field.POLICY: fields[Field.POLICY]})))
    assert not same(by_q, by_policy)


def same(one: pygame.Surface, other: pygame.Surface) -> bool:
    return bytes(one.get_buffer()) == bytes(other.get_buffer())


def test_small_cells_have_none(canvas) -> None:
    drawn = canvas.drawn({Field.Q: canvas.by_move({}, 1.0)})
    assert canvas.inked(canvas.painted(OVERLAY, drawn, 6), 6) == set()
    assert canvas.inked(canvas.painted(OVERLAY, drawn, 7), 7)


def test_its_key_follows_what_chooses_and_what_was_tried(canvas) -> None:
    q, view = canvas.by_move({}), canvas.view()
    key = OVERLAY.key(canvas.drawn({Field.Q: q}), view)
    assert OVERLAY.key(canvas.drawn({Field.Q: q.copy(), Field.V: np.ones(5)}), view) == key
    assert OVERLAY.key(canvas.drawn({Field.Q: q + 1}), view) != key
    assert OVERLAY.key(canvas.drawn({Field.Q: q}, tried=q), view) != key
    assert OVERLAY.key(canvas.drawn({Field.Q: q}, keeps=True), view) != key
    assert OVERLAY.key(canvas.drawn({Field.Q: q}), canvas.view(32)) != key


def test_it_needs_one_of_three(canvas) -> None:
    array = canvas.by_move({})
    assert all(OVERLAY.able(canvas.drawn({field: array})) for field in (Field.Q, Field.POLICY, Field.PREFERENCE))
    assert not OVERLAY.able(canvas.drawn({Field.VISITS: array}))
