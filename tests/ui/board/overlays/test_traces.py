"""Embers of eligibility traces."""

import numpy as np

from playground.learning.learner import Field
from playground.ui.board.overlays.traces import LEAST, OVERLAY


def test_an_ember_lies_on_the_side_of_the_move_with_the_strongest_trace(canvas) -> None:
    traces = canvas.by_move({(0, 0, "right"): 1.0, (0, 0, "left"): 0.2})
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.TRACE: traces}))
    assert canvas.inked(surface) == {(0, 0)}
    assert canvas.pixel(surface, 0, 0, -0.04, 0.24).a == 255
    assert canvas.pixel(surface, 0, 0, -0.04, -0.24).a == 0


def test_a_trace_of_the_state_lies_in_its_middle(canvas) -> None:
    traces = canvas.by_move({(0, 0, name): 0.5 for name in canvas.mdp.actions})
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.TRACE: traces}))
    assert canvas.pixel(surface, 0, 0, -0.04).a == 255
    assert canvas.pixel(surface, 0, 0, -0.04, 0.3).a == 0


def test_a_stronger_trace_has_a_larger_ember_whatever_its_sign(canvas) -> None:
    sizes = []
    for size in (0.0, LEAST / 2, 0.1, -0.5, 1.0, np.inf):
        traces = canvas.by_move({(0, 0, "up"): size})
        sizes.append(canvas.ink(canvas.painted(OVERLAY, canvas.drawn({Field.TRACE: traces})), 0, 0))
    assert sizes[0] == sizes[1] == 0 < sizes[2] < sizes[3] < sizes[4] == sizes[5]


def test_small_cells_are_shaded_as_a_whole(canvas) -> None:
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.TRACE: canvas.by_move({(0, 0, "up"): 1.0})}), 9)
    assert canvas.pixel(surface, 0, 0, -0.4, -0.4, cell=9).a == canvas.pixel(surface, 0, 0, 0.3, 0.3, cell=9).a > 100


def test_its_key_follows_the_traces(canvas) -> None:
    traces, view = canvas.by_move({}), canvas.view()
    key = OVERLAY.key(canvas.drawn({Field.TRACE: traces}), view)
    assert OVERLAY.key(canvas.drawn({Field.TRACE: traces.copy(), Field.V: traces}), view) == key
    assert OVERLAY.key(canvas.drawn({Field.TRACE: traces + 1}), view) != key
