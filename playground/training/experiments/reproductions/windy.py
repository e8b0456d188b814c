"""Windy gridworld: Sarsa finds its way against the wind (example 6.5)."""

from dataclasses import replace

import numpy as np

from playground.learning.collection import learners
from playground.rl.evaluation import solve_policy
from playground.rl.optimum import solve_optimum
from playground.rl.policies import uniform
from playground.training.experiments.bands import band, standard_error
from playground.training.experiments.plot import Plot, banded
from playground.training.experiments.reproduction import (
    Finding,
    Reproduction,
    ReproductionReport,
    Spread,
    ended_by,
    lengths,
    survey,
)
from playground.training.experiments.trial import Trial
from playground.world import compile_mdp, library

EPSILON, ALPHA, EPISODES, LAST, STEPS = 0.1, 0.5, 400, 100, 8000
INDEPENDENT = "an independent program's mean, give or take its spread"


def run(runs: int, spread: Spread) -> ReproductionReport:
    """How many episodes fit into 8,000 steps, how long they are in the end, and what is exact."""
    level = library.find("windy-gridworld")
    level = replace(level, rules=replace(level.rules, time_limit=0))
    mdp = compile_mdp(level)
    optimum = solve_optimum(mdp)
    way = (1.0 - EPSILON) * uniform(optimum.optimal & mdp.legal) + EPSILON * uniform(mdp.legal)
    shortest, curious = -float(mdp.start @ optimum.v), -float(mdp.start @ solve_policy(mdp, way)[0])
    settings = learners()["sarsa"].settings(alpha=ALPHA, epsilon=EPSILON)
    (lived,) = survey(spread, [Trial(level, "sarsa", settings, 0, None, EPISODES)], runs)
    last, within = lengths(lived)[:, -LAST:].mean(axis=1), ended_by(lived, np.array([STEPS]))[:, 0]
    findings = (
        Finding("steps of the shortest way, exact", shortest, 15.0, 15.0, "the book: 15"),
        Finding("steps by the ε-greedy policy on Q*, exact", curious, 17.0532, 17.0534, "exact; the book: about 17"),
        Finding(f"episodes in {STEPS:,} steps", float(within.mean()), 154.45, 166.15, INDEPENDENT, standard_error(within)),
        Finding(f"steps, last {LAST} of {EPISODES}", float(last.mean()), 19.32, 21.89, INDEPENDENT, standard_error(last)),
    )
    times = np.linspace(0, STEPS, 101)
    line = banded("Sarsa", times, band(ended_by(lived, times)))
    plot = Plot("Windy gridworld", "time steps", "episodes", (line,), (), (0, STEPS), (0, 180))
    return ReproductionReport(findings, (plot,))


REPRODUCTION = Reproduction(
    id="windy",
    title="Windy gridworld",
    source="Sutton & Barto (2018), example 6.5",
    setup="Sarsa, α 0.5, ε 0.1, 400 episodes",
    runs=200,
    quick=10,
    run=run,
    note="The book says that episodes average about 17 steps in the end: that is the ε-greedy policy on Q*. Sarsa with a "
    "constant α of 0.5 keeps wavering and stays at 20 to 21.",
    order=65,
)
