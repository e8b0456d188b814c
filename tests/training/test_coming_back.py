"""The last run of a level comes back with its past, whenever the kernels are ready; a past that does not fit is left out."""

import numpy as np
import pytest

from playground.learning.files.numpy_files import KINDS, npz, npz_bytes
from playground.training import kept_runs
from playground.training.chronicle import chronicle, keyframes
from playground.training.commands import Branch, Drive, EditLevel, Resume, Seek, SetBookmark, Start, Step, Tune
from playground.training.kept_runs import KeptRuns
from playground.training.run_arrays import PAST
from playground.training.session import Session
from playground.world.level import Level
from tests.past import differences, parts
from tests.training.sessions import Clock, done, settle

ROOM, OTHER = Level("Room", ("S...", ".#..", "...G")), Level("Other", ("S..#", ".#..", "...G"))


def left(folder, *commands):
    """A session that was closed after these commands."""
    session = done(Session(Clock(), runs=folder), Start(ROOM, "q-learning", seed=5), *commands)
    session.close()
    return session


def returned(folder, level=ROOM, **switches):
    return done(Session(Clock(), runs=folder, **switches), Start(level, "sarsa", run=7, resumes=True))


def test_it_can_be_looked_at_from_its_beginning(tmp_path):
    left(tmp_path, Step(100), Tune({"alpha": 0.5}), Step(100), SetBookmark("here"))
    session = returned(tmp_path)
    timeline = session.snapshot().timeline
    assert (session.snapshot().returned, timeline.first, timeline.last, timeline.live) == ((True, ""), 0, 200, True)
    assert "here" in [mark.name for mark in timeline.bookmarks]
    session.obey(Seek(70))
    assert differences(session, dict(parts(done(Session(Clock()), Start(ROOM, "q-learning", seed=5), Step(70))))) == []


def test_it_goes_on_as_if_it_had_never_been_left(tmp_path):
    left(tmp_path, Step(100))
    session = done(returned(tmp_path), Step(50))
    assert (session.run.start.run, session.learner, session.seed) == (7, "q-learning", 5)
    assert differences(session, dict(parts(done(Session(Clock()), Start(ROOM, "q-learning", seed=5), Step(150))))) == []


def test_a_run_whose_level_was_edited_and_branched_comes_back_on_the_level_of_its_end(tmp_path):
    before = left(tmp_path, Step(60), EditLevel(OTHER), Step(60))
    before = done(Session(Clock(), runs=tmp_path), Start(OTHER, "sarsa", resumes=True))
    before.obey(Seek(100))
    done(before, Branch("other dice"), Step(30))
    before.close()
    session = returned(tmp_path, Level("Renamed", OTHER.rows))
    assert (session.level.title, session.level.rows) == ("Renamed", OTHER.rows)
    assert [branch.name for branch in session.snapshot().timeline.branches] == ["", "other dice"]
    session.obey(Seek(10))
    assert settle(session).level.rows == ROOM.rows


def test_what_was_asked_for_while_kernels_were_made_counts(tmp_path):
    left(tmp_path, Step(100))

    class Slow:
        def __init__(self, learner):
            self.message, self.made = "", False

        def ready(self, *names):
            return self.made

        def close(self):
            pass

    warm = Slow("")
    session = Session(Clock(), warm_up=lambda learner: warm, runs=tmp_path)
    for command in (Start(ROOM, "q-learning", resumes=True), Tune({"alpha": 0.25}), Drive("random"), Resume(), Step(7)):
        session.obey(command)
    warm.made = True
    done(session)
    while session.switches.owed or session.run.trainee is None:
        session.work(0.01)
    assert session.run.lived >= 107
    assert session.snapshot().timeline.first == 0
    assert (session.settings.alpha, session.switches.driver, session.switches.running) == (0.25, "random", True)


@pytest.mark.parametrize("damage", ["cut", "of another run", "absent"])
def test_a_past_that_does_not_fit_is_left_out_and_the_run_comes_back_all_the_same(tmp_path, damage):
    left(tmp_path, Step(100))
    place = KeptRuns(tmp_path).place(ROOM)
    arrays = {name: array.copy() for name, array in npz(place, KINDS + "U").items()}
    if damage == "cut":
        arrays[PAST] = arrays[PAST][:-100]
    elif damage == "absent":
        del arrays[PAST]
    else:
        left(tmp_path / "elsewhere", Step(120))
        arrays[PAST] = npz(KeptRuns(tmp_path / "elsewhere").place(ROOM), KINDS + "U")[PAST]
    place.write_bytes(npz_bytes(arrays))
    session = returned(tmp_path)
    assert session.snapshot().returned == (True, "")
    assert (session.run.lived, settle(session).timeline.first) == (100, 100)


def test_of_a_very_long_past_fewer_keyframes_are_kept_and_all_moments_can_be_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(chronicle, "STRIDE", 8)
    monkeypatch.setattr(keyframes, "SHARE", 1e9)
    monkeypatch.setattr(keyframes, "RATE", 1e9)
    before = left(tmp_path, *[Step(10)] * 30).run.life.chronicle
    assert len(before.keyframes.frames) > 30
    monkeypatch.setattr(kept_runs, "LARGEST_PAST", before.shelf.bytes // 3)
    left(tmp_path, *[Step(10)] * 30)
    session = returned(tmp_path)
    assert 5 < len(session.run.life.chronicle.keyframes.frames) < 12, "every fourth of 31 or 32, and where it goes on"
    session.obey(Seek(70))
    assert differences(session, dict(parts(done(Session(Clock()), Start(ROOM, "q-learning", seed=5), Step(70))))) == []


def test_without_room_for_a_past_the_end_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_runs, "LARGEST_PAST", 10)
    left(tmp_path, Step(100))
    assert PAST not in npz(KeptRuns(tmp_path).place(ROOM), KINDS + "U")
    assert returned(tmp_path).run.lived == 100


def test_the_past_is_bytes_and_no_code(tmp_path):
    left(tmp_path, Step(100))
    assert npz(KeptRuns(tmp_path).place(ROOM), KINDS + "U")[PAST].dtype == np.uint8
