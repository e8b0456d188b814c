"""TD(λ) on the random walk of 19 states: neither λ = 0 nor λ = 1 is best (section 12.2)."""

import numpy as np

from playground.training.experiments.bands import band
from playground.training.experiments.plot import Plot, banded
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread
from playground.training.experiments.walks import Contender, errors, mean_error, walk

EPISODES = 10
INDEPENDENT = "a plain program's mean over 500 runs, give or take three errors of 100 runs"
ALPHAS = {
    0.0: (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
    0.4: (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
    0.8: (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6),
    0.9: (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35),
    0.95: (0.025, 0.05, 0.075, 0.1, 0.15, 0.2),
    0.975: (0.02, 0.04, 0.06, 0.08, 0.1, 0.12),
    0.99: (0.01, 0.02, 0.03, 0.04, 0.06, 0.08),
    1.0: (0.005, 0.01, 0.015, 0.02, 0.03, 0.04),
}
"""λ: the α that are tried; beyond them the method goes astray."""


def run(runs: int, spread: Spread) -> ReproductionReport:
    """The mean error of the first 10 episodes for each λ and α."""
    ways = [
        Contender(f"λ = {lam:g}", "td-lambda", {"lam": lam, "alpha": alpha}) for lam, all_ in ALPHAS.items() for alpha in all_
    ]
    mean_errors = iter(by_alpha[:, 1:].mean(axis=1) for by_alpha in errors(spread, walk(19, -1.0), ways, EPISODES, runs))
    table = {lam: np.array([next(mean_errors) for _ in alphas]).T for lam, alphas in ALPHAS.items()}
    least = {lam: by_alpha[:, int(np.argmin(by_alpha.mean(axis=0)))] for lam, by_alpha in table.items()}
    best = min(least, key=lambda lam: float(least[lam].mean()))
    findings = (
        Finding("the best λ", best, 0.4, 0.95, "the book: a λ in the middle"),
        mean_error("the error there", least[best], 0.247, 0.276, INDEPENDENT),
        mean_error("the least error of λ = 0", least[0.0], 0.339, 0.351, INDEPENDENT),
        mean_error("the least error of λ = 1", least[1.0], 0.478, 0.507, INDEPENDENT),
    )
    lines = tuple(banded(f"λ = {lam:g}", np.array(ALPHAS[lam]), band(by_alpha)) for lam, by_alpha in table.items())
    words = "RMS error of 19 states, first 10 episodes"
    return ReproductionReport(findings, (Plot("TD(λ), 19 states", "α", words, lines, (), (0, 1), (0.25, 0.55)),))


REPRODUCTION = Reproduction(
    id="lambda-random-walk",
    title="Random walk of 19 states: TD(λ)",
    source="Sutton & Barto (2018), section 12.2 and figure 12.6",
    setup="TD(λ) with accumulating traces from V = 0, λ from 0 to 1, 10 episodes",
    runs=100,
    quick=4,
    run=run,
    order=122,
)
