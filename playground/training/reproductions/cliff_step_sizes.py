"""Cliff walking at all step sizes, at first and in the long run (figure 6.3)."""

from dataclasses import replace

import numpy as np

from playground.learning.collection import learners
from playground.training.bands import band, standard_error
from playground.training.plot import Line, Plot, banded
from playground.training.reproduction import Finding, Outcome, Reproduction, Spread, returns, survey
from playground.training.reproductions.cliff import EPSILON, limits
from playground.training.trial import Trial
from playground.world import compile_mdp, library

FIRST, LONG, PART = 100, 5000, 4000
ALPHAS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
NAMES = {"sarsa": "Sarsa", "q-learning": "Q-learning", "expected-sarsa": "Expected Sarsa"}


def run(runs: int, spread: Spread) -> Outcome:
    """The mean return of the first 100 episodes, and that of the last 4,000 of 5,000 in a tenth of the runs."""
    level = library.find("cliff-walking")
    level = replace(level, rules=replace(level.rules, time_limit=0))
    greedy_limit, soft_limit = limits(compile_mdp(level))
    trials = [
        Trial(level, id, learners()[id].settings(alpha=alpha, epsilon=EPSILON), 0, None, FIRST)
        for id in NAMES
        for alpha in ALPHAS
    ]
    early = np.array([returns(each).mean(axis=1) for each in survey(spread, trials, runs)])
    later = [each._replace(episodes=LONG) for each in trials]
    late = np.array([returns(each)[:, -PART:].mean(axis=1) for each in survey(spread, later, max(2, runs // 10))])
    early, late = (each.reshape(len(NAMES), len(ALPHAS), -1) for each in (early, late))
    lead = float((early.mean(axis=2)[2] - early.mean(axis=2)[:2]).min())
    certain, off = late[2, -1], late[1].mean(axis=0)
    findings = (
        Finding("Expected Sarsa's least lead at first, over all α", lead, 0.0, 100.0, "the book: ahead at every α"),
        Finding(
            "Expected Sarsa in the long run at α = 1",
            float(certain.mean()), soft_limit - 0.1, soft_limit + 0.1, "exact: −20.71", standard_error(certain),
        ),
        Finding(
            "Q-learning in the long run, mean over all α",
            float(off.mean()), greedy_limit - 0.5, greedy_limit + 0.5, "exact: −50.80", standard_error(off),
        ),
        Finding("Sarsa in the long run falls from α = 0.1 to 1 by", float((late[0, 0] - late[0, -1]).mean()), 20.0, 200.0, "the book: far"),
    )  # fmt: skip
    alphas = np.array(ALPHAS)
    lines: list[Line] = []
    for number, name in enumerate(NAMES.values()):
        lines.append(banded(f"{name}, first {FIRST}", alphas, band(early[number].T), dots=True))
        lines.append(banded(f"{name}, long run", alphas, band(late[number].T), dots=True))
    plot = Plot("Cliff walking, step sizes", "α", "sum of rewards per episode", tuple(lines), (), (0.1, 1), (-160, 0))
    return Outcome(findings, (plot,))


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
