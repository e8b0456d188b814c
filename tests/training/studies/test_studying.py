"""What is studied beside a run."""

import numpy as np
import pytest

from playground.edit.board_edits import Paint
from playground.training import commands
from playground.training.drivers import PolicySource
from playground.training.session import Session
from playground.training.studies import study
from playground.training.studies.studying import Studying
from playground.world import library
from playground.world.grid import Cell
from tests.training.sessions import Clock, done, settle


@pytest.fixture
def session():
    session = Session(seconds=Clock())
    session.obey(commands.Start(library.find("corridor"), "q-learning", seed=1))
    return session


def test_nothing_is_studied_unless_it_is_asked_for(session):
    assert settle(session).study is None


def test_every_policy_can_be_studied(session):
    done(session, commands.Step(500))
    for source in ("uniform", "greedy", "learner", "optimum", "played"):
        session.obey(commands.Study(source))
        study = settle(session).study
        assert study.source == source
        assert np.isfinite(study.v).all()
    session.obey(commands.Study())
    assert settle(session).study is None


def test_the_study_of_the_optimum_is_the_optimum(session):
    session.obey(commands.Study("optimum"))
    snapshot = settle(session)
    assert snapshot.study.v == pytest.approx(snapshot.optimum.v, abs=1e-9)


def test_the_greedy_policy_is_followed_while_it_changes(session):
    session.obey(commands.Study("greedy"))
    first = settle(session).study
    done(session, commands.Step(5000))
    last = settle(session).study
    assert last.start > first.start
    assert settle(session).study is last


def test_a_policy_that_takes_long_to_solve_leaves_the_training_most_of_the_time(session, monkeypatch):
    clock, exactly, began = Clock(), study.studied, []
    trainee = done(session, commands.Step(1)).trainee
    studying = Studying(commands.Study(PolicySource.GREEDY), clock)

    def solved(*arguments):
        began.append(clock.now)
        clock.now += 2.0
        return exactly(*arguments)

    monkeypatch.setattr(study, "studied", solved)
    monkeypatch.setattr(studying, "_policy", lambda *arguments: np.random.default_rng(len(began)).dirichlet(np.ones(4), 5))
    studying.begin()
    for _ in range(100):
        studying.note()
        studying.work(True, trainee, None)
        clock.now += 0.25
    assert len(began) > 2
    assert np.diff(began).min() >= 10.0  # two seconds of study, eight of training


def test_a_study_changes_nothing_of_what_is_learned(session):
    other = Session(seconds=Clock())
    other.obey(commands.Start(library.find("corridor"), "q-learning", seed=1))
    session.obey(commands.Study("learner"))
    session.obey(commands.Sample(0, 50))
    for studied_session in (session, other):
        done(studied_session, commands.Step(300))
    one, two = settle(session), settle(other)
    assert all((one.fields[field] == two.fields[field]).all() for field in two.fields)
    assert one.last == two.last


def test_episodes_are_added_until_another_state_is_asked_for(session):
    session.obey(commands.Study("uniform"))
    session.obey(commands.Sample(0, 700))
    assert len(settle(session).fan.returns) == 700
    session.obey(commands.Sample(0, 100))
    assert len(settle(session).fan.returns) == 800
    session.obey(commands.Sample(1, 5))
    assert (settle(session).fan.state, len(settle(session).fan.returns)) == (1, 5)


def test_an_edit_tells_what_it_did_to_the_optimum(session):
    before = settle(session).optimum.v
    assert settle(session).ripple is None
    session.obey(commands.EditLevel(Paint((Cell(0, 1),), "#").apply(session.level)))
    snapshot = settle(session)
    assert snapshot.ripple.number == 1
    old = before[[0, 2, 3]]
    new = snapshot.optimum.v[: len(old)]
    assert snapshot.ripple.change[: len(old)] == pytest.approx(new - old, abs=1e-9)


def test_the_moves_of_a_person_are_counted_and_kept(session):
    settle(session)
    session.obey(commands.Act("right"))
    session.obey(commands.Act("right"))
    from playground.learning.learner import Field

    counts = settle(session).fields[Field.PLAYED]
    assert counts.sum() == 2
    saved = session.run.life.save()
    session.trainee.played[:] = 0
    session.run.life.load(saved)
    assert (settle(session).fields[Field.PLAYED] == counts).all()


def test_a_policy_that_there_is_not_is_told(session):
    session.obey(commands.Study("mine"))
    assert "no policy 'mine' to study; expected one of uniform" in session.message
