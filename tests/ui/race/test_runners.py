"""What the runners are called, what is seen of each, and how board and panels look at one of them."""

from dataclasses import replace

import pytest

from playground.training.places import RaceScore, score
from playground.ui.panels.curve_lines import PRESENT
from playground.ui.preferences import Preferences
from playground.ui.race.presets import Runner
from playground.ui.race.runners import LINES, RunnerName, back, finishes, looks, names, short_names, snapshots
from playground.ui.race.setup import MOST, RaceSetup

FOUR = tuple(Runner("q-learning", (("alpha", alpha),)) for alpha in (0.02, 0.1, 0.5, 1.0))


def test_every_line_differs_in_colour_and_in_strokes():
    assert len(LINES) == MOST and LINES[0] is PRESENT
    assert len({line.colour for line in LINES}) == len({line.strokes for line in LINES}) == MOST


def test_runners_of_one_learner_are_called_by_the_dial_in_which_they_differ(waiting):
    space = waiting(runners=FOUR)
    assert names(space)[1] == RunnerName("Q-learning", "α = 0.1")
    assert short_names(space) == ("α = 0.02", "α = 0.1", "α = 0.5", "α = 1")
    child = replace(space, preferences=Preferences(reading="child"))
    assert short_names(child)[1] == "learning rate 0.1"


def test_runners_of_different_learners_are_called_by_these(waiting):
    assert [name.whole for name in names(waiting())] == ["Sarsa", "Q-learning"]
    three = waiting(runners=(Runner("sarsa"), *FOUR[:2]))
    assert short_names(three) == ("Sarsa · α = 0.1", "Q-learning · α = 0.02", "Q-learning · α = 0.1")


def test_twins_have_numbers(waiting):
    assert short_names(waiting(runners=(Runner("sarsa"),) * 2)) == ("number 1", "number 2")


def test_until_the_learners_are_there_nobody_has_a_name(waiting):
    assert short_names(replace(waiting(), learners={})) == ("…", "…")


def test_before_the_race_has_begun_everyone_stands_at_the_start(waiting):
    every = snapshots(waiting())
    assert len(every) == 2 and every[0] is every[1]
    assert every[0].tally is None


def test_in_the_race_each_is_seen_with_its_score_and_place(raced):
    space = raced(by=RaceScore.TOTAL)
    every = snapshots(space)
    assert [runner.learner for runner in every] == ["sarsa", "q-learning"]
    scores = [score(runner, RaceScore.TOTAL, 50) for runner in every]
    assert [finish.score for finish in finishes(space)] == scores
    assert sorted(finish.place for finish in finishes(space)) == ([1, 2] if scores[0] != scores[1] else [1, 1])


@pytest.mark.parametrize("opened", [None, 0, 1])
def test_a_runner_that_is_looked_into_seems_to_be_the_runs_own(raced, opened):
    space = raced(opened=opened, own_seeds=True)
    seen = looks(space)
    number = opened or 0
    assert seen.snapshot is snapshots(space)[number]
    assert (seen.spec.id, seen.settings.alpha, seen.brain.seed) == (("sarsa", "q-learning")[number], 0.5, 10 + number)
    assert snapshots(seen) == snapshots(space)
    kept = back(replace(seen, brain=replace(seen.brain, running=True)), space)
    assert kept.snapshot is space.snapshot
    assert (kept.brain.learner, kept.brain.settings, kept.brain.seed) == (
        space.brain.learner,
        space.brain.settings,
        space.brain.seed,
    )
    assert kept.brain.running  # what a person did in that frame stays
    assert kept.recall(RaceSetup).opened == opened
