"""Blocking maze: the short way is shut after 1,000 steps, and the curious one finds the long way sooner (example 8.2)."""

import numpy as np

from playground.training.experiments.changing import ChangingMaze, reproduced
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread

MAZE = ChangingMaze("blocking-maze", "Blocking maze", planning=10, kappa=1e-4, steps=3000, highest=150)


def run(runs: int, spread: Spread) -> ReproductionReport:
    """Rewards gathered by both, before the change and in all."""
    q, plus, plot = reproduced(MAZE, runs, spread)
    independent = "an independent program's mean, give or take its spread"
    more = plus.end - q.end
    findings = (
        q.finding("Dyna-Q: rewards after 1,000 steps", q.change, 24.66, 63.32, independent),
        q.finding("Dyna-Q: rewards after 3,000 steps", q.end, 34.09, 110.74, independent),
        q.finding("Dyna-Q+: rewards after 1,000 steps", plus.change, 47.39, 70.80, independent),
        q.finding("Dyna-Q+: rewards after 3,000 steps", plus.end, 120.15, 146.34, independent),
        Finding("Dyna-Q+ gathers more, by", float(more.mean()), 20.0, np.inf, "figure 8.4: more (here: by 20)"),
    )
    return ReproductionReport(findings, (plot,))


REPRODUCTION = Reproduction(
    id="blocking-maze",
    title="Blocking maze",
    source="Sutton & Barto (2018), example 8.2 and figure 8.4",
    setup="Dyna-Q and Dyna-Q+, α 1, ε 0.1, γ 0.95, n = 10, κ 0.0001, 3,000 steps; the wall moves after 1,000",
    runs=200,
    quick=10,
    run=run,
    note="The book prints neither α nor n nor κ; these are the values that others usually take when they repeat it.",
    order=82,
)
