"""The thread: commands in, whole snapshots out, no waiting."""

import dataclasses
import random
import threading
import time

import numpy as np
import pytest

from playground.learning.learner import Field, LearnerSpec, Progress, Source
from playground.training import trainee
from playground.training.commands import Act, Drive, EditLevel, Pause, Resume, Start, Step
from playground.training.session import Session
from playground.training.worker import Worker
from playground.world.level import Level, Rules
from tests.training.sessions import PATIENCE, until

ROOM = Level(title="Room", rows=("S...", ".#..", "...G"), rules=Rules(discount=0.9, slip=0.2))


@pytest.fixture
def worker():
    with Worker(Session) as worker:
        yield worker


def test_it_starts_runs_pauses_and_leaves_no_thread():
    before = set(threading.enumerate())
    worker = Worker(Session)
    assert worker.latest() is None
    worker.send(Start(ROOM, "q-learning"))
    worker.send(Resume())
    assert until(worker, lambda snapshot: snapshot.units > 1000).status == "running"
    worker.send(Pause())
    until(worker, lambda snapshot: snapshot.status == "paused")
    worker.close()
    assert set(threading.enumerate()) <= before


def test_it_can_be_closed_at_any_moment_and_twice():
    for commands in ([], [Start(ROOM, "q-learning")], [Start(ROOM, "q-learning"), Resume()]):
        worker = Worker(Session)
        for command in commands:
            worker.send(command)
        worker.close()
        worker.close()
        worker.send(Resume())


def test_commands_are_obeyed_in_order_and_the_last_snapshot_shows_all_of_them(worker):
    worker.send(Start(dataclasses.replace(ROOM, rules=Rules()), "q-learning"))
    for action in ("right", "right", "right", "down", "down"):
        worker.send(Act(action))
    snapshot = until(worker, lambda snapshot: snapshot.units == 5)
    assert [snapshot.mdp.actions[state.action] for state in snapshot.last] == ["right", "right", "right", "down", "down"]
    assert snapshot.last[-1].terminated


def test_the_result_does_not_depend_on_the_thread(worker):
    worker.send(Start(ROOM, "q-learning", None, 3))
    for n in (1, 700, 299):
        worker.send(Step(n))
    threaded = until(worker, lambda snapshot: snapshot.units == 1000)
    alone = Session()
    alone.obey(Start(ROOM, "q-learning", None, 3))
    alone.obey(Step(1000))
    while alone.switches.owed:
        alone.work(0.01)
    assert threaded.fields[Field.Q].tobytes() == alone.snapshot().fields[Field.Q].tobytes()


class Counting:
    """All its estimates are the number of its steps, so that a torn copy can be seen."""

    def __init__(self, settings, body):
        self.settings, self.body = settings, body
        self.v, self.q = np.zeros(len(body.mdp.states)), np.zeros(body.mdp.legal.shape)

    def advance(self, n, action=None):
        done = self.body.walk(n, action=action)
        for index in range(len(self.v)):
            self.v[index] = self.body.steps
            self.q[index] = self.body.steps
        return Progress(self.body.steps, self.body.episodes, done, 0.0, False)

    def estimates(self):
        return {Field.V: self.v.copy(), Field.Q: self.q.copy()}

    def save(self):
        return self.body.save()

    def load(self, arrays):
        self.body.load(arrays)
        self.v[...] = self.body.steps
        self.q[...] = self.body.steps


@dataclasses.dataclass(frozen=True)
class NoSettings:
    """Nothing to set."""


def test_two_thousand_reads_under_load_are_whole(monkeypatch, worker):
    spec = LearnerSpec(
        "counting", "", "", Source.EXPERIENCE, NoSettings, lambda settings, body, seed: Counting(settings, body), ""
    )
    monkeypatch.setattr(trainee, "learners", lambda: {"counting": spec})
    draw = random.Random(1)
    level = Level(title="", rows=tuple("." * 20 for _ in range(20)))
    worker.send(Start(level, "counting"))
    worker.send(Resume())
    until(worker, lambda snapshot: snapshot.units > 0)
    numbers = []
    end = time.monotonic() + PATIENCE
    # Two thousand reads and more, on a machine so busy that the thread hardly comes to show anything new.
    while len(numbers) < 2000 or (len(set(numbers)) <= 10 and time.monotonic() < end):
        if len(numbers) % 25 == 0:
            row, col = draw.randrange(20), draw.randrange(20)
            rows = [list(row) for row in level.rows]
            rows[row][col] = draw.choice(".#")
            level = dataclasses.replace(level, rows=tuple(map("".join, rows)))
            worker.send(EditLevel(level))
        snapshot = worker.latest()
        numbers.append(snapshot.number)
        S, A = snapshot.mdp.legal.shape
        assert snapshot.status == "running", snapshot.message
        assert snapshot.fields[Field.V].shape == (S,)
        assert snapshot.fields[Field.Q].shape == snapshot.fields[Field.VISITS].shape == (S, A)
        assert (snapshot.fields[Field.V] == snapshot.units).all()
        assert (snapshot.fields[Field.Q] == snapshot.units).all()
        assert snapshot.mdp.state_at().max() == S - 1
        assert snapshot.mdp.shape == (snapshot.level.height, snapshot.level.width)
        assert 0 <= snapshot.agent.state < S
        assert all(row.state < S and row.successor < S for row in snapshot.last)
        assert not snapshot.fields[Field.V].flags.writeable
        time.sleep(0.0005)
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > 10


def test_of_edits_that_wait_together_only_the_last_is_compiled():
    release = threading.Event()

    class Slow(Session):
        """Counts its edits, and begins when it is told to."""

        edits = 0

        def obey(self, command):
            release.wait(PATIENCE)
            Slow.edits += isinstance(command, EditLevel)
            super().obey(command)

    with Worker(Slow) as slow:
        slow.send(Start(ROOM, "q-learning"))
        for width in range(5, 30):
            slow.send(EditLevel(Level(title="", rows=("S" + "." * width,))))
        slow.send(Drive("me"))
        release.set()
        snapshot = until(slow, lambda snapshot: snapshot.driver == "me")
    assert snapshot.level.width == 30
    assert Slow.edits <= 2


def test_a_session_that_breaks_is_a_status():
    class Broken(Session):
        """Fails where nothing should."""

        def work(self, seconds):
            if self.switches.running:
                raise MemoryError("no room")
            return super().work(seconds)

    with Worker(Broken) as broken:
        broken.send(Start(ROOM, "q-learning"))
        until(broken, lambda snapshot: snapshot.status == "paused")
        broken.send(Resume())
        failed = until(broken, lambda snapshot: snapshot.status == "failed")
        assert "no room" in failed.message
        broken.send(Start(ROOM, "q-learning"))
        until(broken, lambda snapshot: snapshot.status == "paused")


def test_a_session_that_breaks_says_so_to_its_run_too():
    sessions = []

    class Broken(Session):
        """Fails where nothing should."""

        def work(self, seconds):
            if self.switches.running:
                raise MemoryError("no room")
            return super().work(seconds)

    with Worker(lambda: sessions.append(Broken()) or sessions[0]) as broken:
        broken.send(Start(ROOM, "q-learning"))
        until(broken, lambda snapshot: snapshot.status == "paused")
        broken.send(Resume())
        until(broken, lambda snapshot: snapshot.status == "failed")
    assert sessions[0].run.trouble == "the training failed: MemoryError: no room"
