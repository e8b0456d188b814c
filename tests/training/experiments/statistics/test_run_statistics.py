"""What the runs of an experiment say."""

import numpy as np

from playground.training.experiments.statistics.run_statistics import run_statistics
from playground.world import parse_level
from tests.training.experiments.statistics.test_scores import WALK, ended

LEVEL = parse_level(WALK)
LATE, NEVER = ended([0.375, 1.0], [40, 100]), ended([], [])


def test_runs_in_which_no_episode_ended_are_counted_and_left_out() -> None:
    statistics = run_statistics(LEVEL, {"a": [LATE, NEVER], "b": [NEVER, NEVER], "c": [LATE, LATE]}, 100)
    assert statistics is not None and statistics.silent == {"a": 1, "b": 2}
    assert [(arm.label, arm.runs, arm.iqm.value) for arm in statistics.compared.arms] == [("a", 1, 1.0), ("c", 2, 1.0)]
    assert set(statistics.files()) == {"statistics.csv", "profiles.csv", "improvements.csv", "statistics.tex"}


def test_where_no_episode_ended_at_all_there_is_nothing_to_say() -> None:
    assert run_statistics(LEVEL, {"a": [NEVER]}, 100) is None


def test_scores_are_skills() -> None:
    statistics = run_statistics(LEVEL, {"a": [ended([0.375], [1])]}, None)
    assert statistics is not None and np.isclose(statistics.compared.arms[0].mean.value, 0.0, rtol=0, atol=1e-12)
