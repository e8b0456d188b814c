"""Petals, as large as the moves are likely."""

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.ui.board.overlays import policy
from playground.ui.board.overlays.policy import OVERLAY


def test_a_petal_lies_on_the_side_of_its_move_and_grows_with_its_chance(canvas) -> None:
    chances = canvas.by_move({(0, 0, "right"): 0.75, (0, 0, "left"): 0.25})
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.POLICY: chances}))
    assert canvas.inked(surface) == {(0, 0)}
    part = surface.subsurface((10, 10, 64, 64))
    left, right = (pygame.mask.from_surface(part.subsurface((x, 0, 32, 64)), 100).count() for x in (0, 32))
    assert 0 < left < right


def test_a_move_without_chance_and_what_is_no_number_has_none(canvas) -> None:
    for value in (0.0, np.nan, -1.0):
        assert canvas.inked(canvas.painted(OVERLAY, canvas.drawn({Field.POLICY: canvas.by_move({}, value)}))) == set()


def test_many_cells_are_painted_at_once_with_the_same_cells_filled(canvas, free_cells, monkeypatch) -> None:
    drawn = canvas.drawn({Field.POLICY: canvas.by_move({(0, 0, "down"): 1.0, (1, 0, "up"): 0.5})})
    one_by_one = canvas.painted(OVERLAY, drawn, 16)
    monkeypatch.setattr(policy, "SHAPES", 0)
    at_once = canvas.painted(OVERLAY, drawn, 16)
    assert canvas.inked(one_by_one, 16) == canvas.inked(at_once, 16) == {(0, 0), (1, 0)}
    assert canvas.ink(at_once, 0, 0, 16) > canvas.ink(at_once, 1, 0, 16)


def test_small_cells_have_none(canvas) -> None:
    drawn = canvas.drawn({Field.POLICY: canvas.by_move({}, 0.25)})
    assert canvas.inked(canvas.painted(OVERLAY, drawn, 6), 6) == set()


def test_its_key_follows_the_policy(canvas) -> None:
    chances, view = canvas.by_move({}, 0.25), canvas.view()
    key = OVERLAY.key(canvas.drawn({Field.POLICY: chances}), view)
    assert OVERLAY.key(canvas.drawn({Field.POLICY: chances.copy(), Field.Q: chances}), view) == key
    assert OVERLAY.key(canvas.drawn({Field.POLICY: chances / 2}), view) != key
