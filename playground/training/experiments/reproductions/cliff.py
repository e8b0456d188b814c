"""Cliff walking: Q-learning learns the best path, Sarsa the safe one (example 6.6)."""

from dataclasses import replace

import numpy as np

from playground.learning.collection import learners
from playground.rl.evaluation import solve_policy
from playground.rl.optimum import solve_optimum
from playground.rl.policies import Floats, greedy, uniform
from playground.training.experiments.bands import band, coarser, standard_error
from playground.training.experiments.plot import Plot, PlotMark, banded, signed
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread, returns, survey
from playground.training.experiments.trial import Trial
from playground.world import TabularMDP, compile_mdp, library

EPSILON, ALPHA, EPISODES, LAST = 0.1, 0.5, 500, 100
RANGES = {
    "q-learning": ("Q-learning", -55.98, -44.15),
    "sarsa": ("Sarsa", -31.78, -22.51),
    "expected-sarsa": ("Expected Sarsa", -22.53, -19.38),
}
"""Mean return of the last 100 of 500 episodes: an independent program's mean over 200 runs, and its spread at 40."""
INDEPENDENT = "an independent program's mean, give or take its spread"


def soft(policy: Floats, mdp: TabularMDP) -> Floats:
    """[S, A]: the policy with chance 1 − ε, any legal action alike with chance ε."""
    return (1.0 - EPSILON) * policy + EPSILON * uniform(mdp.legal)


def best_soft(mdp: TabularMDP) -> Floats:
    """[S]: the values of the best policy that tries a random action with chance ε: policy iteration among those."""
    v, q = solve_policy(mdp, uniform(mdp.legal))
    while True:
        better, q = solve_policy(mdp, soft(greedy(q, mdp.legal), mdp))
        if np.abs(better - v).max() < 1e-10:
            return better
        v = better


def limits(mdp: TabularMDP) -> tuple[float, float]:
    """The exact returns of an episode by the ε-greedy policy on Q*, and by the best ε-soft policy."""
    optimal = uniform(solve_optimum(mdp).optimal & mdp.legal)
    v, _ = solve_policy(mdp, soft(optimal, mdp))
    return float(mdp.start @ v), float(mdp.start @ best_soft(mdp))


def run(runs: int, spread: Spread) -> ReproductionReport:
    """Online returns of three learners beside the exact limits."""
    level = library.find("cliff-walking")
    level = replace(level, rules=replace(level.rules, time_limit=0))
    greedy_limit, soft_limit = limits(compile_mdp(level))
    trials = [Trial(level, id, learners()[id].settings(alpha=ALPHA, epsilon=EPSILON), 0, None, EPISODES) for id in RANGES]
    findings = [
        Finding("ε-greedy on Q*, exact", greedy_limit, -50.8001, -50.8000, "exact"),
        Finding("best ε-soft policy, exact", soft_limit, -20.7078, -20.7076, "exact"),
    ]
    lines = []
    for (name, low, high), lived in zip(RANGES.values(), survey(spread, trials, runs), strict=True):
        paid = returns(lived)
        online = paid[:, -LAST:].mean(axis=1)
        what = f"{name}: mean return of the last {LAST} episodes"
        findings.append(Finding(what, float(online.mean()), low, high, INDEPENDENT, standard_error(online)))
        at, rough = coarser(paid, EPISODES // 5)
        lines.append(banded(name, at, band(rough)))
    marks = (
        PlotMark(greedy_limit, f"ε-greedy on Q*: {signed(greedy_limit)}"),
        PlotMark(soft_limit, f"best ε-soft: {signed(soft_limit)}"),
    )
    plot = Plot("Cliff walking", "episodes", "sum of rewards during episode", tuple(lines), marks, (0, EPISODES), (-100, -10))
    return ReproductionReport(tuple(findings), (plot,))


REPRODUCTION = Reproduction(
    id="cliff",
    title="Cliff walking",
    source="Sutton & Barto (2018), example 6.6",
    setup="Q-learning, Sarsa and Expected Sarsa, α 0.5, ε 0.1, 500 episodes",
    runs=200,
    quick=10,
    run=run,
    note="The book prints a curve of means and no numbers. The two exact limits are those of Q-learning, and of Sarsa with an "
    "ever smaller α.",
    order=66,
)
