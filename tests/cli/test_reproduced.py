"""The page of repeated experiments."""

import numpy as np

from playground.cli.reproduced import page, reproduce
from playground.training.experiments.plot import Plot, PlotLine
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, here

PLOT = Plot("t", "x", "y", (PlotLine("a", np.array([0.0, 1.0]), np.array([0.0, 1.0])),))


def test_the_page_has_the_figure_the_number_and_the_range(tmp_path):
    outcome = ReproductionReport((Finding("heads", -0.5, -1, 1, "so it is", 0.1),), (PLOT,))
    about = Reproduction("coin", "A coin", "a book", "many throws", 3, 2, lambda runs, spread: outcome)
    page(tmp_path / "page.md", [reproduce(about, 3, here)])
    told = (tmp_path / "page.md").read_text()
    assert "| heads | −0.5 | 0.1 | −1 to 1 | ok | so it is |" in told and "many throws. 3 runs (seeds 0 to 2)" in told
    assert "![A coin](pictures/reproduce-coin.png)" in told and (tmp_path / "pictures" / "reproduce-coin.png").exists()
