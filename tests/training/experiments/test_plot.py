"""Pictures of curves as values."""

import numpy as np

from playground.training.experiments.bands import band
from playground.training.experiments.plot import Plot, PlotLine, PlotMark, banded, signed, span


def test_the_axes_span_lines_bands_and_marks_with_a_little_room():
    line = PlotLine("a", np.array([1.0, 3.0]), np.array([0.0, 1.0]), np.array([-1.0, 0.0]), np.array([1.0, 2.0]))
    (left, right), (low, high) = span(Plot("t", "x", "y", (line,), (PlotMark(9.0, "best"),)))
    assert (left, right) == (1.0, 3.0)
    assert (low, high) == (-1.5, 9.5)


def test_axes_that_are_told_are_kept_and_nothing_to_show_is_no_error():
    assert span(Plot("t", "x", "y", (), (), (0, 5), (1, 2))) == ((0, 5), (1, 2))
    (left, right), (low, high) = span(Plot("t", "x", "y", ()))
    assert left < right and low < high


def test_what_no_run_tells_of_is_left_out_of_a_line():
    line = banded("a", np.array([1.0, 2.0]), band(np.array([[np.nan, 4.0]])))
    assert line.x.tolist() == [2.0] and line.y.tolist() == [4.0]


def test_a_number_with_its_sign():
    assert signed(-11.6568) == "−11.66" and signed(3.0, 0) == "3"
