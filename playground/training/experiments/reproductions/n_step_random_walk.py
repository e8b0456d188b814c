"""n-step TD on the random walk of 19 states: neither one step nor all of them is best (example 7.1)."""

import numpy as np

from playground.training.experiments.bands import band
from playground.training.experiments.plot import Plot, banded
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread
from playground.training.experiments.walks import Contender, errors, mean_error, walk

EPISODES = 10
INDEPENDENT = "a plain program's mean over 500 runs, give or take three errors of 100 runs"
STEPS = (1, 2, 4, 8, 16, 32, 64, 128)
ALPHAS = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def run(runs: int, spread: Spread) -> ReproductionReport:
    """The mean error of the first 10 episodes for each n and α."""
    ways = [Contender(f"n = {n}", "n-step-td", {"n": n, "alpha": alpha}) for n in STEPS for alpha in ALPHAS]
    mean_errors = [rms[:, 1:].mean(axis=1) for rms in errors(spread, walk(19, -1.0), ways, EPISODES, runs)]
    table = np.array(mean_errors).reshape(len(STEPS), len(ALPHAS), runs)
    means = table.mean(axis=2)
    best, at = np.unravel_index(int(np.argmin(means)), means.shape)
    findings = (
        Finding("the best n", float(STEPS[best]), 2.0, 16.0, "the book: an n in the middle"),
        mean_error("the error there", table[best, at], 0.250, 0.279, INDEPENDENT),
        mean_error("the least error of n = 1", table[0, int(np.argmin(means[0]))], 0.339, 0.351, INDEPENDENT),
    )
    lines = tuple(banded(f"n = {n}", np.array(ALPHAS), band(table[number].T), dots=False) for number, n in enumerate(STEPS))
    words = "RMS error of 19 states, first 10 episodes"
    return ReproductionReport(findings, (Plot("n-step TD, 19 states", "α", words, lines, (), (0, 1), (0.25, 0.55)),))


REPRODUCTION = Reproduction(
    id="n-step-random-walk",
    title="Random walk of 19 states: n-step TD",
    source="Sutton & Barto (2018), example 7.1 and figure 7.2",
    setup="n-step TD from V = 0, n = 1 to 128, α from 0.02 to 1, 10 episodes",
    runs=100,
    quick=4,
    run=run,
    note="The book goes on to n = 512; here n ends at 128.",
    order=71,
)
