"""Profiles as a plot."""

import math

import numpy as np

from playground.rl.skill import SkillScale
from playground.training.experiments.statistics.arm_comparison import comparison
from playground.training.experiments.statistics.profile_plot import profile_plot
from playground.training.experiments.statistics.scores import Scoring


def test_each_arm_is_a_line_with_its_band() -> None:
    compared = comparison({"a": np.array([1.0, 3.0]), "b": np.array([2.0])}, thresholds=np.array([0.0, 2.0]))
    plot = profile_plot(compared, Scoring(SkillScale(math.nan, math.nan, "none")), "Cliff")
    assert plot.title == "Cliff: performance profiles" and "return" in plot.x_label
    first, second = plot.lines
    assert (first.label, first.y.tolist(), second.y.tolist()) == ("a", [1.0, 0.5], [1.0, 0.0])
    assert first.low.tolist() == [1.0, 0.0] and first.high.tolist() == [1.0, 1.0]
