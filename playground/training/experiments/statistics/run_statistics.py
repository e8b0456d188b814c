"""The statistics of an experiment as files: what its runs say of its arms, and which runs say nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from playground.learning.life.experience import Ended
from playground.training.experiments.statistics.arm_comparison import Comparison, comparison
from playground.training.experiments.statistics.scores import Scoring, final_returns, scoring
from playground.training.experiments.statistics.statistics_files import (
    improvements_csv,
    latex_table,
    profiles_csv,
    statistics_csv,
)
from playground.world.level import Level


@dataclass(frozen=True, eq=False)
class RunStatistics:
    """compared: the arms that have scores. silent: by label, how many runs had no episode that ended, where any had none."""

    compared: Comparison
    scoring: Scoring
    silent: Mapping[str, int]

    def files(self) -> dict[str, str]:
        """The text of each file by its name."""
        return {
            "statistics.csv": statistics_csv(self.compared, self.scoring),
            "profiles.csv": profiles_csv(self.compared),
            "improvements.csv": improvements_csv(self.compared),
            "statistics.tex": latex_table(self.compared, self.scoring),
        }


def run_statistics(level: Level, runs: Mapping[str, Sequence[Ended]], steps: int | None) -> RunStatistics | None:
    """What the runs of each arm, by label, say; None where no episode ended in any. steps: as in `final_return`."""
    returns = {label: final_returns(episodes, steps) for label, episodes in runs.items()}
    silent = {label: int(np.isnan(values).sum()) for label, values in returns.items() if np.isnan(values).any()}
    kept = {label: values[~np.isnan(values)] for label, values in returns.items() if not np.isnan(values).all()}
    if not kept:
        return None
    scored = scoring(level)
    return RunStatistics(
        comparison({label: scored.scores(values) for label, values in kept.items()}, scored.skill), scored, silent
    )
