"""*Stop* and the learners beside the first one: what was asked for ends for all at one tick, and nobody is lost or late."""

import dataclasses

import pytest

from playground.training.commands import Beside, Cancel, EditLevel, Resume, SetPace, Start, Step
from playground.training.session import Session
from playground.world.level import Level, Rules
from tests.training.sessions import Clock, done, settle
from tests.training.test_company import CORRIDOR, alone, same

WIDE = Level(title="Wide", rows=("S........G",) * 8, rules=Rules(discount=0.9))


class Hand:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize(("first", "second"), [("q-learning", "reinforce"), ("sarsa", "actor-critic")])
def test_while_one_catches_up_what_was_asked_for_ends_and_it_still_arrives(first, second):
    session = done(Session(Clock()), Start(CORRIDOR, first, seed=3), Step(400))
    session.obey(Beside(second))
    session.obey(Step(50))
    session.work(0.0)
    session.work(0.0)
    assert session.snapshot().beside.units < 400
    session.obey(Cancel())
    seen = settle(session)
    assert (seen.units, seen.beside.units, seen.beside.progress) == (400, 400, None)
    same(seen, alone(first, 400))
    same(seen.beside, alone(second, 400))
    seen = settle(done(session, Step(30)))
    same(seen, alone(first, 430))
    same(seen.beside, alone(second, 430))


def test_steps_that_are_owed_are_owed_no_more_to_anyone():
    session = done(Session(Clock()), Start(CORRIDOR, "q-learning", seed=3), Beside("sarsa"))
    settle(session)
    session.obey(Step(5_000_000))
    session.work(0.0)
    session.obey(Cancel())
    stopped = settle(session)
    assert 0 < stopped.units == stopped.beside.units < 5_000_000
    assert not session.work(0.01)


@pytest.mark.parametrize("edits", [0, 1, 2])
def test_a_long_sweep_that_is_stopped_stops_both_at_one_tick_on_every_level(edits):
    """A sweep of 72 states at 60 a second: it takes long, and is stopped in the middle."""
    clock = Hand()
    session = Session(clock)
    session.obey(Start(WIDE, "value-iteration", seed=3))
    session.obey(Beside("q-learning"))
    settle(session)
    session.obey(SetPace(60.0))
    for number in range(edits):
        session.obey(EditLevel(dataclasses.replace(WIDE, rows=("S...#....G", *WIDE.rows[number + 1 :]))))
        settle(session)
    session.obey(Resume())
    for _ in range(6):
        clock.now += 0.1
        session.work(0.01)
    seen = session.snapshot()
    assert seen.progress.title == "Sweep 1" and 0 < seen.units < 72
    session.obey(Cancel())
    assert not session.snapshot().running
    clock.now += 10.0
    later = settle(session)
    assert (later.units, later.beside.units) == (seen.units, seen.beside.units)
    assert later.units == later.beside.units
    session.obey(Resume())
    clock.now += 0.1
    session.work(0.01)
    assert session.snapshot().units == session.snapshot().beside.units > seen.units


def test_the_solution_that_is_given_up_is_given_up_and_both_go_on_learning():
    clock = Hand()
    session = Session(clock)
    session.obey(Start(WIDE, "q-learning", seed=3))
    session.obey(Beside("sarsa"))
    session.work(0.0)
    session.run.meter._slice.units = 1
    session.run.meter._solve(0.0)
    clock.now = 1.0
    assert session.snapshot().progress.title == "Solving the level exactly"
    session.obey(Cancel())
    seen = session.snapshot()
    assert seen.progress is None and "stopped" in seen.message and seen.optimum is None
    seen = done(session, Step(40)).snapshot()
    assert (seen.units, seen.beside.units) == (40, 40)
    same(seen, alone("q-learning", 40, WIDE))
    same(seen.beside, alone("sarsa", 40, WIDE))
    assert session.snapshot().optimum is None
