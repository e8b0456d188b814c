"""An agent from elsewhere: who it is, and how to learn on from it."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from playground.learning.learner import Field, NetworkOutput, NetworkPicture
from playground.training import commands
from playground.ui.aspects import Guest, RunRequest
from playground.ui.panels.visiting import NOBODY, SAYS, networks_in_words, visiting


def network(sizes, output="values", single=False):
    pairs = list(pairwise(sizes))
    inputs = np.zeros((0 if single else 3, sizes[0]))
    return NetworkPicture(
        tuple(np.zeros(pair) for pair in pairs), tuple(np.zeros(wide) for _, wide in pairs), "relu", inputs, (), output
    )


@pytest.fixture
def empty(space_of, snapshot_of, level_of):
    snapshot = replace(snapshot_of(level_of("S.G")), learner="visitor")
    return space_of(snapshot, brain=RunRequest(learner="visitor"))


@pytest.fixture
def visited(empty):
    guest = Guest("dqn.zip", {"q": network((2, 64, 64, 4))}, empty.level, ("Its inputs are rows and columns.",))
    snapshot = replace(empty.snapshot, networks=guest.networks)
    return replace(empty, snapshot=snapshot, brain=RunRequest(learner="visitor", guest=guest))


def test_without_a_visitor_it_says_how_to_bring_one(played, empty):
    assert played(visiting, empty).words == [NOBODY]


def test_the_visitor_is_named_and_described(played, visited):
    (words,) = played(visiting, visited).words
    assert words == (
        "dqn.zip learned elsewhere: it shows and drives, and learns nothing here. "
        "Hidden units: 64 + 64 for move values. Its inputs are rows and columns."
    )


def test_a_learner_goes_on_from_its_move_values(played, visited):
    panel = played(visiting, visited)
    panel.click("learn-on")
    start = panel.sent[0]
    assert isinstance(start, commands.Start)
    assert start.learner == "q-learning"
    assert start.q is visited.snapshot.fields[Field.Q]
    assert panel.space.notes == (("Q-learning goes on from what the agent believes. Press Train.", "info"),)


def test_without_move_values_there_is_nothing_to_go_on_from(played, visited):
    fields = {field: array for field, array in visited.snapshot.fields.items() if field is not Field.Q}
    assert not played(visiting, replace(visited, snapshot=replace(visited.snapshot, fields=fields))).has("learn-on")


def test_who_learns_here_is_no_visitor(played, visited):
    assert played(visiting, replace(visited, brain=RunRequest())).ui.nodes == []


@pytest.mark.parametrize(
    ("networks", "words"),
    [
        ([network((3, 4), single=True)], "It is a table of 3 × 4 move values."),
        ([network((2, 4))], "Hidden units: none for move values."),
        ([network((2, 8, 4), "preferences"), network((2, 16, 1), "value")], "Hidden units: 8 for its policy, 16 for values."),
    ],
)
def test_networks_in_words(networks, words):
    assert networks_in_words(dict(enumerate(networks))) == words


def test_every_kind_of_output_has_words_of_its_own():
    assert set(SAYS) == set(NetworkOutput)
    assert len(set(SAYS.values())) == len(SAYS)
    for output in NetworkOutput:
        assert SAYS[output] in networks_in_words({"value": network((3, 2, 2), output)})
