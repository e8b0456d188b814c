"""When milestones are looked for: while the run goes on too, and what is marked then is what is marked afterwards."""

import pytest

from playground.training.commands import EditLevel, Resume, Seek, SetPace, Start, Step
from playground.training.past.milestones.scouting import SHARE
from playground.training.past_view import BookmarkKind
from playground.training.session import Session
from playground.world.level import Level, Rules
from playground.world.library import find
from tests.training.sessions import Clock, done, settle

COVERS = (
    "playground/training/past/milestones/arrow_search.py",
    "playground/training/past/milestones/belief_search.py",
    "playground/training/past/milestones/end_search.py",
    "playground/training/past/milestones/optima.py",
    "playground/training/past/milestones/milestone_search.py",
)


def marked(session):
    return {mark.kind: mark.at for mark in session.snapshot().timeline.bookmarks}


def searched(session):
    """The session after it has looked through all that there is now; how many slices that took."""
    slices = 0
    while session.scout(busy=False):
        slices += 1
    return slices


def test_what_is_marked_while_it_lives_is_what_is_marked_when_one_looks_back():
    start = Start(find("corridor"), "q-learning", seed=3)
    living, later = done(Session(Clock()), start), done(Session(Clock()), start)
    for _ in range(12):
        done(living, Step(50))
        searched(living)
    done(later, Step(600))
    later.obey(Seek(0))
    settle(later)
    assert BookmarkKind.GOAL in marked(living)
    assert marked(living) == marked(later)


def test_a_goal_is_marked_while_the_run_goes_on():
    session = done(Session(Clock()), Start(find("corridor"), "q-learning", seed=3), SetPace(None), Resume())
    while session.run is None or session.run.trainee is None or session.run.trainee.body.episodes < 3:
        session.work(0.001)
    searched(session)
    lasted = session.run.lived
    assert session.switches.going
    assert 0 < marked(session)[BookmarkKind.GOAL] <= lasted
    assert BookmarkKind.LAST_ARROWS not in marked(session)  # they change still


def test_what_is_believed_is_looked_for_before_all_of_a_long_run_has_been_followed():
    """A corridor has no pit, which is looked for in vain, 256 transitions at a time."""
    session = done(Session(Clock()), Start(find("corridor"), "q-learning", seed=3), Step(20_000), SetPace(None), Resume())
    for _ in range(40):
        session.scout(busy=False)
    assert BookmarkKind.START_WORTH in marked(session)


def test_new_marks_are_something_new_to_show():
    session = done(Session(Clock()), Start(find("corridor"), "q-learning", seed=3), Step(600))
    before = session.revision
    searched(session)
    assert session.revision > before
    before = session.revision
    searched(session)
    assert session.revision == before


def test_beside_a_busy_run_only_a_share_of_the_time_is_taken():
    """The clock of the test moves by a ten-thousandth of a second when it is read, and reads are all the time that passes."""
    clock = Clock()
    session = done(Session(clock), Start(find("corridor"), "q-learning", seed=3), Step(5000))
    session.scout(busy=True)
    began, taken = clock.now, 0
    while clock.now < began + 5.0:
        taken += session.scout(busy=True)
    assert 0 < taken <= 5.0 / (1e-4 / SHARE)


def test_a_table_that_nobody_has_solved_is_solved_to_know_its_best_path():
    """The goal lies one step to the right before the edit, and one step to the left after it."""
    rules = Rules(discount=0.9, time_limit=20)
    first, second = Level("Right", ("S.G",), rules=rules), Level("Left", ("G.S",), rules=rules)
    session = done(Session(Clock()), Start(first, "q-learning", seed=1), Step(400), EditLevel(second), Step(400))
    searched(session)
    assert marked(session)[BookmarkKind.OPTIMAL_PATH] < 400


@pytest.mark.parametrize("learner", ["value-iteration", "q-learning"])
def test_when_all_is_looked_through_there_is_nothing_to_do(learner):
    session = done(Session(Clock()), Start(find("corridor"), learner, seed=3), Step(300))
    searched(session)
    assert not session.scout(busy=False)
