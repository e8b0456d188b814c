"""The same race with many seeds: what is conducted, and why it sometimes cannot be."""

from dataclasses import replace

import pytest

from playground.training.experiments.background import BackgroundNews
from playground.ui import wishes
from playground.ui.panels.repetition import Repetition
from playground.ui.race.presets import Runner
from playground.ui.race.repeat import experiment_of, repeat
from playground.ui.race.setup import RaceEnd, RaceSetup

ALPHAS = tuple(Runner("q-learning", (("alpha", alpha),)) for alpha in (0.1, 0.5))


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S.G"))).remember(RaceSetup(runners=ALPHAS, preset="", seed=7, episodes=20))


def test_runners_are_arms_and_seeds_follow_that_of_the_race(space):
    experiment = experiment_of(space, 3)
    assert experiment.seeds == (7, 8, 9)
    assert (experiment.steps, experiment.episodes, experiment.level) == (None, 20, space.level)
    assert [arm.settings.alpha for arm in experiment.arms] == [0.1, 0.5]
    assert len({arm.label for arm in experiment.arms}) == 2
    by_steps = space.remember(replace(space.recall(RaceSetup), end=RaceEnd.STEPS, steps=500))
    assert (experiment_of(by_steps, 2).steps, experiment_of(by_steps, 2).episodes) == (500, None)


def test_two_runners_that_are_the_same_are_two_arms(space):
    twins = space.remember(replace(space.recall(RaceSetup), runners=ALPHAS[:1] * 2))
    assert len({arm.label for arm in experiment_of(twins, 2).arms}) == 2


def test_the_button_begins_it(played, space):
    panel = played(repeat, space)
    panel.click("repeat")
    memory = panel.space.recall(Repetition)
    assert panel.space.wishes == (wishes.RepeatRace(memory.experiment),)
    assert memory.going and len(memory.experiment.seeds) == memory.seeds == 30
    assert panel.has("repeat-stop")


def test_a_race_without_end_or_with_a_planner_is_not_repeated(played, space):
    endless = space.remember(replace(space.recall(RaceSetup), end=RaceEnd.NEVER))
    assert not played(repeat, endless).node("repeat").enabled
    planner = space.remember(replace(space.recall(RaceSetup), runners=(Runner("value-iteration"), ALPHAS[0])))
    panel = played(repeat, planner)
    panel.click("repeat")
    ((words, kind),) = panel.space.notes
    assert kind == "error" and "plans" in words
    assert not panel.space.recall(Repetition).going


def test_what_came_of_it_can_be_looked_at(played, space):
    over = space.remember(Repetition(3, experiment_of(space, 3), BackgroundNews(0, 6, None, "it failed")))
    panel = played(repeat, over)
    panel.click("repeat-result")
    assert panel.space.dialog.id == "repeated"
