"""Cliff walking at all step sizes, at first and in the long run (figure 6.3)."""

from dataclasses import replace

import numpy as np

from playground.learning.collection import learners
from playground.training.experiments.bands import Floats, band, standard_error
from playground.training.experiments.plot import Plot, PlotLine, banded, signed
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread, returns, survey
from playground.training.experiments.reproductions.cliff import EPSILON, limits
from playground.training.experiments.trial import Trial
from playground.world import compile_mdp, library

FIRST, LONG, PART, FEWEST = 100, 5000, 4000, 3
ALPHAS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
NAMES = {"sarsa": "Sarsa", "q-learning": "Q-learning", "expected-sarsa": "Expected Sarsa"}


def run(runs: int, spread: Spread) -> ReproductionReport:
    """The mean return of the first 100 episodes, and that of the last 4,000 of 5,000 in a tenth of the runs."""
    level = library.find("cliff-walking")
    level = replace(level, rules=replace(level.rules, time_limit=0))
    variants = [(id, learners()[id].settings(alpha=alpha, epsilon=EPSILON)) for id in NAMES for alpha in ALPHAS]
    trials = [Trial(level, id, settings, 0, None, FIRST) for id, settings in variants]
    early = np.array([returns(lived).mean(axis=1) for lived in survey(spread, trials, runs)])
    later = [trial._replace(episodes=LONG) for trial in trials]
    paid = [returns(lived)[:, -PART:] for lived in survey(spread, later, max(FEWEST, runs // 10))]
    late = np.array([part.mean(axis=1) for part in paid])
    early, late = (means.reshape(len(NAMES), len(ALPHAS), -1) for means in (early, late))
    ahead = float((early.mean(axis=2)[2] - early.mean(axis=2)[:2]).min())
    fall = float((late[0, 0] - late[0, -1]).mean())
    greedy_limit, soft_limit = limits(compile_mdp(level))
    findings = (
        Finding("Expected Sarsa is ahead at first, at every α by", ahead, 0.0, np.inf, "the book: better over a wide range of α"),
        _long("Expected Sarsa in the long run, α = 1", paid[-1], soft_limit, 0.15),
        _long("Q-learning in the long run, α = 0.5", paid[len(ALPHAS) + ALPHAS.index(0.5)], greedy_limit, 0.5),
        Finding("Sarsa in the long run, from α = 0.1 to 1, falls by", fall, 20.0, np.inf, "the book: good only at a small α"),
    )
    alphas = np.array(ALPHAS)
    lines: list[PlotLine] = []
    for number, name in enumerate(NAMES.values()):
        lines.append(banded(f"{name}, first {FIRST}", alphas, band(early[number].T), dots=True))
        lines.append(banded(f"{name}, long run", alphas, band(late[number].T), dots=True))
    plot = Plot("Cliff walking, step sizes", "α", "sum of rewards per episode", tuple(lines), (), (0.1, 1), (-160, 0))
    return ReproductionReport(findings, (plot,))


def _long(what: str, paid: Floats, limit: float, reach: float) -> Finding:
    """The mean of the returns [runs, episodes] of the long run, near an exact limit."""
    return Finding(
        what, float(paid.mean()), limit - reach, limit + reach, f"exact: {signed(limit)}", standard_error(paid.ravel())
    )


REPRODUCTION = Reproduction(
    id="cliff-step-sizes",
    title="Cliff walking at all step sizes",
    source="Sutton & Barto (2018), figure 6.3",
    setup="Sarsa, Q-learning and Expected Sarsa, ε 0.1, α from 0.1 to 1; the first 100 episodes, and the last 4,000 of 5,000",
    runs=100,
    quick=5,
    run=run,
    note="The book takes 50,000 runs for the first part and 100,000 episodes for the second.",
    order=68,
)
