"""The engine: what a slice of work does, and when the next one is due."""

import math

from playground.training import engine
from playground.training.commands import Beside, Drive, Learn, Resume, SetPace, Start, Step
from playground.training.readiness import POLL
from playground.training.session import Session
from playground.training.snapshot import Status
from playground.world.level import Level
from tests.training.sessions import Clock, done, settle

ROW = Level(title="Row", rows=("S..G",))


def started(learner="q-learning"):
    return done(Session(Clock()), Start(ROW, learner, seed=1))


def test_what_is_owed_is_done_exactly():
    session = started()
    session.obey(Step(7))
    while session.switches.owed:
        assert engine.work(session.run, 0.01)
    assert (session.run.lived, session.switches.owed) == (7, 0)


def test_beside_the_training_the_level_is_solved_and_drivers_get_the_optimum():
    session = started()
    assert session.run.trainee.driving.optimal is None
    settle(session)
    optimal = session.run.trainee.driving.optimal
    assert session.run.meter.optimum is not None
    assert optimal[0, session.mdp.actions.index("right")] == 1.0
    assert (optimal.sum(axis=1)[:3] == 1.0).all()


def test_status_follows_what_it_does():
    session = started("value-iteration")
    assert engine.status(session.run) is Status.PAUSED
    session.obey(Step(1))
    assert engine.status(session.run) is Status.RUNNING
    done(session, Step(1000))
    settle(session)
    assert engine.status(session.run) is Status.CONVERGED
    session.obey(Learn(False))
    assert engine.status(session.run) is Status.PAUSED
    session.run.life.fail("out of cheese")
    assert engine.status(session.run) is Status.FAILED
    assert (engine.rest(session.run), engine.work(session.run, 0.01)) == (math.inf, False)


def test_rest_is_until_the_next_unit_of_the_pace():
    session = started()
    settle(session)
    assert engine.rest(session.run) == math.inf
    session.obey(SetPace(2.0))
    session.obey(Resume())
    session.work(0.01)
    settle(session) if engine.rest(session.run) == 0.0 else None
    assert 0.0 < engine.rest(session.run) <= 0.5


def test_a_person_who_drives_leaves_the_engine_nothing_to_do():
    session = started()
    settle(session)
    session.obey(Drive("me"))
    session.obey(Resume())
    settle(session)
    assert (session.run.lived, engine.rest(session.run)) == (0, math.inf)


def test_who_waits_for_kernels_is_looked_for_again():
    session = started()
    settle(session)
    session.run.company.obey(Beside("sarsa"))
    assert engine.rest(session.run) == POLL
