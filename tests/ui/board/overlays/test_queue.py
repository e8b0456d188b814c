"""Frames around cells that wait to be updated."""

import numpy as np

from playground.learning.learner import Field
from playground.ui.board.overlays.queue import OVERLAY


def test_the_highest_priority_of_a_cell_makes_its_frame_bright(canvas) -> None:
    priority = canvas.by_move({(0, 0, "up"): 4.0, (0, 0, "down"): 1.0, (1, 1, "left"): 0.5})
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.PRIORITY: priority}))
    assert canvas.inked(surface) == {(0, 0), (1, 1)}
    assert canvas.ink(surface, 0, 0) > canvas.ink(surface, 1, 1)
    assert canvas.pixel(surface, 0, 0).a == 0
    assert canvas.pixel(surface, 0, 0, 0.0, -0.44).a > 200


def test_only_shares_of_the_highest_count(canvas) -> None:
    priority = canvas.by_move({(0, 0, "up"): 4.0, (1, 1, "left"): 0.5})
    one, other = (canvas.painted(OVERLAY, canvas.drawn({Field.PRIORITY: size * priority})) for size in (1.0, 1000.0))
    assert bytes(one.get_buffer()) == bytes(other.get_buffer())


def test_nothing_waits_where_all_is_0_or_no_number(canvas) -> None:
    for value in (0.0, np.nan, np.inf):
        assert canvas.inked(canvas.painted(OVERLAY, canvas.drawn({Field.PRIORITY: canvas.by_move({}, value)}))) == set()


def test_its_key_follows_the_priorities(canvas) -> None:
    priority, view = canvas.by_move({}), canvas.view()
    key = OVERLAY.key(canvas.drawn({Field.PRIORITY: priority}), view)
    assert OVERLAY.key(canvas.drawn({Field.PRIORITY: priority.copy(), Field.Q: priority}), view) == key
    assert OVERLAY.key(canvas.drawn({Field.PRIORITY: priority + 1}), view) != key
