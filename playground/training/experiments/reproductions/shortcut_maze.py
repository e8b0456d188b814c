"""Shortcut maze: after 3,000 steps a shorter way opens, and only the curious one finds it (example 8.3)."""

import numpy as np

from playground.training.experiments.changing import ChangingMaze, reproduced
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread

MAZE = ChangingMaze("shortcut-maze", "Shortcut maze", planning=50, kappa=1e-3, steps=6000, highest=450)


def run(runs: int, spread: Spread) -> ReproductionReport:
    """Rewards gathered by both, and how long the ways are in the end."""
    q, plus, plot = reproduced(MAZE, runs, spread)
    findings = (
        q.finding("Dyna-Q: steps of the last episodes", q.last, 16.0, 20.0, "the book: it never finds the short cut (16 steps)"),
        q.finding("Dyna-Q+: steps of the last episodes", plus.last, 10.0, 15.9, "the book: it finds the short cut (10 steps)"),
        Finding("Dyna-Q+ gathers more, by", float((plus.end - q.end).mean()), 1.0, np.inf, "the book: more (figure 8.5)"),
    )
    return ReproductionReport(findings, (plot,))


REPRODUCTION = Reproduction(
    id="shortcut-maze",
    title="Shortcut maze",
    source="Sutton & Barto (2018), example 8.3 and figure 8.5",
    setup="Dyna-Q and Dyna-Q+, α 1, ε 0.1, γ 0.95, n = 50, κ 0.001, 6,000 steps; the short cut opens after 3,000",
    runs=200,
    quick=10,
    run=run,
    note="The book prints neither α nor n nor κ; these are the values that others usually take when they repeat it.",
    order=83,
)
