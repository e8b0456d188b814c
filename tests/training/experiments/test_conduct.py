"""Experiments in folders."""

import dataclasses

import pytest

from playground.learning.collection import learners
from playground.training.experiments.conduct import conduct, plotted
from playground.training.experiments.experiment import Arm, Experiment, ExperimentError
from playground.training.experiments.plot import span
from playground.training.experiments.processes import Processes
from playground.world import library, parse_level
from tests.training.experiments.test_trial import STRAIGHT

LEVEL = library.find("cliff-walking")
ARMS = tuple(Arm(id, id, learners()[id].settings(alpha=0.5)) for id in ("q-learning", "sarsa"))
EXPERIMENT = Experiment(LEVEL, "cliff-walking", ARMS, (0, 1, 2), episodes=30)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_files_are_the_same_whatever_the_number_of_processes(tmp_path):
    conduct(EXPERIMENT, tmp_path / "one")
    conduct(EXPERIMENT, tmp_path / "two", Processes(2))
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert len(files(tmp_path / "one")) == 6 + 6


def test_a_second_call_does_what_is_missing_and_nothing_else(tmp_path):
    conduct(EXPERIMENT, tmp_path)
    whole = files(tmp_path)
    gone, kept = sorted(tmp_path.glob("*seed-1*")), next(tmp_path.glob("1-*seed-2*"))
    for path in gone:
        path.unlink()
    kept_since, seen = kept.stat().st_mtime_ns, []
    conduct(EXPERIMENT, tmp_path, report=lambda done, runs: seen.append((done, runs)))
    assert files(tmp_path) == whole and kept.stat().st_mtime_ns == kept_since
    assert seen == [(4, 6), (5, 6), (6, 6)]


def test_a_folder_of_another_experiment_is_refused(tmp_path):
    conduct(EXPERIMENT, tmp_path)
    before = files(tmp_path)
    with pytest.raises(ExperimentError, match=r"holds another experiment \(its seeds, episodes differ\)"):
        conduct(dataclasses.replace(EXPERIMENT, seeds=(0,), episodes=31), tmp_path)
    assert files(tmp_path) == before


def test_the_summary_by_hand(tmp_path):
    level = parse_level(STRAIGHT)
    (means,), statistics = conduct(Experiment(level, "straight", ARMS[:1], (0, 1), episodes=2), tmp_path)
    assert (tmp_path / "summary.csv").read_text().split("\n") == [
        "arm,at,runs,return,return_low,return_high,length,length_low,length_high",
        '"q-learning",1,2,7.0,7.0,7.0,3.0,3.0,3.0',
        '"q-learning",2,2,7.0,7.0,7.0,3.0,3.0,3.0',
        "",
    ]
    (arm,) = statistics.compared.arms
    assert (arm.label, arm.runs, arm.iqm.value) == ("q-learning", 2, statistics.scoring.scale.skill(7.0))
    assert means.curve.y.tolist() == [7.0, 7.0] and means.curve.x.tolist() == [1.0, 2.0]


def test_so_many_steps_are_cut_into_parts(tmp_path):
    level = parse_level(STRAIGHT)
    experiment = Experiment(level, "straight", ARMS[:1], (0,), steps=4)
    means, _ = conduct(experiment, tmp_path)
    assert (tmp_path / "summary.csv").read_text().split("\n")[1:5] == [
        '"q-learning",1,0,,,,,,',
        '"q-learning",2,0,,,,,,',
        '"q-learning",3,1,7.0,7.0,7.0,3.0,3.0,3.0',
        '"q-learning",4,0,,,,,,',
    ]
    low, high = span(plotted(experiment, means))[1]
    assert low < 7.0 < high
