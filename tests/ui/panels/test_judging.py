"""The greedy policy of a learner, given to another one to judge."""

from dataclasses import replace

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.learner import Field, JudgedPolicy
from playground.training import commands
from playground.ui.aspects import RunRequest
from playground.ui.panels.judging import begin_judging, judging, learned_policy


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    """Q-learning that takes right to be best in the first cell, and has no favourite in the second."""
    snapshot = snapshot_of(level_of("S.G"))
    q = np.zeros(snapshot.mdp.legal.shape)
    q[0, snapshot.mdp.actions.index("right")] = 1.0
    return space_of(replace(snapshot, learner="q-learning", fields={**snapshot.fields, Field.Q: q}))


def test_the_policy_is_greedy_and_shares_ties(space):
    policy = learned_policy(space)
    right = space.snapshot.mdp.actions.index("right")
    assert policy[0].tolist() == [1.0 if action == right else 0.0 for action in range(4)]
    assert policy[1].tolist() == [0.25] * 4


def test_who_has_nothing_of_its_own_is_not_judged(played, space):
    elsewhere = replace(space, snapshot=replace(space.snapshot, learner="sarsa"))
    judge = replace(space, brain=RunRequest(learner="td"), snapshot=replace(space.snapshot, learner="td", fields={}))
    for workspace in (elsewhere, judge):
        assert learned_policy(workspace) is None
        assert played(judging, workspace).words == []


def test_a_press_begins_a_run_of_the_judge_with_that_policy(played, space):
    panel = played(judging, space)
    assert panel.node("judge").value == "Policy evaluation"
    panel.choose("judge", "TD(0)")
    assert panel.space.brain.judge == "td"
    panel.click("judge-policy")
    start = panel.sent[0]
    assert isinstance(start, commands.Start)
    assert (start.learner, start.settings.policy) == ("td", JudgedPolicy.GIVEN)
    assert (start.policy == learned_policy(space)).all()
    assert panel.space.notes == (("TD(0) will judge it. Press Train.", "info"),)


def test_any_policy_can_be_judged(space):
    policy = space.snapshot.mdp.legal / 4
    after = begin_judging(replace(space, brain=RunRequest(running=True)), learners()["td"], policy)
    assert after.outbox[0].policy is policy
    assert not after.brain.running
    assert after.brain.learner == "td"
