"""Backups in the order of need."""

import numpy as np
import pytest

from playground.learning.memory.urgency import Urgency, predecessors
from playground.rl.backups import model


@pytest.fixture
def mdp(drawn):
    """S . G in a row, γ = 0.5: V* = 0.5, 1, 0."""
    return drawn(["S.G"], moves='"left-right"', discount=0.5)


def test_who_leads_to_a_state_counts_only_where_its_value_does(mdp):
    lists = predecessors(mdp)
    before = [lists.state[lists.first[s] : lists.first[s + 1]].tolist() for s in range(3)]
    assert before == [[0, 1], [0], []]  # a wall keeps the mouse in state 0; the way into the goal ends the episode


def test_the_most_wrong_state_is_first_and_then_those_that_lead_there(mdp):
    urgency, v = Urgency(mdp, model(mdp)), np.zeros(3)
    urgency.begin(v)
    assert urgency.priority.tolist() == [0.0, 1.0, 0.0]
    progress = urgency.advance(1, 0.0, v, 0)
    assert v.tolist() == [0.0, 1.0, 0.0] and urgency.priority.tolist() == [0.5, 0.0, 0.0] and progress.steps == 1
    progress = urgency.advance(10, 0.0, v, 0)
    assert v.tolist() == [0.5, 1.0, 0.0] and progress.transitions == 1 and progress.converged


def test_errors_within_theta_are_left(mdp):
    urgency, v = Urgency(mdp, model(mdp)), np.zeros(3)
    assert urgency.advance(10, 0.6, v, 0).transitions == 1 and urgency.settled(0.6) and not urgency.settled(0.1)


def test_it_goes_on_where_it_was_saved_and_weighs_anew_where_it_was_not(mdp):
    urgency, v = Urgency(mdp, model(mdp)), np.zeros(3)
    urgency.advance(1, 0.0, v, 0)
    again, elsewhere = Urgency(mdp, model(mdp)), Urgency(mdp, model(mdp))
    again.load(urgency.save())
    assert again.priority.tolist() == [0.5, 0.0, 0.0] and again.times.tolist() == [0, 1, 0]
    elsewhere.load({})
    elsewhere.begin(np.zeros(3))
    assert elsewhere.priority.tolist() == [0.0, 1.0, 0.0]
