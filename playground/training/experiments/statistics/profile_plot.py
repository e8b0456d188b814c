"""Performance profiles as a plot."""

from playground.training.experiments.plot import Plot, PlotLine
from playground.training.experiments.statistics.arm_comparison import Comparison
from playground.training.experiments.statistics.scores import Scoring


def profile_plot(compared: Comparison, scoring: Scoring, title: str) -> Plot:
    """The share of each arm's runs that score more than x, with its 95 % band."""
    profiles = [(arm.label, arm.profile) for arm in compared.arms]
    lines = tuple(PlotLine(label, part.thresholds, part.share, part.low, part.high) for label, part in profiles)
    words = "skill: 0 at random, 1 the best possible" if scoring.skill else "mean return of the last tenth of a run"
    return Plot(f"{title}: performance profiles", words, "share of runs with more", lines, y_ends=(-0.02, 1.02))
