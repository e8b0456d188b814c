"""Random walk: TD(0) and constant-α Monte Carlo learn the values of five states (example 6.2)."""

from typing import Any

import numpy as np

from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.training.experiments.bands import band
from playground.training.experiments.plot import Plot, PlotLine, banded
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread
from playground.training.experiments.trial import Trial, lived
from playground.training.experiments.walks import Contender, errors, mean_error, truth, walk

EPISODES, SHOWN = 100, (0, 1, 10, 100)
INDEPENDENT = "an independent program's mean, give or take its spread"
TD = {0.05: (0.0303, 0.0392), 0.1: (0.0506, 0.0583), 0.15: (0.0662, 0.0722)}
MC = {0.01: (0.0917, 0.1022), 0.02: (0.0713, 0.0909), 0.03: (0.0821, 0.1034), 0.04: (0.0957, 0.1165)}
"""α: the error after 100 episodes from and to."""


def run(runs: int, spread: Spread) -> ReproductionReport:
    """The errors of both methods at several α, and the values after 0, 1, 10 and 100 episodes of one run."""
    level = walk(5, 0.0)
    dials: dict[str, Any] = {"initial": 0.5, "step_size": "constant"}
    ways = [Contender(f"TD α = {alpha:g}", "td", {**dials, "alpha": alpha}) for alpha in TD]
    monte_carlo = {**dials, "visits": "every"}
    ways += [Contender(f"MC α = {alpha:g}", "monte-carlo-prediction", {**monte_carlo, "alpha": alpha}) for alpha in MC]
    rms = errors(spread, level, ways, EPISODES, runs)
    findings = [
        mean_error(f"{way.label}: error after {EPISODES} episodes", by_episode[:, -1], low, high, INDEPENDENT)
        for way, by_episode, (low, high) in zip(ways, rms, [*TD.values(), *MC.values()], strict=True)
    ]
    best = [min(float(by_episode[:, 1:].mean()) for by_episode in part) for part in (rms[: len(TD)], rms[len(TD) :])]
    findings.append(
        Finding("mean error of the best TD, as a part of the best MC's", best[0] / best[1], 0.0, 0.8, "the book: TD is better")
    )
    at = np.arange(EPISODES + 1.0)
    lines = tuple(banded(way.label, at, band(by_episode)) for way, by_episode in zip(ways, rms, strict=True))
    plot = Plot("Error of the values", "walks / episodes", "RMS error, averaged over states", lines, (), (0, 100), (0, 0.25))
    return ReproductionReport(tuple(findings), (_values(), plot))


def _values() -> Plot:
    """What one run of TD(0) at α 0.1 believes after some episodes, beside the truth."""
    level, states = walk(5, 0.0), np.arange(1.0, 6.0)
    after = [np.full(5, 0.5)]

    def look(trainee: Any) -> None:
        after.append(trainee.learner.estimates()[Field.V][~trainee.mdp.terminal])

    lived(Trial(level, "td", learners()["td"].settings(alpha=0.1, initial=0.5), 0, None, EPISODES), look)
    lines = [PlotLine("truth", states, truth(level)[1:6], dots=True)]
    lines += [PlotLine(f"after {number}", states, after[number], dots=True) for number in SHOWN]
    axes = "state (1 is A, 5 is E)", "estimated value"
    return Plot("Values by TD(0), one run", *axes, tuple(lines), (), (1, 5), (0, 1))


REPRODUCTION = Reproduction(
    id="random-walk",
    title="Random walk: TD and Monte Carlo",
    source="Sutton & Barto (2018), example 6.2",
    setup="TD(0) and every-visit constant-α Monte Carlo from V = 0.5, 100 episodes",
    runs=200,
    quick=10,
    run=run,
    order=62,
)
