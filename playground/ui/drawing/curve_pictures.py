"""The learning curve of a moment as a picture in a file, PNG or SVG, with named axes."""

from pathlib import Path

import numpy as np

from playground.learning.life.experience import Ended
from playground.paths import atomic_write
from playground.training.experiments.plot import Plot, PlotLine, PlotMark, signed
from playground.training.run_tables import ends_of
from playground.training.snapshot import Snapshot
from playground.ui.drawing.chart import save_chart
from playground.ui.drawing.chart_svg import chart_svg

UP = "return of an episode (sum of its rewards)"
EPISODES, TRANSITIONS = "episode", "transitions lived"
"""What the axes show."""


def curve_plot(snapshot: Snapshot, log: Ended | None = None, best: float | None = None) -> Plot:
    """The returns of all episodes until a moment, in a band from lowest to highest, which begins at 1.

    log: all episodes; with them it runs over transitions. best: the best possible mean return, where it is known.
    """
    curve = snapshot.curve
    x = curve.episode if log is None else ends_of(curve, log).astype(np.float64)
    thinned = bool((curve.low != curve.high).any())
    band = (curve.low, curve.high) if thinned else (None, None)
    line = PlotLine(snapshot.learner, x, curve.mean, *band)
    marks = () if best is None else (PlotMark(best, f"best possible: {signed(best)}"),)
    title = f"{snapshot.learner} on {snapshot.now.title}, seed {snapshot.seed}"
    last = max(2.0, float(x[-1]) if len(x) else 2.0)
    return Plot(title, EPISODES if log is None else TRANSITIONS, UP, (line,), marks, x_ends=(1.0, last))


def save_curve(path: Path, snapshot: Snapshot, log: Ended | None = None, best: float | None = None) -> None:
    """Writes the picture, as SVG where the name ends so and else as PNG, whole or not at all. OSError where it cannot."""
    plot = curve_plot(snapshot, log, best)
    if path.suffix.lower() == ".svg":
        atomic_write(path, chart_svg(plot).encode())
    else:
        save_chart(path, [plot])
