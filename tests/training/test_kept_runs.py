"""The last run of each level: it comes back bit for bit; a damaged or foreign file is a sentence and no more."""

import math
import os
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from playground.training import kept_runs, run_file
from playground.training.commands import EditLevel, Start, Step, Tune
from playground.training.kept_runs import KeptRuns
from playground.training.session import Session
from playground.world.level import Level, MapChange

ROOM, OTHER = Level("Room", ("S..G",)), Level("Other", ("S...G",))


@pytest.fixture
def session(tmp_path):
    return Session(runs=tmp_path)


def done(session, *commands):
    for command in commands:
        session.obey(command)
        while session.switches.owed:
            session.work(0.01)
    return session


def bits(session):
    return {name: array.tobytes() for name, array in run_file.save(session).items() if name != run_file.META}


@pytest.mark.parametrize("learner", ["sarsa", "value-iteration", "reinforce"])
def test_a_run_that_is_left_comes_back_to_the_bit_with_learner_dials_and_seed(session, tmp_path, learner):
    done(session, Start(ROOM, learner, None, 5), Step(50))
    before = bits(session)
    done(session, Start(OTHER, "q-learning"), Step(3))
    done(session, Start(replace(ROOM, title="Renamed"), "q-learning", None, 1, run=9, resumes=True))
    assert session.snapshot().returned == (True, "")
    assert (session.learner, session.seed, session.run.start.run) == (learner, 5, 9)
    assert bits(session) == before
    session.close()
    again = done(Session(runs=tmp_path), Start(ROOM, "q-learning", resumes=True))
    assert bits(again) == before
    assert len(again.snapshot().curve.mean) == len(session.snapshot().curve.mean)


def test_dials_that_were_turned_come_back(session):
    done(session, Start(ROOM, "sarsa"), Step(9), Tune({"alpha": 0.5}))
    done(session, Start(ROOM, "sarsa"))
    done(session, Start(ROOM, "sarsa", resumes=True))
    assert session.settings.alpha == 0.5
    assert session.units == 9


def test_a_new_run_in_which_nothing_was_done_does_not_take_its_place(session, tmp_path):
    done(session, Start(ROOM, "sarsa"), Step(9), Start(ROOM, "sarsa"), Start(ROOM, "sarsa"))
    assert done(session, Start(ROOM, "sarsa", resumes=True)).units == 9


def test_what_comes_back_and_what_was_left_for_it_change_places(session):
    done(session, Start(ROOM, "sarsa"), Step(9), Start(ROOM, "sarsa"), Step(4))
    assert done(session, Start(ROOM, "sarsa", resumes=True)).units == 9
    assert done(session, Start(ROOM, "sarsa", resumes=True)).units == 4


def test_nothing_is_kept_of_a_run_that_does_not_want_it_and_nothing_comes_back_unasked(session, tmp_path):
    done(session, Start(ROOM, "sarsa", keeps=False), Step(9), Start(OTHER, "sarsa"), Step(2))
    assert list(tmp_path.iterdir()) == []
    done(session, Start(ROOM, "sarsa", resumes=True))
    assert (session.units, session.snapshot().returned) == (0, None)
    assert done(session, Start(OTHER, "sarsa")).units == 0


def test_a_run_belongs_to_the_level_as_it_was_edited(session):
    done(session, Start(ROOM, "sarsa"), EditLevel(OTHER), Step(9), Start(ROOM, "sarsa"))
    assert done(session, Start(ROOM, "sarsa", resumes=True)).units == 0
    assert done(session, Start(OTHER, "sarsa", resumes=True)).units == 9


def damaged(path):
    path.write_bytes(path.read_bytes()[:200])


def foreign(path):
    np.savez(path, weights=np.zeros(3))


def emptied(path):
    path.write_bytes(b"")


def without_a_table(path):
    with np.load(path) as arrays:
        rest = {name: array for name, array in arrays.items() if name == run_file.META}
    np.savez(path, **rest)


def of_another_level(path):
    done(Session(runs=path.parent), Start(OTHER, "sarsa"), Step(2)).close()
    other = next(file for file in path.parent.glob("*.npz") if file != path)
    path.write_bytes(other.read_bytes())


@pytest.mark.parametrize("spoil", [damaged, foreign, emptied, without_a_table, of_another_level])
def test_a_file_that_is_no_such_run_is_a_sentence_and_a_new_run_begins(session, tmp_path, spoil):
    done(session, Start(ROOM, "sarsa"), Step(9)).close()
    spoil(KeptRuns(tmp_path).place(ROOM))
    after = done(Session(runs=tmp_path), Start(ROOM, "q-learning", resumes=True), Step(4))
    returned = after.snapshot().returned
    assert not returned.back
    assert returned.words.startswith("The last run on this level ") and returned.words.endswith("a new one begins.")
    assert (after.units, after.run.trouble) == (4, "")


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    session = done(Session(runs=tmp_path / "file"), Start(ROOM, "sarsa"), Step(9), Start(ROOM, "sarsa"))
    assert session.snapshot().returned.words.startswith("The last run could not be kept: ")


def test_few_runs_are_kept_and_no_large_ones(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_runs, "MOST", 3)
    session = Session(runs=tmp_path)
    for number in range(5):
        done(session, Start(Level("", ("S" + "." * number + "G",)), "sarsa"), Step(2), Start(OTHER, "sarsa"))
        for place in tmp_path.glob("*.npz"):
            os.utime(place, ns=(place.stat().st_mtime_ns - 10**9, place.stat().st_mtime_ns - 10**9))
    assert len(list(tmp_path.glob("*.npz"))) == 3
    assert KeptRuns(tmp_path).place(Level("", ("S....G",))).is_file()
    monkeypatch.setattr(kept_runs, "LARGEST", 10)
    after = done(session, Start(ROOM, "sarsa"), Step(2), Start(ROOM, "sarsa"))
    assert after.snapshot().returned == (False, kept_runs.TOO_LARGE)


def test_a_run_with_a_policy_of_someone_else_neither_comes_back_nor_is_kept(session, tmp_path):
    policy = np.full((3, 4), 0.25)
    done(session, Start(ROOM, "sarsa"), Step(9), Start(ROOM, "policy-evaluation", None, 1, policy, resumes=True), Step(30))
    assert session.learner == "policy-evaluation"
    assert done(session, Start(ROOM, "q-learning", resumes=True)).learner == "sarsa"


def test_a_level_that_changes_in_time_comes_back_at_its_moment(session):
    rows = ("S..G", "....")
    level = Level("", rows, changes=(MapChange(20, ("S.#G", "....")),))
    done(session, Start(level, "sarsa"), Step(30), Start(OTHER, "sarsa"))
    assert done(session, Start(level, "sarsa", resumes=True)).snapshot().moment == 1
    assert session.units == 30


class Watch:
    """A clock that a test turns."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def ticking(tmp_path, watch):
    """A session whose time passes by hand; pass_on(seconds) lets it work once after so long."""
    session = Session(seconds=watch, runs=tmp_path)

    def pass_on(seconds):
        watch.now += seconds
        session.work(0.01)

    session.pass_on = pass_on
    session.copy_due = lambda: session._kept.rest(session.run, watch.now)
    return session


def test_a_run_that_goes_on_is_copied_and_comes_back_where_its_process_was_killed(ticking, tmp_path):
    done(ticking, Start(ROOM, "sarsa", None, 5), Step(50))
    ticking.pass_on(29)
    assert list(tmp_path.iterdir()) == []
    ticking.pass_on(2)
    copy = KeptRuns(tmp_path).place(ROOM).with_suffix(kept_runs.GOING)
    assert list(tmp_path.iterdir()) == [copy]
    before = bits(ticking)
    again = done(Session(runs=tmp_path), Start(ROOM, "q-learning", resumes=True))  # as after a kill: the first was never closed
    assert (again.learner, again.seed, again.units) == ("sarsa", 5, 50)
    assert bits(again) == before


def test_what_has_not_advanced_is_not_copied_again_and_nobody_is_woken_for_it(ticking, tmp_path):
    done(ticking, Start(ROOM, "sarsa"), Step(50))
    ticking.pass_on(0)
    assert ticking.copy_due() == 30.0
    ticking.pass_on(31)
    assert ticking.copy_due() == math.inf
    (copy,) = tmp_path.iterdir()
    copy.unlink()
    ticking.pass_on(1000)
    assert list(tmp_path.iterdir()) == []
    done(ticking, Step(1))
    assert list(tmp_path.iterdir()) == [copy]


def test_a_copy_goes_when_its_run_is_left_and_takes_no_earlier_runs_place(ticking, tmp_path):
    done(ticking, Start(ROOM, "sarsa"), Step(9), Start(ROOM, "sarsa"), Step(4))
    ticking.pass_on(31)
    assert len(list(tmp_path.iterdir())) == 2
    assert done(ticking, Start(ROOM, "sarsa", resumes=True)).units == 9  # Reset is undone, as if there were no copy
    assert [path.name.endswith(kept_runs.GOING) for path in tmp_path.iterdir()] == [False]
    assert done(ticking, Start(ROOM, "sarsa", resumes=True)).units == 4


def test_a_copy_goes_with_the_level_that_was_edited(ticking, tmp_path):
    done(ticking, Start(ROOM, "sarsa"), Step(9))
    ticking.pass_on(31)
    done(ticking, EditLevel(OTHER), Step(1))
    ticking.pass_on(31)
    assert [path.name for path in tmp_path.iterdir()] == [KeptRuns(tmp_path).place(OTHER).with_suffix(kept_runs.GOING).name]
    ticking.close()
    assert list(tmp_path.iterdir()) == [KeptRuns(tmp_path).place(OTHER)]


def test_an_older_copy_does_not_count(ticking, tmp_path):
    done(ticking, Start(ROOM, "sarsa"), Step(9))
    ticking.pass_on(31)
    done(Session(runs=tmp_path), Start(ROOM, "sarsa"), Step(3)).close()
    place = KeptRuns(tmp_path).place(ROOM)
    os.utime(place.with_suffix(kept_runs.GOING), ns=(1, 1))
    assert done(Session(runs=tmp_path), Start(ROOM, "sarsa", resumes=True)).units == 3


def test_copies_take_at_most_a_hundredth_of_the_time(ticking, tmp_path, watch, monkeypatch):
    """A copy that takes two seconds is followed by two hundred without one."""
    written = []

    def slow(place, content):
        watch.now += 2.0
        written.append(watch.now)

    monkeypatch.setattr(kept_runs, "atomic_write", slow)
    done(ticking, Start(ROOM, "sarsa"))
    for _ in range(500):
        done(ticking, Step(1))
        ticking.pass_on(1)
    assert all(late - early >= 202.0 for early, late in pairwise(written))
    assert 2 <= len(written) <= 3


def test_what_is_not_kept_is_not_copied(ticking, tmp_path):
    done(ticking, Start(ROOM, "sarsa", keeps=False), Step(9))
    ticking.pass_on(31)
    assert ticking.copy_due() == math.inf
    assert list(tmp_path.iterdir()) == []
