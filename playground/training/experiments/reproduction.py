"""What a published experiment is: who ran it, what is run here, what is measured, and in which range it must lie."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from playground.learning.life.experience import Ended
from playground.training.experiments.plot import Plot
from playground.training.experiments.together import lived_together
from playground.training.experiments.trial import Trial

ERRORS = 3.0
"""A measured mean may lie so many of its own standard errors beyond the published range."""
GROUP = 25
"""Runs that are lived in one go, by one process."""


class Finding(NamedTuple):
    """One measured number. error: its standard error, 0 where it is exact. origin: where the range comes from."""

    what: str
    measured: float
    low: float
    high: float
    origin: str
    error: float = 0.0

    @property
    def inside(self) -> bool:
        """Whether it lies in the range, allowing for its own error; what is no number does not."""
        slack = ERRORS * self.error
        return bool(self.low - slack <= self.measured <= self.high + slack)


class ReproductionReport(NamedTuple):
    """What came out: the numbers, and the figure as one or two pairs of axes."""

    findings: tuple[Finding, ...]
    plots: tuple[Plot, ...]


Spread = Callable[[Callable[[Any], Any], Sequence[Any]], list[Any]]
"""spread(act, tasks) is [act(task) for each], on as many processes as there may be."""


@dataclass(frozen=True)
class Reproduction:
    """Each file of `reproductions/` declares one, called REPRODUCTION.

    source: where it was published. setup: what is run, with all settings. note: what a reader should know of the difference.
    runs, quick: how many runs (seeds 0, 1, 2, …) in full, and for a first look. run(runs, spread) does it.
    """

    id: str
    title: str
    source: str
    setup: str
    runs: int
    quick: int
    run: Callable[[int, Spread], ReproductionReport]
    note: str = ""
    order: int = 0


def here(act: Callable[[Any], Any], tasks: Sequence[Any]) -> list[Any]:
    """All tasks, one after the other, in this process."""
    return [act(task) for task in tasks]


def survey(spread: Spread, trials: Sequence[Trial], runs: int) -> list[list[Ended]]:
    """For each trial the episodes of its runs from the seeds 0 to runs − 1 (its own seed is not read)."""
    groups = [range(first, min(first + GROUP, runs)) for first in range(0, runs, GROUP)]
    parts = iter(spread(_group, [(trial, seeds) for trial in trials for seeds in groups]))
    return [[run for _ in groups for run in next(parts)] for _ in trials]


def _group(task: tuple[Trial, Sequence[int]]) -> list[Ended]:
    trial, seeds = task
    return lived_together([trial._replace(seed=seed) for seed in seeds])


def returns(runs: Sequence[Ended]) -> Any:
    """[runs, episodes] float64: the return of each episode; all runs have as many."""
    return np.array([run.returns for run in runs])


def lengths(runs: Sequence[Ended]) -> Any:
    """[runs, episodes] float64: the steps of each episode; all runs have as many."""
    return np.array([run.lengths for run in runs], np.float64)


def ended_by(runs: Sequence[Ended], times: Any) -> Any:
    """[runs, N] float64: how many episodes had ended after so many steps, for N times."""
    return np.array([np.searchsorted(run.at, times, side="right") for run in runs], np.float64)
