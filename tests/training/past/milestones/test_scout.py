"""Milestones: each is the first moment that a plain walk through the run, tick by tick, finds too."""

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.commands import Seek, Start, Step
from playground.training.meter import greedy_of
from playground.training.novelty import COLOURED
from playground.training.past_view import BookmarkKind
from playground.training.session import Session
from playground.world.library import find
from tests.training.sessions import Clock, done, settle

COVERS = (
    "playground/training/past/milestones/milestone.py",
    "playground/training/past/milestones/ends.py",
    "playground/training/past/milestones/beliefs.py",
)


def marks(session):
    session.obey(Seek(0))
    return {mark.kind: mark.at for mark in settle(session).timeline.bookmarks}


@pytest.fixture(scope="module")
def walked():
    """The milestones of a run in the corridor, and what a walk through another one finds."""
    start, last = Start(find("corridor"), "q-learning", seed=3), 600
    session, other = done(Session(Clock()), start, Step(last)), done(Session(Clock()), start)
    greedy, plain = [], {}
    for moment in range(last + 1):
        trainee = other.trainee
        fields = trainee.learner.estimates()
        greedy.append(greedy_of(fields, trainee.mdp.legal))
        if trainee.body.episodes:
            plain.setdefault(BookmarkKind.GOAL, moment)
        if fields[Field.V][0] >= COLOURED * 9.0:
            plain.setdefault(BookmarkKind.START_WORTH, moment)
        if np.array_equal(greedy[-1][:4], np.array([[False, True, False, False]] * 4)):
            plain.setdefault(BookmarkKind.OPTIMAL_PATH, moment)
        done(other, Step(1))
    changes = [moment for moment in range(1, last + 1) if not np.array_equal(greedy[moment], greedy[moment - 1])]
    return marks(session), {**plain, BookmarkKind.LAST_ARROWS: changes[-1]}


@pytest.mark.parametrize(
    "kind", [BookmarkKind.GOAL, BookmarkKind.LAST_ARROWS, BookmarkKind.START_WORTH, BookmarkKind.OPTIMAL_PATH]
)
def test_what_happens_for_the_first_time_is_found_at_the_very_tick(walked, kind):
    marked, plain = walked
    assert marked[kind] == plain[kind]


def test_a_fall_off_the_cliff_is_found_and_a_level_without_a_pit_has_none(walked):
    session = done(Session(Clock()), Start(find("cliff-walking"), "q-learning", seed=1), Step(300))
    falls = [number for number, lived in enumerate(session.trainee.last(), 300 - 255) if lived.reward <= -100.0]
    assert BookmarkKind.PIT not in walked[0]
    assert marks(session)[BookmarkKind.PIT] <= falls[0]
