"""A dot for each power of ten of visits."""

import pytest

from playground.learning.learner import Field
from playground.ui.board.overlays.visits import HIGH, OVERLAY

STEP = 0.1
"""How far dots stand apart, in parts of a cell."""


def dots(canvas, surface) -> int:
    """How many dots stand in the upper left cell: runs of pixels on the line of the dots."""
    line = [canvas.pixel(surface, 0, 0, HIGH - 0.5, x / 100 - 0.5, cell=100).a > 150 for x in range(100)]
    return sum(now and not before for before, now in zip([False, *line], line, strict=False))


@pytest.mark.parametrize(("visits", "count"), [(0, 0), (0.5, 0), (1, 1), (9, 1), (10, 2), (99, 2), (100, 3), (1e5, 6), (1e9, 6)])
def test_there_is_a_dot_for_each_power_of_ten(canvas, visits, count) -> None:
    field = canvas.by_move({(0, 0, "up"): visits})
    assert dots(canvas, canvas.painted(OVERLAY, canvas.drawn({Field.VISITS: field}), 100)) == count


def test_visits_of_all_moves_of_a_cell_are_added(canvas, free_cells) -> None:
    field = canvas.by_move({}, 3.0)  # four moves make 12
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.VISITS: field}), 100)
    assert dots(canvas, surface) == 2
    assert canvas.inked(surface, 100) == free_cells


def test_small_cells_have_a_bar_and_the_smallest_a_shade(canvas) -> None:
    drawn = canvas.drawn({Field.VISITS: canvas.by_move({(0, 0, "up"): 100.0})})
    bar, shade = (canvas.painted(OVERLAY, drawn, cell) for cell in (20, 5))
    assert canvas.pixel(bar, 0, 0, -0.3, -0.3, cell=20).a == 255
    assert canvas.pixel(bar, 0, 0, 0.3, 0.0, cell=20).a == 0
    assert 0 < canvas.pixel(shade, 0, 0, 0.3, 0.0, cell=5).a < 255


def test_its_key_follows_the_visits(canvas) -> None:
    field, view = canvas.by_move({}), canvas.view()
    key = OVERLAY.key(canvas.drawn({Field.VISITS: field}), view)
    assert OVERLAY.key(canvas.drawn({Field.VISITS: field.copy(), Field.Q: field}), view) == key
    assert OVERLAY.key(canvas.drawn({Field.VISITS: field + 1}), view) != key
