"""How it stands with runs that have no diagnosis."""

from dataclasses import replace

import pytest

from playground.learning.collection import learners
from playground.training import commands
from playground.training.session import Session
from playground.training.studies.ailments import diagnoses
from playground.training.studies.outlook import FULL, TRAIN, outlook
from playground.world import library
from tests.training.sessions import done


def after(level, steps, learner="q-learning", **settings):
    """The snapshot after so many steps, and the learner's declaration."""
    session, spec = Session(), learners()[learner]
    done(session, commands.Start(library.find(level), learner, spec.settings(**settings), 1), commands.Step(steps))
    return session.measured(), spec


def test_who_has_found_the_best_way_is_well():
    snapshot, spec = after("corridor", 5_000)
    prospect = outlook(snapshot, spec)
    assert prospect.well
    assert prospect.remedies == ()
    assert "100%" in prospect.text


def test_who_would_go_round_in_circles_is_still_learning_and_not_well():
    snapshot, spec = after("cliff-walking", 3_000)
    assert diagnoses(snapshot, spec) == ()
    prospect = outlook(snapshot, spec)
    assert not prospect.well
    assert prospect.title == "Still learning"
    assert "round in circles" in prospect.text
    assert "curve" in prospect.watch


def test_what_is_lost_is_told_in_numbers():
    snapshot, spec = after("cliff5", 5_000)
    assert snapshot.distance is not None
    short = snapshot.distance._replace(greedy_return=4.0)
    prospect = outlook(replace(snapshot, distance=short), spec)
    assert "**4** of 10.18" in prospect.text
    nearly = short._replace(greedy_return=snapshot.distance.optimal_return - 0.1)
    assert outlook(replace(snapshot, distance=nearly), spec).title == "Nearly there"


@pytest.mark.parametrize(("running", "pace", "remedies"), [(False, None, (TRAIN,)), (True, 8.0, (FULL,)), (True, None, ())])
def test_what_rests_or_is_slow_can_go_on(running, pace, remedies):
    snapshot, spec = after("cliff-walking", 3_000)
    assert outlook(replace(snapshot, running=running, per_second=pace), spec).remedies == remedies


def test_a_planner_is_told_in_backups():
    snapshot, spec = after("book", 500, "value-iteration")
    assert "backups" in outlook(snapshot, spec).text
    early = outlook(*after("cliff-walking", 200, "value-iteration"))
    assert (early.well, early.title) == (False, "Not done yet")


def test_what_is_not_measured_is_not_called_well():
    snapshot, spec = after("corridor", 100)
    assert not outlook(replace(snapshot, distance=None), spec).well
