"""The learning curve of a moment as a picture in a file, PNG or SVG, with named axes."""

from pathlib import Path

import numpy as np

from playground.paths import atomic_write
from playground.training.experiments.plot import Plot, PlotLine, PlotMark, signed
from playground.training.snapshot import Snapshot
from playground.ui.drawing.chart import save_chart
from playground.ui.drawing.chart_svg import chart_svg

UP = "return of an episode (sum of its rewards)"
EPISODES, TRANSITIONS = "episode", "transitions lived"
"""What the axes show."""


def curve_plot(snapshot: Snapshot, transitions: bool = False, best: float | None = None) -> Plot:
    """The returns of all episodes until a moment, in a band from lowest to highest, which begins at 1.

    transitions: whether it runs over transitions, else over episodes. best: the best possible mean return, where it is known.
    """
    curve = snapshot.curve
    there = np.isfinite(curve.across(transitions))
    x, mean, low, high = (values[there] for values in (curve.across(transitions), curve.mean, curve.low, curve.high))
    band = (low, high) if bool((low != high).any()) else (None, None)
    line = PlotLine(snapshot.learner, x, mean, *band)
    marks = () if best is None else (PlotMark(best, f"best possible: {signed(best)}"),)
    title = f"{snapshot.learner} on {snapshot.now.title}, seed {snapshot.seed}"
    last = max(2.0, float(x[-1]) if len(x) else 2.0)
    return Plot(title, TRANSITIONS if transitions else EPISODES, UP, (line,), marks, x_ends=(1.0, last))


def save_curve(path: Path, snapshot: Snapshot, transitions: bool = False, best: float | None = None) -> None:
    """Writes the picture, as SVG where the name ends so and else as PNG, whole or not at all. OSError where it cannot."""
    plot = curve_plot(snapshot, transitions, best)
    if path.suffix.lower() == ".svg":
        atomic_write(path, chart_svg(plot).encode())
    else:
        save_chart(path, [plot])
