"""The time machine by the commands of a session: any moment, there and back, compared, branched, and refused where it must be."""

import dataclasses

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.commands import (
    Act,
    Beside,
    Branch,
    Cancel,
    CompareWith,
    CutBranch,
    Drive,
    EditLevel,
    LiveGoesOn,
    NameBranch,
    PlayPast,
    RemoveBookmark,
    Resume,
    Seek,
    SetBookmark,
    Start,
    Step,
    StepPast,
    Study,
    SwitchBranch,
    Tune,
)
from playground.training.drivers import Driver, PolicySource
from playground.training.life import NOT_FINITE
from playground.training.past_view import BookmarkKind, Stride
from playground.training.refusals import LOOKING_BACK
from playground.training.session import Session
from playground.training.snapshot import Status
from playground.world.library import find
from tests.past import differences, parts
from tests.training.sessions import Clock, done, settle

COVERS = (
    "playground/training/past/past_showing.py",
    "playground/training/past/branching.py",
    "playground/training/past/branch_tree.py",
    "playground/training/past/strand.py",
    "playground/training/past/bookmarks.py",
    "playground/training/refusals.py",
    "playground/training/run_reading.py",
)
CORRIDOR = find("corridor")
START = Start(CORRIDOR, "q-learning", seed=3)


def begun(*commands):
    return done(Session(Clock()), START, *commands)


def at(session, *commands):
    """What is seen after these, when it has come to where it goes."""
    for command in commands:
        session.obey(command)
    while session.past.going or session.past.comparing is not None:
        session.work(0.01)
    return settle(session)


def test_any_moment_is_shown_whole_and_the_live_run_waits():
    session = begun(Step(400), Tune({"alpha": 0.9}), Step(100))
    session.obey(Resume())
    past = at(session, Seek(321))
    fresh = settle(begun(Step(321)))
    assert (past.timeline.at, past.timeline.last, past.timeline.live) == (321, 500, False)
    assert (past.status, past.lived, past.settings.alpha) == (Status.PAUSED, 321, fresh.settings.alpha)
    assert (past.agent, past.last, past.distance) == (fresh.agent, fresh.last, fresh.distance)
    np.testing.assert_array_equal(past.optimum.v, fresh.optimum.v)
    assert session.trainee.ticks == 500
    session.obey(Seek())
    live = session.snapshot()
    assert (live.timeline.live, live.timeline.at, live.running) == (True, 500, True)


def test_moments_outside_are_the_nearest_ones():
    session = begun(Step(50))
    assert at(session, Seek(999)).timeline.at == 50
    assert at(session, Seek(-3)).timeline.at == 0


def test_what_would_change_the_past_is_refused_and_nothing_is_lost():
    session = begun(Step(50))
    at(session, Seek(20))
    for command in (
        Act("right"),
        Tune({"alpha": 0.9}),
        EditLevel(dataclasses.replace(CORRIDOR, rows=("S..G",))),
        Step(5),
        Resume(),
    ):
        seen = at(session, command)
        assert (seen.message, seen.timeline.at, session.trainee.ticks) == (LOOKING_BACK, 20, 50), command
    assert at(session, Seek()).message == ""


def test_the_live_run_goes_on_while_one_looks_back_where_that_is_chosen():
    session = begun(Step(50), Resume(), LiveGoesOn(True), Seek(20))
    for _ in range(20):
        session.work(0.001)
    seen = session.snapshot()
    assert seen.timeline.goes_on and seen.timeline.at == 20 and seen.timeline.last > 50
    assert seen.lived == 20


def test_a_policy_is_studied_in_the_past_too():
    session = begun(Step(200), Study(PolicySource.GREEDY))
    assert at(session, Seek(0)).study.start != at(session, Seek(200)).study.start
    assert at(session, Study(PolicySource.UNIFORM)).study.source == PolicySource.UNIFORM


def test_whoever_lives_beside_it_is_there_in_the_past_too():
    session = begun(Step(100), Beside("sarsa"))
    settle(session)
    done(session, Step(100), Beside(""), Step(50))
    assert at(session, Seek(99)).beside is None
    beside = at(session, Seek(150)).beside
    assert (beside.learner, beside.lived) == ("sarsa", 150)
    assert at(session, Seek(200)).beside is None
    fresh = settle(done(Session(Clock()), Start(CORRIDOR, "sarsa", seed=3), Step(150)))
    np.testing.assert_array_equal(beside.fields[Field.Q], fresh.fields[Field.Q])


def test_it_plays_forwards_and_backwards_and_stops_at_the_ends():
    session = begun(Step(300))
    at(session, Seek(290))
    session.obey(PlayPast(1e5))
    for _ in range(100):
        session.work(0.01)
    assert session.snapshot().timeline.live
    session.obey(PlayPast(-1e5))
    moments = []
    for _ in range(300):
        session.work(0.01)
        moments.append(session.snapshot().timeline.at)
    assert moments == sorted(moments, reverse=True) and len(set(moments)) > 5
    assert (moments[-1], session.snapshot().timeline.playing) == (0, 0.0)


def test_a_step_back_and_on():
    session = begun(Step(100))
    assert at(session, StepPast(-1)).timeline.at == 99
    assert at(session, StepPast(-9), StepPast(2)).timeline.at == 92
    assert at(session, StepPast(-1, Stride.EPISODE)).timeline.at < 92


def test_a_newer_seek_overtakes_and_a_cancel_goes_back_to_now():
    session = begun(Step(3000))
    session.obey(Seek(2900))
    assert session.past.going
    assert at(session, Seek(7)).timeline.at == 7
    session.obey(Seek(2900))
    session.obey(Cancel())
    assert settle(session).timeline.live


def test_while_it_goes_the_moment_before_is_seen():
    session = begun(Step(300))
    before = at(session, Seek(100))
    session.obey(Seek(200))
    seen = session.snapshot()
    assert (seen.lived, seen.timeline.at, seen.number > before.number) == (100, 100, True)


def test_two_moments_are_compared():
    session = begun(Step(300), CompareWith(100))
    seen = at(session, Seek(200))
    assert (seen.lived, seen.reference.lived) == (200, 100)
    assert seen.reference.mdp is seen.mdp
    assert seen.timeline.compared == 100
    cleared = at(session, CompareWith())
    assert (cleared.reference, cleared.timeline.compared) == (None, None)


def test_the_moment_compared_with_is_one_of_a_new_branch_only_where_they_share_it():
    session = begun(Step(300), CompareWith(100))
    at(session, Seek(200))
    assert done(session, Branch("")).snapshot().timeline.compared == 100
    session = begun(Step(300), CompareWith(250))
    at(session, Seek(200))
    assert done(session, Branch("")).snapshot().timeline.compared is None


def test_a_branch_draws_the_same_numbers_and_what_it_left_stays():
    session = begun(Step(500))
    at(session, Seek(300))
    session.obey(Branch("bolder"))
    done(session, Tune({"alpha": 0.9}), Step(200))
    assert differences(session, dict(parts(begun(Step(300), Tune({"alpha": 0.9}), Step(200))))) == []
    first, second = settle(session).timeline.branches
    assert (first.last, second.name, second.parent, second.at, second.last) == (500, "bolder", 0, 300, 500)
    assert second.why == "α 0.1 → 0.9"
    assert len(first.curve.mean) == begun(Step(500)).episodes
    assert differences(done(session, SwitchBranch(0), Step(50)), dict(parts(begun(Step(550))))) == []
    assert (
        differences(done(session, SwitchBranch(1), Step(1)), dict(parts(begun(Step(300), Tune({"alpha": 0.9}), Step(201))))) == []
    )


def test_branches_are_named_and_cut():
    session = begun(Step(50), Branch("one"), Step(10), Branch("two"), Step(10))
    session.obey(NameBranch(1, "  another   name "))
    assert [branch.name for branch in session.snapshot().timeline.branches] == ["", "another name", "two"]
    for id, words in ((0, "first branch"), (1, "branch that is shown"), (7, "no branch 7")):
        assert words in at(session, CutBranch(id)).message
    session.obey(SwitchBranch(0))
    session.obey(CutBranch(1))
    assert [branch.id for branch in session.snapshot().timeline.branches] == [0]


def test_bookmarks_of_ones_own_and_of_what_was_changed():
    session = begun(Step(50), Tune({"alpha": 0.9}), Step(50), SetBookmark("half time", 40))
    marks = {mark.kind: mark for mark in session.snapshot().timeline.bookmarks}
    assert (marks[BookmarkKind.DIAL].at, marks[BookmarkKind.OWN][1:]) == (50, (40, BookmarkKind.OWN, "half time"))
    assert "no bookmark" in at(session, RemoveBookmark(99)).message
    session.obey(RemoveBookmark(marks[BookmarkKind.OWN].number))
    assert [mark.kind for mark in session.snapshot().timeline.bookmarks] == [BookmarkKind.DIAL]
    assert "the name is empty" in at(session, SetBookmark("  ")).message


def test_from_where_numbers_are_none_the_last_good_ones_are_shown():
    session = begun(Step(30))
    session.obey(Tune({"alpha": 0.5}))
    session.run.life.believe(np.where(session.mdp.legal, np.inf, 0.0))
    done(session, Step(20))
    live = settle(session)
    assert (live.status, live.message) == (Status.FAILED, NOT_FINITE)
    past = at(session, Seek(30))
    assert (past.status, past.message) == (Status.FAILED, NOT_FINITE)
    fresh = settle(begun(Step(29)))
    np.testing.assert_array_equal(past.fields[Field.Q], fresh.fields[Field.Q])
    assert at(session, Seek(29)).status == Status.PAUSED


def test_before_a_learner_there_is_no_past():
    class Child:
        message = ""

        def ready(self, *names):
            return False

        def close(self):
            """Nothing is going on."""

    session = Session(Clock(), warm_up=lambda learner: Child())
    session.obey(START)
    session.obey(Seek(0))
    assert session.snapshot().timeline is None
    assert "no past yet" in session.snapshot().message


def test_who_drove_is_shown_as_it_was():
    session = begun(Step(10), Drive(Driver.RANDOM), Step(10), Drive(Driver.LEARNER))
    assert [at(session, Seek(moment)).driver for moment in (5, 15)] == [Driver.LEARNER, Driver.RANDOM]


@pytest.mark.parametrize("per_second", [float("nan"), float("inf")])
def test_a_pace_that_is_none_is_refused(per_second):
    assert "expected a number" in at(begun(Step(5)), PlayPast(per_second)).message
