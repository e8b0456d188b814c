"""Dyna maze: the more steps are dreamt after each real one, the fewer episodes are needed (example 8.1)."""

import numpy as np

from playground.learning.collection import learners
from playground.rl.policies import uniform
from playground.training.experiments.bands import band, standard_error
from playground.training.experiments.plot import Plot, banded
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread, lengths, survey
from playground.training.experiments.trial import Trial
from playground.world import compile_mdp, library
from playground.world.level import Level

ALPHA, EPSILON, EPISODES, NEAR = 0.1, 0.1, 50, 21.0
PLANNING = {0: (16.07, 19.70, 18.0, 36.0), 5: (15.55, 17.93, 3.0, 8.0), 50: (15.53, 18.24, 2.0, 4.0)}
"""n: steps of the last ten episodes from and to; first episode near the optimum from and to."""
INDEPENDENT = "an independent program's mean, give or take its spread"


def first_episode(level: Level) -> float:
    """The exact mean number of steps until the cheese is met by chance: what is lived before anything was learned."""
    mdp = compile_mdp(level)
    live = ~mdp.terminal
    chances = (uniform(mdp.legal)[:, :, None] * mdp.probability * (mdp.continuation > 0.0))[live]
    onward = np.zeros((live.sum(), len(live)))
    np.add.at(onward, (np.broadcast_to(np.arange(live.sum())[:, None, None], chances.shape), mdp.successor[live]), chances)
    return float(mdp.start[live] @ np.linalg.solve(np.eye(live.sum()) - onward[:, live], np.ones(live.sum())))


def run(runs: int, spread: Spread) -> ReproductionReport:
    """Steps per episode for n = 0, 5 and 50."""
    level, spec = library.find("dyna-maze"), learners()["dyna-q"]
    settings = [spec.settings(alpha=ALPHA, epsilon=EPSILON, planning=n) for n in PLANNING]
    surveyed = survey(spread, [Trial(level, "dyna-q", chosen, 0, None, EPISODES) for chosen in settings], runs)
    steps = dict(zip(PLANNING, map(lengths, surveyed), strict=True))
    firsts = np.concatenate([chosen[:, 0] for chosen in steps.values()])
    exact = first_episode(level)
    findings = [
        Finding("first episode, mean by chance, exact", exact, 868.72, 868.73, "exact"),
        Finding("first episode, all runs", float(firsts.mean()), exact, exact, "as by chance", standard_error(firsts)),
    ]
    for n, (low, high, from_, to) in PLANNING.items():
        threes = np.convolve(steps[n].mean(axis=0), np.ones(3) / 3, "valid")
        reached = float(np.argmax(threes <= NEAR) + 1) if (threes <= NEAR).any() else float("nan")
        published = f"the book: about {dict(zip(PLANNING, (25, 5, 3), strict=True))[n]}"
        findings.append(Finding(f"n = {n}: episode from which on the way is near the best", reached, from_, to, published))
        last = steps[n][:, -10:].mean(axis=1)
        findings.append(
            Finding(f"n = {n}: steps in the last 10", float(last.mean()), low, high, INDEPENDENT, standard_error(last))
        )
    at = np.arange(2.0, EPISODES + 1)
    lines = tuple(banded(f"n = {n}", at, band(chosen[:, 1:])) for n, chosen in steps.items())
    plot = Plot("Dyna maze", "episodes", "steps per episode", lines, (), (2, EPISODES), (0, 800))
    return ReproductionReport(tuple(findings), (plot,))


REPRODUCTION = Reproduction(
    id="dyna-maze",
    title="Dyna maze",
    source="Sutton & Barto (2018), example 8.1 and figure 8.2",
    setup="Dyna-Q, α 0.1, ε 0.1, γ 0.95, n = 0, 5 and 50 planning steps, 50 episodes",
    runs=200,
    quick=20,
    run=run,
    note="Near the best: the mean over all runs of three episodes in a row is at most 21 steps, one and a half times the "
    "shortest way. The first episode, 1,700 steps in the book, is a random walk, of 868.7 steps on average.",
    order=81,
)
