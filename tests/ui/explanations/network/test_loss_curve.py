"""The marks beside the curve of losses."""

from playground.ui.explanations.network.loss_curve import MOST, mark_text, marks


def test_marks_are_powers_of_ten_inside():
    assert marks(0.0004, 0.3) == (0.001, 0.01, 0.1)
    assert len(marks(1e-9, 10.0)) <= MOST
    assert all(1e-9 <= mark <= 10.0 for mark in marks(1e-9, 10.0))


def test_where_these_are_too_few_there_are_ones_twos_and_fives():
    assert [round(mark, 6) for mark in marks(0.011, 0.06)] == [0.02, 0.05]


def test_they_are_told_in_figures():
    assert [mark_text(mark) for mark in (10.0, 1.0, 0.2, 0.001, 0.00001)] == ["10", "1", "0.2", "0.001", "0.00001"]
