"""What one run is worth: the mean return of its last episodes, as a skill where that has meaning."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from playground.learning.life.experience import Ended
from playground.rl.skill import SkillScale, return_scale
from playground.training.experiments.statistics.aggregates import Floats
from playground.world import compile_mdp
from playground.world.level import Level

LAST = 10
"""The last of so many equal parts of a run is what counts."""
CHANGES = "the level changes while it is learned, so there is no one best"


class Scoring(NamedTuple):
    """How runs on one level are scored. scale: from acting at random to the best; where its message says that there is none,
    scores are bare returns."""

    scale: SkillScale

    @property
    def skill(self) -> bool:
        """Whether 0 is acting at random and 1 the best possible."""
        return not self.scale.message

    @property
    def word(self) -> str:
        """What the scores are, in a word."""
        return "skill" if self.skill else "return"

    def scores(self, returns: Floats) -> Floats:
        """[R] scores of [R] mean returns."""
        return np.array([self.scale.skill(float(value)) for value in returns]) if self.skill else returns


def scoring(level: Level) -> Scoring:
    """How runs on a level are scored: on the exact scale of returns, from acting at random to the best possible."""
    if level.changes:
        return Scoring(SkillScale(math.nan, math.nan, CHANGES))
    return Scoring(return_scale(compile_mdp(level)))


def final_return(run: Ended, steps: int | None) -> float:
    """The mean return of the episodes of the last tenth of a run: of its steps, where it lasts so many, else of its episodes.

    Where none ended in the last tenth of the steps it is the return of the last one that ended; nan where none ever did.
    """
    if len(run.returns) == 0:
        return math.nan
    if steps is None:
        return float(run.returns[-math.ceil(len(run.returns) / LAST) :].mean())
    late = run.at > steps - math.ceil(steps / LAST)
    return float(run.returns[late].mean()) if late.any() else float(run.returns[-1])


def final_returns(runs: Sequence[Ended], steps: int | None = None) -> Floats:
    """[R] float64: `final_return` of each run; nan for a run in which no episode ended."""
    return np.array([final_return(run, steps) for run in runs], np.float64)
