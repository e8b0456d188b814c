"""Dots at the moves of which a learner remembers where they lead."""

from playground.learning.learner import Field
from playground.ui.board.overlays.model import OVERLAY


def test_a_remembered_move_has_a_dot_on_its_side(canvas) -> None:
    model = canvas.by_move({(0, 0, "down"): 0.0}, -1.0)  # a successor, here state 0; -1 is not known
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.MODEL: model}))
    assert canvas.inked(surface) == {(0, 0)}
    assert canvas.pixel(surface, 0, 0, 0.44).a > 0
    assert canvas.pixel(surface, 0, 0, -0.44).a == canvas.pixel(surface, 0, 0).a == 0


def test_a_cell_of_which_all_is_remembered_is_shaded(canvas, free_cells) -> None:
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.MODEL: canvas.by_move({}, 1.0)}))
    assert canvas.inked(surface) == free_cells
    assert 0 < canvas.pixel(surface, 0, 0).a < 60


def test_small_cells_are_shaded_by_their_share(canvas) -> None:
    model = canvas.by_move({(0, 0, "down"): 1.0, (0, 1, "down"): 1.0, (0, 1, "up"): 1.0}, -1.0)
    surface = canvas.painted(OVERLAY, canvas.drawn({Field.MODEL: model}), 13)
    one, two = canvas.pixel(surface, 0, 0, cell=13).a, canvas.pixel(surface, 0, 1, cell=13).a
    assert 0 < one < two
    assert canvas.inked(surface, 13) == {(0, 0), (0, 1)}


def test_its_key_follows_the_model(canvas) -> None:
    model, view = canvas.by_move({}, -1.0), canvas.view()
    key = OVERLAY.key(canvas.drawn({Field.MODEL: model}), view)
    assert OVERLAY.key(canvas.drawn({Field.MODEL: model.copy()}, moved=canvas.by_state({})), view) == key
    assert OVERLAY.key(canvas.drawn({Field.MODEL: model + 1}), view) != key
