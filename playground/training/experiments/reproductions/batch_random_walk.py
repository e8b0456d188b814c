"""Batch training on the random walk: all episodes so far, again and again, until nothing changes (example 6.3)."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from playground.learning.life.experience import Experience
from playground.training.experiments.bands import Floats, band
from playground.training.experiments.plot import Plot, banded
from playground.training.experiments.reproduction import GROUP, Finding, Reproduction, ReproductionReport, Spread
from playground.training.experiments.walks import mean_error, truth, walk
from playground.world import compile_mdp

EPISODES, UNKNOWN = 100, 0.5


def run(runs: int, spread: Spread) -> ReproductionReport:
    """The errors of both after each episode."""
    errors = np.concatenate(spread(_runs, [range(first, min(first + GROUP, runs)) for first in range(0, runs, GROUP)]))
    td, mc = errors[:, 0], errors[:, 1]
    gap = (mc - td)[:, 9:]
    share = float((gap.mean(axis=0) > 0.0).mean())
    end = gap[:, -1]
    findings = (
        Finding("share of episodes from the 10th on where TD is better", share, 0.95, 1.0, "the book: consistently better"),
        mean_error("TD is better at the end, by", end, 0.001, 0.1, "the book: consistently better"),
    )
    at = np.arange(1.0, EPISODES + 1)
    lines = (banded("batch TD", at, band(td)), banded("batch MC", at, band(mc)))
    words = "RMS error, averaged over states"
    return ReproductionReport(findings, (Plot("Batch training", "walks / episodes", words, lines, (), (1, EPISODES), (0, 0.25)),))


def _runs(seeds: Sequence[int]) -> Floats:
    """[runs, 2, episodes]: the errors of batch TD and of batch Monte Carlo."""
    return np.array([_errors(seed) for seed in seeds])


def _errors(seed: int) -> Floats:
    """[2, episodes] of one run; what was never visited is believed to be worth a half."""
    level = walk(5, 0.0)
    true = truth(level)[1:6]
    counts, paid, sums = np.zeros((7, 7)), np.zeros(7), np.zeros(7)
    errors = np.zeros((2, EPISODES))
    for number, way in enumerate(_episodes(level, seed)):
        won = 1.0 if way[-1] == 6 else 0.0
        np.add.at(counts, (way[:-1], way[1:]), 1.0)
        np.add.at(sums, way[:-1], won)
        paid[way[-2]] += won
        visits = counts.sum(axis=1)
        seen = np.flatnonzero(visits)
        td, mc = np.full(7, UNKNOWN), np.full(7, UNKNOWN)
        mc[seen] = sums[seen] / visits[seen]
        likely = np.eye(len(seen)) - counts[np.ix_(seen, seen)] / visits[seen][:, None]
        td[seen] = np.linalg.solve(likely, paid[seen] / visits[seen])
        errors[:, number] = [np.sqrt(np.mean((values[1:6] - true) ** 2)) for values in (td, mc)]
    return errors


def _episodes(level: Any, seed: int) -> list[list[int]]:
    """The states of the first episodes, from the start to the end."""
    body, way = Experience(compile_mdp(level), seed), list[int]()
    ways: list[list[int]] = []
    while len(ways) < EPISODES:
        body.walk(200)
        for step in body.last(200):
            way.append(step.state)
            if step.terminated:
                ways.append([*way, step.successor])
                way = []
    return ways[:EPISODES]


REPRODUCTION = Reproduction(
    id="batch-random-walk",
    title="Random walk: batch training",
    source="Sutton & Barto (2018), example 6.3 and figure 6.2",
    setup="Batch TD(0) and batch Monte Carlo after each of 100 episodes",
    runs=100,
    quick=10,
    run=run,
    note="The values at which batch training settles are computed directly (section 6.3): for Monte Carlo the mean of the "
    "returns of each state, for TD the exact values of the process that is most likely given the data.",
    order=63,
)
