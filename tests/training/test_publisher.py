"""When snapshots are made, and when the estimates in them are copied anew."""

import pytest

from playground.learning.learner import Field
from playground.training import publisher as room
from playground.training.commands import Act, EditLevel, Resume, SetPace, Start
from playground.training.publisher import Publisher
from playground.training.session import Session
from playground.training.snapshot import Working
from playground.world.level import Level, Rules

ROW = Level(title="Row", rows=("S..G",), rules=Rules(moves=("left", "right")))


class Clock:
    """A clock that stands still until it is turned; `copying` is what a look at the estimates costs."""

    def __init__(self):
        self.now, self.copying, self.copies = 100.0, 0.0, 0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(room.time, "monotonic", made.monotonic)
    return made


@pytest.fixture
def session(clock):
    class Slow(Session):
        """Copies slowly."""

        def snapshot(self, anew=True):
            clock.now += clock.copying * anew
            clock.copies += anew
            return super().snapshot(anew)

    made = Slow(clock.monotonic)
    made.obey(Start(ROW, "q-learning"))
    return made


def test_a_small_level_is_shown_whole_after_every_command(session, clock):
    publisher = Publisher(session)
    for steps in range(1, 6):
        session.obey(Act("right"))
        shown = publisher.newest(urgent=True)
        assert (shown.units, shown.fields[Field.VISITS].sum(), clock.copies) == (steps, steps, steps)
    assert publisher.newest(urgent=True) is shown, "nothing is new"
    assert publisher.rest() == float("inf")


def test_a_slow_run_shows_every_step(session, clock):
    publisher = Publisher(session)
    session.obey(SetPace(20.0))
    session.obey(Resume())
    shown = []
    for _ in range(10):
        clock.now += 0.05
        session.work(0.005)
        shown.append(publisher.newest(urgent=session.single).units)
    assert shown == list(range(shown[0], shown[0] + 10))


def test_at_full_speed_there_are_thirty_a_second(session, clock):
    publisher = Publisher(session)
    first = publisher.newest(urgent=False)
    session.obey(Resume())
    for _ in range(3):
        session.revision += 1
        clock.now += 0.01
        assert publisher.newest(urgent=False) is first
    assert publisher.rest() == pytest.approx(1 / 30 - 0.03)
    clock.now += 0.004
    assert publisher.newest(urgent=False) is not first


def test_a_small_level_is_shown_whole_however_slow_the_machine(session, clock):
    publisher = Publisher(session)
    clock.copying = 0.5
    for steps in (1, 3, 5):
        session.obey(Act("right"))
        assert publisher.newest(urgent=True).fields[Field.VISITS].sum() == steps
        session.obey(Act("left"))
        assert session.meanwhile(Working("building", 0.5)).fields[Field.VISITS].sum() == steps + 1


def test_of_a_large_level_copying_takes_a_tenth_of_the_time_and_the_mouse_is_shown_all_the_same(session, clock, monkeypatch):
    monkeypatch.setattr("playground.training.run_reading.SMALL", 0)
    publisher = Publisher(session)
    clock.copying = 0.5
    first = publisher.newest(urgent=True)
    assert clock.copies == 1
    for steps in range(1, 9):
        session.obey(Act("right" if steps % 2 else "left"))
        clock.now += 0.1
        shown = publisher.newest(urgent=True)
        assert (shown.units, shown.agent.state) == (steps, steps % 2), "where the mouse is costs nothing"
        assert shown.fields is first.fields
    assert clock.copies == 1
    assert publisher.rest() == pytest.approx(5.0 - 0.5 - 0.8)
    clock.now += 5.0
    assert publisher.newest(urgent=False).fields[Field.VISITS].sum() == 8
    assert (clock.copies, publisher.rest()) == (2, float("inf"))


def test_estimates_of_another_table_are_never_shown(session, clock, monkeypatch):
    monkeypatch.setattr("playground.training.run_reading.SMALL", 0)
    publisher = Publisher(session)
    clock.copying = 0.5
    publisher.newest(urgent=True)
    session.obey(SetPace(1.0))
    session.obey(EditLevel(Level(title="Row", rows=("S...G",), rules=ROW.rules)))
    shown = publisher.newest(urgent=True)
    assert len(shown.fields[Field.V]) == len(shown.mdp.states) == 5


def test_what_takes_long_is_told_after_a_while_and_ten_times_a_second(session, clock):
    publisher = Publisher(session)
    before = publisher.newest(urgent=True)
    shown = []
    for _ in range(20):
        shown.append(publisher.meanwhile(Working("building", 0.5)))
        clock.now += 0.05
    assert shown[5] is before
    assert shown[-1].progress == ("building", 0.5)
    assert 5 <= len({id(snapshot) for snapshot in shown}) <= 9
    session.obey(Act("right"))
    assert publisher.newest(urgent=True).progress is None
