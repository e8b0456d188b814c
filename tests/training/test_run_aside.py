"""A run that is left for a race or a lesson comes back with all of its past; one that is left for another run does not."""

import numpy as np
import pytest

from playground.training.commands import EditLevel, Seek, SetBookmark, Start, Step, Tune
from playground.training.race import Race, Rival
from playground.training.session import Session
from playground.world.level import Level

ROOM, OTHER = Level("Room", ("S..G",)), Level("Other", ("S...G",))
RACE = Start(ROOM, "q-learning", None, 3, run=2, keeps=False, race=Race((Rival("sarsa", None, 3),), None, None))
LESSON = Start(OTHER, "sarsa", None, 3, run=2, keeps=False)


def done(session, *commands):
    for command in commands:
        session.obey(command)
        while session.switches.owed or session.past.going:
            session.work(0.01)
    return session


@pytest.fixture
def session():
    """A run of 300 steps with a bookmark, a dial that was turned, and its past at step 100 on the screen."""
    start = Start(ROOM, "q-learning", None, 5, run=1)
    return done(Session(), start, Step(200), Tune({"alpha": 0.5}), Step(100), SetBookmark("here"), Seek(100))


@pytest.mark.parametrize("between", [(RACE,), (LESSON,), (RACE, LESSON, RACE)], ids=["race", "lesson", "both"])
def test_it_comes_back_with_its_past_and_shows_now(session, between):
    learner = session.run.trainee
    for number, start in enumerate(between):
        done(session, start, *(() if number else (Step(7),)))
        assert session.run.start is start
    done(session, Start(ROOM, "sarsa", None, 1, run=9, resumes=True))
    seen = session.snapshot()
    assert (seen.run, seen.returned, seen.units, seen.settings.alpha) == (9, (True, ""), 300, 0.5)
    assert session.run.trainee is learner
    past = seen.timeline
    assert (past.first, past.last, past.live) == (0, 300, True)
    assert [mark.name for mark in past.bookmarks if mark.name] == ["here"]
    assert done(session, Seek(150)).snapshot().settings.alpha == 0.1
    done(session, Seek(None), Step(5))
    assert session.snapshot().timeline.last == 305


@pytest.mark.parametrize(
    "asked",
    [
        Start(ROOM, "q-learning", None, 1, run=9),
        Start(OTHER, "q-learning", None, 1, run=9, resumes=True),
        Start(ROOM, "q-learning", None, 1, run=9, resumes=True, keeps=False),
        Start(ROOM, "td", None, 1, run=9, resumes=True, policy=np.full((2, 4), 0.25)),
    ],
    ids=["anew", "elsewhere", "lesson", "with a policy"],
)
def test_it_does_not_come_back_where_it_was_not_asked_for(session, asked):
    done(session, RACE, asked)
    assert (session.units, session.snapshot().returned) == (0, None)


def test_it_is_gone_once_another_run_that_is_kept_began(session):
    done(session, RACE, Start(OTHER, "q-learning", run=3), Step(2), Start(ROOM, "q-learning", run=4, resumes=True))
    assert session.units == 0


def test_it_belongs_to_the_level_as_it_was_edited(session):
    done(session, Seek(None), EditLevel(OTHER), RACE, Start(ROOM, "q-learning", run=4, resumes=True))
    assert session.units == 0
