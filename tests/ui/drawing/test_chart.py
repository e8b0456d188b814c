"""Pictures of curves."""

import numpy as np
import pygame
import pytest

from playground.training.experiments.plot import Plot, PlotLine, PlotMark
from playground.ui import theme
from playground.ui.board.scale import contrast
from playground.ui.drawing.chart import SIZE, chart, save_chart

X = np.arange(1.0, 9.0)
LINES = PlotLine("up", X, X, X - 1, X + 1), PlotLine("flat", X, X * 0 + 2, dots=True)
PLOT = Plot("Curves", "episode", "return", LINES, (PlotMark(5, "five"),))


@pytest.fixture(autouse=True)
def _fonts():
    pygame.font.init()


def shows(surface, colour):
    """Whether a colour is there, but for the rounding of smooth edges."""
    apart = np.abs(pygame.surfarray.array3d(surface).astype(int) - colour).max(axis=2)
    return bool((apart <= 2).sum() > 20)


def test_every_curve_is_there_in_its_colour():
    drawn = chart([PLOT])
    assert [shows(drawn, colour) for colour in theme.SERIES[:3]] == [True, True, False]


def test_two_plots_stand_side_by_side():
    one, two = chart([PLOT]), chart([PLOT, PLOT])
    assert two.get_width() - one.get_width() == SIZE[0] and two.get_height() == one.get_height()


def test_curves_that_leave_the_axes_and_axes_by_doubling_can_be_drawn():
    wild = PlotLine("wild", X, np.array([1e9, -1e9] * 4))
    chart([Plot("t", "x", "y", (wild,), (), (1, 8), (0, 1), doubling=True), Plot("nothing", "x", "y", ())])


def test_the_same_plot_is_the_same_file(tmp_path):
    save_chart(tmp_path / "a.png", [PLOT])
    save_chart(tmp_path / "b.png", [PLOT])
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.parametrize("colour", theme.SERIES)
def test_curves_stand_out_against_the_card(colour):
    assert contrast(colour, theme.CARD) >= 3.0
