"""Every published experiment, with few runs: a first look at all of them."""

from pathlib import Path

import pytest

from playground.training.experiments import reproductions as package
from playground.training.experiments.published import reproductions
from playground.training.experiments.reproduction import here

COVERS = (
    "playground/training/experiments/reproductions/batch_random_walk.py",
    "playground/training/experiments/reproductions/blocking_maze.py",
    "playground/training/experiments/reproductions/cliff_step_sizes.py",
    "playground/training/experiments/reproductions/lambda_random_walk.py",
    "playground/training/experiments/reproductions/n_step_random_walk.py",
    "playground/training/experiments/reproductions/networks.py",
    "playground/training/experiments/reproductions/random_walk.py",
    "playground/training/experiments/reproductions/shortcut_maze.py",
    "playground/training/experiments/reproductions/windy.py",
)
NAMES = sorted(file.stem.replace("_", "-") for file in Path(package.__file__).parent.glob("[!_]*.py"))


def test_every_file_declares_the_one_that_it_is_named_after():
    assert sorted(reproductions()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_says_where_it_comes_from(name):
    about = reproductions()[name]
    assert about.source.startswith(("Sutton & Barto (2018)", "no book"))
    assert about.title and about.setup and 0 < about.quick < about.runs


@pytest.mark.parametrize("name", NAMES)
def test_a_quick_run_lies_in_the_published_range(name):
    about = reproductions()[name]
    report = about.run(about.quick, here)
    assert [finding for finding in report.findings if not finding.inside] == []
    assert 1 <= len(report.plots) <= 2 and all(plot.lines for plot in report.plots)
    assert all(finding.origin and finding.low <= finding.high for finding in report.findings)


def test_what_comes_out_does_not_depend_on_how_the_runs_are_spread():
    def backwards(act, tasks):
        return [act(task) for task in reversed(tasks)][::-1]

    about = reproductions()["windy"]
    assert about.run(30, backwards).findings == about.run(30, here).findings
