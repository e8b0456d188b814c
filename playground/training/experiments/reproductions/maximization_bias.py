"""Maximization bias: Q-learning takes luck for worth, Double Q-learning does not (example 6.7)."""

import numpy as np

from playground.learning.collection import learners
from playground.training.experiments.bands import Floats, band, standard_error
from playground.training.experiments.plot import Plot, PlotMark, banded
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread, lengths, survey
from playground.training.experiments.trial import Trial
from playground.world.level import Level
from playground.world.tabular.finite import finite_mdp, table_level

ACTIONS, MEAN, DEVIATION, EPISODES, LAST = 10, -0.1, 1.0, 300, 10
LEFT, RIGHT = 0, 1
EPSILON, ALPHA = 0.1, 0.1
INDEPENDENT = "an independent program's mean over 10,000 runs, give or take its spread"


def process() -> Level:
    """A: left leads to B, right ends, both for nothing. B: ten actions end and pay N(−0.1, 1)."""
    chances, rewards, deviation = np.zeros((ACTIONS, 3, 3)), np.zeros((3, ACTIONS)), np.zeros((3, ACTIONS))
    chances[LEFT, 0, 1] = chances[RIGHT, 0, 2] = 1.0
    chances[:, 1, 2] = 1.0
    rewards[1], deviation[1] = MEAN, DEVIATION
    return table_level(finite_mdp(chances, rewards, 1.0, start=0, terminal=(2,), deviation=deviation), "Maximization bias")


def run(runs: int, spread: Spread) -> ReproductionReport:
    """The share of runs that go left in each episode: those have two steps."""
    level = process()
    names = {"q-learning": "Q-learning", "double-q-learning": "Double Q-learning"}
    trials = [Trial(level, id, learners()[id].settings(alpha=ALPHA, epsilon=EPSILON), 0, None, EPISODES) for id in names]
    single, double = (lengths(shown) == 2 for shown in survey(spread, trials, runs))
    ends = [shown[:, -LAST:].mean(axis=1) for shown in (single, double)]
    smooth = np.convolve(single.mean(axis=0), np.ones(3) / 3, "valid")
    top = int(np.argmax(smooth))
    peak = single[:, top : top + 3].mean(axis=1)
    findings = (
        _share("Q-learning: largest share of left", peak, 0.9199, 0.9671),
        _share("Q-learning: share of left in the end", ends[0], 0.1095, 0.1304),
        _share("Double Q-learning: share of left in the end", ends[1], 0.0609, 0.0771),
    )
    at = np.arange(1.0, EPISODES + 1)
    shares = (band(100.0 * single), band(100.0 * double))
    lines = tuple(banded(name, at, shown) for name, shown in zip(names.values(), shares, strict=True))
    best = PlotMark(100.0 * EPSILON / 2, "optimal: 5 %")
    plot = Plot("Maximization bias", "episodes", "% left actions from A", lines, (best,), (1, EPISODES), (0, 100))
    return ReproductionReport(findings, (plot,))


def _share(what: str, shares: Floats, low: float, high: float) -> Finding:
    """The mean of [runs] shares."""
    return Finding(what, float(shares.mean()), low, high, INDEPENDENT, standard_error(shares))


REPRODUCTION = Reproduction(
    id="maximization-bias",
    title="Maximization bias",
    source="Sutton & Barto (2018), example 6.7 and figure 6.5",
    setup="Q-learning and Double Q-learning, α 0.1, ε 0.1, γ 1, 300 episodes; ten actions in B that pay N(−0.1, 1)",
    runs=10_000,
    quick=100,
    run=run,
    note="The book says many actions; others who repeated it took ten. The largest share is a mean of three episodes.",
    order=67,
)
