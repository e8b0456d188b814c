"""What both kinds of Dyna-Q gather in a maze that changes."""

import numpy as np
import pytest

from playground.training.experiments.changing import ChangingMaze, Gathered, reproduced
from playground.training.experiments.reproduction import here

SHORT = ChangingMaze("blocking-maze", "Blocking maze", planning=5, kappa=1e-3, steps=1200, highest=150)


def test_both_gather_more_and_more_and_the_figure_spans_all_steps():
    plain, curious, plot = reproduced(SHORT, 2, here)
    for gathered in (plain, curious):
        assert gathered.change.shape == gathered.end.shape == gathered.last.shape == (2,)
        assert (gathered.change > 0).all() and (gathered.change <= gathered.end).all()
    assert [line.label for line in plot.lines] == ["Dyna-Q", "Dyna-Q+"]
    assert plot.x_ends == (0.0, 1200.0)
    assert all((np.diff(line.y) >= 0).all() for line in plot.lines)


def test_a_finding_is_the_mean_over_the_runs():
    finding = Gathered.finding("rewards", np.array([1.0, 2.0, 6.0]), 2.0, 4.0, "by hand")
    assert (finding.measured, finding.inside) == (3.0, True)
    assert finding.error == pytest.approx(np.std([1.0, 2.0, 6.0], ddof=1) / np.sqrt(3))
