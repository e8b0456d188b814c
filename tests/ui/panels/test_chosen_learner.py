"""The choice of a learner, its dials and its seed."""

from dataclasses import replace
from types import MappingProxyType

import pygame
import pytest

from playground.training import commands
from playground.ui.aspects import RunRequest
from playground.ui.panels.chosen_learner import choice, seed, settings


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S.G")))


def test_another_learner_begins_a_new_run(played, space):
    panel = played(choice, space)
    assert panel.node("learner").value == "Q-learning"
    panel.choose("learner", "Sarsa")
    assert panel.space.brain.learner == "sarsa"
    assert panel.sent[0] == commands.Start(space.level, "sarsa", None, space.brain.seed, run=1)


def test_until_the_learners_are_there_it_says_so(played, space):
    panel = played(choice, replace(space, learners=MappingProxyType({})))
    assert panel.words == ["Brain", "The learners are waking up …"]
    assert played(settings, replace(space, learners=MappingProxyType({}))).words == []


def test_a_dial_tunes_the_learner(played, space):
    panel = played(settings, space)
    panel.key_on("dial-alpha", pygame.K_HOME)
    (tuned,) = panel.sent
    assert isinstance(tuned, commands.Tune)
    assert tuned.changes.keys() == {"alpha"}
    assert panel.space.settings.alpha == tuned.changes["alpha"]


def test_another_seed_begins_a_new_run(played, space_of, space):
    panel = played(seed, space_of(space.snapshot, brain=RunRequest(seed=41)))
    assert panel.node("seed").value == "41"
    panel.key_on("seed", pygame.K_UP)
    assert panel.space.brain.seed == 42
    assert panel.sent[0] == commands.Start(space.level, "q-learning", None, 42, run=1)
