"""Every published experiment, with few runs: a first look at all of them."""

import pytest

from playground.training.experiments.published import reproductions
from playground.training.experiments.reproduction import here

NAMED = {
    "random-walk", "batch-random-walk", "n-step-random-walk", "lambda-random-walk", "cliff", "cliff-step-sizes", "windy",
    "maximization-bias", "dyna-maze", "blocking-maze", "shortcut-maze", "short-corridor",
}  # fmt: skip
PROMISED = {"networks"}


def test_they_are_all_there_and_say_where_they_come_from():
    assert set(reproductions()) == NAMED | PROMISED
    for name, each in reproductions().items():
        assert each.source.startswith("Sutton & Barto (2018)" if name in NAMED else "no book") and 0 < each.quick < each.runs


@pytest.mark.parametrize("name", sorted(NAMED | PROMISED))
def test_a_quick_run_lies_in_the_published_range(name):
    about = reproductions()[name]
    outcome = about.run(about.quick, here)
    assert [each for each in outcome.findings if not each.inside] == []
    assert 1 <= len(outcome.plots) <= 2 and all(plot.lines for plot in outcome.plots)
    assert all(each.origin and each.low <= each.high for each in outcome.findings)


def test_what_comes_out_does_not_depend_on_how_the_runs_are_spread():
    def backwards(act, tasks):
        return [act(task) for task in reversed(tasks)][::-1]

    about = reproductions()["windy"]
    assert about.run(30, backwards).findings == about.run(30, here).findings
