"""Every published experiment, with few runs: a first look at all of them."""

import json
from pathlib import Path

import pytest

from playground.cli.reproduced import _cells
from playground.learning.collection import learners
from playground.settings import dials
from playground.training.experiments import reproductions as package
from playground.training.experiments.published import reproductions
from playground.training.experiments.reproduction import here
from playground.training.experiments.trial import Trial
from playground.training.experiments.walks import Contender
from playground.world.level import Level

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
PAGE = (Path(__file__).parents[3] / "docs" / "reproduce.md").read_text(encoding="utf-8")
TRIED = Path(__file__).parent / "tried.json"
"""What every experiment lets live, as its source says: learner, dials, level, steps or episodes, and how many runs."""
NAMES = sorted(file.stem.replace("_", "-") for file in Path(package.__file__).parent.glob("[!_]*.py"))


def test_every_file_declares_the_one_that_it_is_named_after():
    assert sorted(reproductions()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_says_where_it_comes_from(name):
    about = reproductions()[name]
    assert about.source.startswith(("Sutton & Barto (2018)", "no book"))
    assert about.title and about.setup and 0 < about.quick < about.runs


def ranges(title):
    """What the page says of an experiment: for each number that is measured its range, as it stands there."""
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in section.splitlines() if line.startswith("|")]
    return {what: span for what, _, _, span, *_ in rows[2:]}


def spans(findings):
    """The same of what came out."""
    return {_cells(finding)[0]: _cells(finding)[3] for finding in findings}


def told(task):
    """What a task lives, in words: the learner, the dials that are not as they commonly are, the level, for how long."""
    match task:
        case (Trial() as trial, seeds):
            settings, length = trial.settings, f"{trial.steps} steps" if trial.episodes is None else f"{trial.episodes} episodes"
            return [f"{trial.learner} {turned(trial.learner, settings)} on {trial.level.title}, {length}", len(seeds)]
        case (Level() as level, Contender() as way, int(episodes), seeds):
            settings = learners()[way.learner].settings(**way.settings)
            return [f"{way.learner} {turned(way.learner, settings)} on {level.title}, {episodes} episodes", len(seeds)]
    return [repr(task)[:200], 1]


def turned(learner, settings):
    common = learners()[learner].settings()
    others = [dial.name for dial in dials(settings) if getattr(settings, dial.name) != getattr(common, dial.name)]
    return " ".join(f"{name}={getattr(settings, name)}" for name in others)


@pytest.mark.parametrize("name", NAMES)
def test_a_quick_run_lies_in_the_published_range_which_is_that_of_the_page(name):
    about, tried = reproductions()[name], {}

    def noted(act, tasks):
        for task in tasks:
            what, runs = told(task)
            tried[what] = tried.get(what, 0) + runs
        return here(act, tasks)

    report = about.run(about.quick, noted)
    assert [finding for finding in report.findings if not finding.inside] == []
    assert 1 <= len(report.plots) <= 2 and all(plot.lines for plot in report.plots)
    assert all(finding.origin and finding.low <= finding.high for finding in report.findings)
    page, out = ranges(about.title), spans(report.findings)
    assert len(page) == len(out)
    assert {what: span for what, span in out.items() if what in page} == {
        what: span for what, span in page.items() if what in out
    }
    listed = json.loads(TRIED.read_text(encoding="utf-8"))[name]
    assert tried == {what: about.quick if runs == "quick" else runs for what, runs in listed.items()}


def test_what_comes_out_does_not_depend_on_how_the_runs_are_spread():
    def backwards(act, tasks):
        return [act(task) for task in reversed(tasks)][::-1]

    about = reproductions()["windy"]
    assert about.run(30, backwards).findings == about.run(30, here).findings
