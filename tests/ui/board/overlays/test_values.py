"""The heat map of V, and its numbers."""

from playground.learning.learner import Field
from playground.ui.board.overlays.values import OVERLAY


def test_good_is_warm_bad_is_cool_and_nought_is_pale(canvas, free_cells) -> None:
    v = canvas.by_state({(0, 0): 1.0, (0, 1): -1.0})
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.V: v}))
    assert canvas.inked(surface) == free_cells
    good, bad, nought = (canvas.pixel(surface, *cell) for cell in ((0, 0), (0, 1), (1, 0)))
    assert good.r > good.b + 40
    assert bad.b > bad.r + 40
    assert min(nought[:3]) > 200


def test_numbers_stand_only_where_something_was_learned_and_cells_are_large_enough(canvas) -> None:
    v, tried = canvas.by_state({(0, 0): 0.5}), canvas.by_move({(0, 1, "up"): 1.0})
    drawn = canvas.drawn({Field.V: v}, tried=tried)
    assert numbered(canvas, drawn, 64) == {(0, 0), (0, 1)}  # a number that is not 0, and a 0 that was learned
    assert numbered(canvas, drawn, 29) == set()
    assert numbered(canvas, canvas.drawn({Field.V: v}), 64) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def numbered(canvas, drawn, cell: int) -> set[tuple[int, int]]:
    """The cells in which something is written over the colours."""
    plain, written = (canvas.painted(OVERLAY, drawn, cell, inscribed=inscribed) for inscribed in (False, True))
    inside = {}
    for row, col in ((0, 0), (0, 1), (1, 0), (1, 1)):
        area = (10 + col * cell, 10 + row * cell, cell, cell)
        inside[row, col] = [bytes(surface.subsurface(area).copy().get_buffer()) for surface in (plain, written)]
    return {place for place, (before, after) in inside.items() if before != after}


def test_the_colours_end_at_what_a_person_has_set_or_at_a_nice_number(canvas) -> None:
    drawn = canvas.drawn({Field.V: canvas.by_state({(0, 0): -4.0})})
    assert OVERLAY.scale is not None
    assert OVERLAY.beyond is not None
    assert (OVERLAY.scale(drawn, canvas.view()), OVERLAY.scale(drawn, canvas.view(bound=2.0))) == (5.0, 2.0)
    assert OVERLAY.beyond(drawn, canvas.view(bound=2.0)) == (True, False)


def test_its_key_follows_v_and_the_scale_and_where_numbers_are_read_what_was_learned(canvas) -> None:
    v, tried = canvas.by_state({}), canvas.by_move({(0, 0, "up"): 1.0})
    large, small = canvas.view(), canvas.view(20)
    key = OVERLAY.key(canvas.drawn({Field.V: v}, tried=tried), large)
    assert OVERLAY.key(canvas.drawn({Field.V: v.copy()}, tried=3 * tried), large) == key  # learned as before
    assert OVERLAY.key(canvas.drawn({Field.V: v + 1}, tried=tried), large) != key
    assert OVERLAY.key(canvas.drawn({Field.V: v}, tried=0 * tried), large) != key
    assert OVERLAY.key(canvas.drawn({Field.V: v}, tried=tried), canvas.view(bound=2.0)) != key
    assert OVERLAY.key(canvas.drawn({Field.V: v}, tried=tried), small) == OVERLAY.key(
        canvas.drawn({Field.V: v}, tried=0 * tried), small
    )
