"""Dyna-Q and Dyna-Q+ in a maze that changes: what both gather (examples 8.2 and 8.3)."""

from typing import NamedTuple

import numpy as np

from playground.learning.collection import learners
from playground.training.experiments.bands import Floats, band, standard_error
from playground.training.experiments.plot import Plot, banded
from playground.training.experiments.reproduction import Finding, Spread, ended_by, survey
from playground.training.experiments.trial import Trial
from playground.world import library

ALPHA, EPSILON, LAST = 1.0, 0.1, 20


class ChangingMaze(NamedTuple):
    """The level and the settings; highest: of the upright axis."""

    level: str
    title: str
    planning: int
    kappa: float
    steps: int
    highest: float


class Gathered(NamedTuple):
    """change, end: [runs] rewards until the change and in all. last: [runs] median steps of the last 20 episodes."""

    change: Floats
    end: Floats
    last: Floats

    @staticmethod
    def finding(what: str, values: Floats, low: float, high: float, origin: str) -> Finding:
        """The mean over the runs as a finding."""
        return Finding(what, float(values.mean()), low, high, origin, standard_error(values))


def reproduced(maze: ChangingMaze, runs: int, spread: Spread) -> tuple[Gathered, Gathered, Plot]:
    """What Dyna-Q and Dyna-Q+ gather, and the figure. Each episode that ends pays 1."""
    level = library.find(maze.level)
    plain = learners()["dyna-q"].settings(alpha=ALPHA, epsilon=EPSILON, planning=maze.planning)
    curious = learners()["dyna-q-plus"].settings(alpha=ALPHA, epsilon=EPSILON, planning=maze.planning, kappa=maze.kappa)
    trials = [Trial(level, id, settings, 0, maze.steps, None) for id, settings in (("dyna-q", plain), ("dyna-q-plus", curious))]
    times, gathered, lines = np.linspace(0, maze.steps, 121), [], []
    for name, lived in zip(("Dyna-Q", "Dyna-Q+"), survey(spread, trials, runs), strict=True):
        change, end = ended_by(lived, np.array([level.changes[0].at, maze.steps])).T
        last = np.array([np.median(run.lengths[-LAST:]) if len(run.lengths) else float(maze.steps) for run in lived])
        gathered.append(Gathered(change, end, last))
        lines.append(banded(name, times, band(ended_by(lived, times))))
    axes = (0.0, float(maze.steps)), (0.0, maze.highest)
    plot = Plot(maze.title, "time steps", "cumulative reward", (lines[0], lines[1]), (), *axes)
    return gathered[0], gathered[1], plot
