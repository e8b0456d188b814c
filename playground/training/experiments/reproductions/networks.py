"""Networks find the best way: DQN and PPO on three small levels without chance, ten seeds each."""

from dataclasses import replace

import numpy as np

from playground.learning.collection import learners
from playground.learning.life.experience import Experience
from playground.training.experiments.bands import band
from playground.training.experiments.plot import Plot, banded
from playground.training.experiments.reproduction import Finding, Reproduction, ReproductionReport, Spread
from playground.training.meter import distance, solved
from playground.world import compile_mdp, library
from playground.world.level import Level

BUDGETS = {"dqn": 30_000, "ppo": 200_000}
"""Transitions that a learner may live."""
LEVELS = ("frozenlake-4x4", "dyna-maze", "maze-10x10")
LOOKS, ENOUGH, CLOSE = 10, 0.9, 1e-9
"""Looks at a run, evenly spread; the share of seeds that must find the optimum; how near its return must come to that."""


def level_of(name: str) -> Level:
    """The level without ice."""
    level = library.find(name)
    return replace(level, rules=replace(level.rules, slip=0.0))


def lived(task: tuple[str, str, int]) -> list[bool]:
    """Whether the greedy policy was the best one at each look: a learner with its own dials, a level, a seed."""
    learner, name, seed = task
    mdp = compile_mdp(level_of(name))
    optimum, spec = solved(mdp), learners()[learner]
    made = spec.make(spec.settings(), Experience(mdp, seed), seed)
    optimal = []
    for _ in range(LOOKS):
        made.advance(BUDGETS[learner] // LOOKS)
        measured = distance(mdp, made.estimates(), optimum)
        optimal.append(bool(measured.greedy_return >= optimum.start - CLOSE))
    return optimal


def run(runs: int, spread: Spread) -> ReproductionReport:
    """The share of seeds whose greedy policy is optimal at the end of the budget."""
    tasks = [(learner, name, seed) for learner in BUDGETS for name in LEVELS for seed in range(runs)]
    looks = dict(zip(tasks, spread(lived, tasks), strict=True))
    findings, lines = [], []
    for learner, budget in BUDGETS.items():
        for name in LEVELS:
            shares = np.array([looks[learner, name, seed] for seed in range(runs)], float)
            what = f"{learner} on {name}: optimal seeds of {runs} after {budget:,} steps"
            findings.append(Finding(what, float(shares[:, -1].sum()), np.ceil(ENOUGH * runs), runs, "at least 9 of 10"))
            at = np.arange(1.0, LOOKS + 1) / LOOKS
            lines.append(banded(f"{learner}, {name}", at, band(shares)))
    title = "Seeds whose greedy policy is optimal"
    plot = Plot(title, "share of the budget", "share of seeds", tuple(lines), (), (0.1, 1), (0, 1))
    return ReproductionReport(tuple(findings), (plot,))


REPRODUCTION = Reproduction(
    id="networks",
    title="Networks find the best way",
    source="no book: what this program promises of its networks",
    setup="DQN (30,000 steps) and PPO (200,000 steps) with their default dials, on FrozenLake 4×4 without ice, the "
    "Dyna maze and a 10×10 maze. Optimal: the greedy policy's return from the start, solved exactly, is that of the optimum.",
    runs=10,
    quick=1,
    run=run,
)
