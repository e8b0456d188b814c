"""The pace that suits the eye on the levels of the tour: when the first cheese comes and when its worth reaches the start.

Seconds are those of a clock that the test turns, a sixtieth at a time; steps are those of the runs themselves, which no pace
changes.
"""

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.commands import Drive, Resume, SetPace, Start, Step
from playground.training.drivers import Driver
from playground.training.novelty import COLOURED
from playground.training.pace import AUTO
from playground.training.session import Session
from playground.training.snapshot import Status
from playground.ui.aspects import SEED, RunRequest
from playground.world import library

COVERS = ("playground/training/session.py", "playground/training/engine.py")
FRAME = 1 / 60
CHEESE, START = 10.0, 30.0
"""Seconds until the first cheese and until the start is worth something, at most."""


class Clock:
    """Stands still until it is turned."""

    now = 0.0

    def __call__(self):
        return self.now


def begun(level, learner="q-learning", seed=SEED, pace=AUTO):
    clock = Clock()
    session = Session(seconds=clock)
    for command in (Start(library.find(level), learner, seed=seed), Drive(Driver.LEARNER), SetPace(pace), Resume()):
        session.obey(command)
    return session, clock


def worth(session):
    """[S] what the learner believes of each state, as a share of the largest reward."""
    estimates = session.trainee.learner.estimates()
    values = estimates[Field.V] if Field.V in estimates else estimates[Field.Q].max(axis=1)
    return values / np.abs(session.mdp.reward).max()


def milestones(session, clock, seconds):
    """(steps, seconds) of the first coloured cell and of the coloured start."""
    colour = None
    while clock.now < seconds:
        while session.work(1e-9):
            pass
        values = worth(session)
        if colour is None and (values >= COLOURED).any():
            colour = session.units, clock.now
        if (values[session.mdp.start > 0] >= COLOURED).any():
            return colour, (session.units, clock.now)
        clock.now += FRAME
    return colour, (session.units, np.inf)


@pytest.mark.parametrize(
    ("level", "cheese", "start"),
    [
        ("first-steps", 308, 7720),
        ("book", 27, 499),
        ("cliff5", 207, 743),
        ("world-4x3", 64, 853),
        ("coins", 6, 585),
        ("frozenlake-4x4", 13, 1561),
    ],
)
def test_on_the_tour_the_first_cheese_comes_soon_and_its_worth_reaches_the_start(level, cheese, start):
    session, clock = begun(level)
    (first, first_seconds), (last, last_seconds) = milestones(session, clock, START)
    assert first == pytest.approx(cheese, abs=8) and last == pytest.approx(start, abs=8)  # a frame has up to 8 steps at once
    assert first_seconds < CHEESE and last_seconds < START


def test_the_window_begins_with_this_pace_and_this_seed():
    assert (RunRequest().pace, RunRequest().seed, RunRequest().learner) == (AUTO, SEED, "q-learning")


def test_pace_decides_when_and_never_what():
    hurried, clock = begun("first-steps")
    while hurried.units < 2000:
        while hurried.work(1e-9):
            pass
        clock.now += FRAME
    stepped = Session()
    for command in (Start(library.find("first-steps"), "q-learning", seed=SEED), Drive(Driver.LEARNER), Step(hurried.units)):
        stepped.obey(command)
    while stepped.switches.owed:
        stepped.work(1.0)
    for field, numbers in stepped.trainee.fields().items():
        assert (numbers == hurried.trainee.fields()[field]).all()
    assert stepped.trainee.last() == hurried.trainee.last()


def test_it_slows_down_for_the_first_cheese_and_the_snapshot_says_so():
    session, clock = begun("first-steps")
    hurried = 1.0
    while worth(session).max() < COLOURED:
        hurried = max(hurried, session.snapshot().times_faster)
        while session.work(1e-9):
            pass
        clock.now += FRAME
    snapshot = session.snapshot()
    assert hurried > 10
    assert (snapshot.pace, snapshot.times_faster, snapshot.status) == (AUTO, 1.0, Status.RUNNING)


def test_a_planner_reaches_the_start_too():
    session, clock = begun("first-steps", "value-iteration")
    _, (backups, seconds) = milestones(session, clock, START)
    assert seconds < START, backups
