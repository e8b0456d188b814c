"""What takes long: it is told of, it can be stopped, and something newer takes its place."""

import dataclasses
import threading
import time

import pytest

from playground.training import ground
from playground.training.commands import Act, Cancel, Drive, EditLevel, Resume, SetPace, Start
from playground.training.session import Session
from playground.training.worker import Worker
from playground.world import compile_mdp
from playground.world.level import Level, LevelError, Rules
from tests.training.sessions import until

ROOM = Level(title="Room", rows=("S...", ".#..", "...G"), rules=Rules(discount=0.9, slip=0.2))
SLOW = dataclasses.replace(ROOM, title="Slow", rows=("S....", ".#...", "....G"))
OTHER = dataclasses.replace(ROOM, title="Other", rows=("S..", "..G"))


def busy(snapshot):
    """Whether a table is being built."""
    return snapshot.progress is not None and snapshot.progress.title == ground.BUILDING


class Building:
    """Builds the table of the slow level only when it is let; others at once.

    share: how far it says that it is. asked: how often it asked whether it is still wanted.
    """

    def __init__(self):
        self.let, self.share, self.error, self.asked = threading.Event(), 0.25, None, 0

    def __call__(self, level, report=None):
        while level.rows == SLOW.rows and not self.let.is_set():
            time.sleep(0.001)
            report(self.share)
            self.asked += 1
        if self.error is not None and level.rows == SLOW.rows:
            raise self.error
        return compile_mdp(level)


def goes_on(worker, building):
    """Whether the work goes on although a newer edit waits: it asks, and is not stopped. No clock decides that."""
    before = building.asked
    return until(worker, lambda snapshot: building.asked > before + 3 or snapshot.level == OTHER).level != OTHER


@pytest.fixture
def building(monkeypatch):
    made = Building()
    monkeypatch.setattr(ground, "compile_mdp", made)
    monkeypatch.setattr(ground, "recompiled", lambda level, old, mdp, report: made(level, report))
    return made


@pytest.fixture
def worker(building):
    with Worker(Session) as worker:
        yield worker
        building.let.set()


def test_a_level_that_is_being_begun_is_seen_at_once_and_how_far_its_table_is(worker, building):
    worker.send(Start(SLOW, "q-learning", None, 3))
    sketch = until(worker, busy)
    assert (sketch.level, sketch.learner, sketch.seed, sketch.status) == (SLOW, "q-learning", 3, "warming")
    assert sketch.progress == (ground.BUILDING, 0.25)
    assert len(sketch.mdp.states) == 14
    assert sketch.mdp.states[sketch.agent.state].cell == (0, 0)
    assert not sketch.mdp.legal.any()
    worker.send(Act("right"))
    building.let.set()
    ready = until(worker, lambda snapshot: snapshot.units == 1)
    assert (ready.level, busy(ready)) == (SLOW, False), "what was asked meanwhile is done afterwards"


def test_a_start_that_is_stopped_shows_its_level_and_a_sentence_and_can_be_begun_again(worker, building):
    worker.send(Start(ROOM, "q-learning"))
    until(worker, lambda snapshot: snapshot.status == "paused")
    worker.send(Start(SLOW, "q-learning"))
    until(worker, busy)
    worker.send(Cancel())
    stopped = until(worker, lambda snapshot: snapshot.status == "failed")
    assert (stopped.level, busy(stopped)) == (SLOW, False)
    assert "nobody can move in it yet" in stopped.message
    worker.send(Act("right"))
    worker.send(Drive("me"))
    assert until(worker, lambda snapshot: snapshot.driver == "me").agent.step == 0
    building.let.set()
    worker.send(Start(SLOW, "q-learning"))
    assert until(worker, lambda snapshot: snapshot.status == "paused").mdp.legal.any()


def test_an_edit_that_is_stopped_leaves_the_level_as_it_was(worker, building):
    worker.send(Start(ROOM, "q-learning"))
    worker.send(Act("right"))
    before = until(worker, lambda snapshot: snapshot.units == 1)
    worker.send(EditLevel(SLOW))
    working = until(worker, busy)
    assert (working.level, working.mdp, working.progress.share) == (ROOM, before.mdp, 0.25)
    worker.send(Cancel())
    stopped = until(worker, lambda snapshot: not busy(snapshot))
    assert (stopped.level, stopped.mdp, stopped.status, stopped.units) == (ROOM, before.mdp, "paused", 1)
    assert "stopped" in stopped.message
    building.let.set()
    worker.send(EditLevel(SLOW))
    assert until(worker, lambda snapshot: snapshot.level == SLOW).message == ""


@pytest.mark.parametrize("newer", [Start(OTHER, "q-learning"), EditLevel(OTHER)])
def test_what_is_newer_takes_the_place_of_an_edit_that_has_just_begun(worker, newer):
    worker.send(Start(ROOM, "q-learning"))
    worker.send(EditLevel(SLOW))
    until(worker, busy)
    worker.send(newer)
    until(worker, lambda snapshot: snapshot.level == OTHER and not busy(snapshot))


def test_an_edit_that_is_nearly_done_is_finished_first(worker, building):
    worker.send(Start(ROOM, "q-learning"))
    building.share = 0.75
    worker.send(EditLevel(SLOW))
    until(worker, busy)
    worker.send(EditLevel(OTHER))
    assert goes_on(worker, building) and worker.latest().level == ROOM
    building.let.set()
    until(worker, lambda snapshot: snapshot.level == OTHER)


def test_an_edit_waits_for_the_level_that_is_being_begun(worker, building):
    worker.send(Start(SLOW, "q-learning"))
    until(worker, busy)
    worker.send(EditLevel(OTHER))
    assert goes_on(worker, building) and worker.latest().level == SLOW
    building.let.set()
    assert until(worker, lambda snapshot: snapshot.level == OTHER).learner == "q-learning"


def test_a_level_that_turns_out_too_large_is_told(worker, building):
    building.error = LevelError("more than 4,000,000 states: 23 coins double them each")
    worker.send(Start(SLOW, "q-learning"))
    until(worker, busy)
    building.let.set()
    failed = until(worker, lambda snapshot: snapshot.status == "failed")
    assert (failed.level, failed.message) == (SLOW, str(building.error))


def test_the_exact_solution_can_be_stopped():
    now = 0.0

    def clock():
        return now

    session = Session(clock)
    session.obey(Start(ROOM, "q-learning"))
    meter = session.run.meter
    meter._slice.units = 1
    meter._solve(0.0)
    now = 1.0
    progress = session.snapshot().progress
    assert progress.title == "Solving the level exactly"
    assert 0.0 <= progress.share < 1.0
    session.obey(Cancel())
    assert session.snapshot().progress is None
    assert "stopped" in session.snapshot().message
    assert not session.work(0.01)
    assert session.rest() == float("inf")
    assert session.measured().optimum.start > 0.0, "whoever asks for the measure gets it"


@pytest.mark.parametrize(("pace", "title"), [(8.0, None), (60.0, "Sweep 1")])
def test_a_sweep_that_is_slow_to_be_watched_is_not_told_as_long_work(pace, title):
    now = 0.0

    def clock():
        return now

    session = Session(clock)
    session.obey(Start(dataclasses.replace(ROOM, rows=("S........G",) * 8), "value-iteration"))
    session.obey(SetPace(pace))
    session.obey(Resume())
    for _ in range(8):
        now += 0.1
        session.work(0.01)
    seen = session.snapshot()
    assert 0 < seen.units < 72
    assert (seen.progress and seen.progress.title) == title
