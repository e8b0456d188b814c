"""The second learner: bit for bit the same as if it lived alone, in step with the first one, and nothing where nobody asks."""

import dataclasses

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training import commands
from playground.training.readiness import POLL
from playground.training.session import Session
from playground.world import library
from tests.training.sessions import Clock, done, settle

CORRIDOR = library.find("corridor")
PAIRS = (("q-learning", "actor-critic"), ("reinforce", "sarsa"), ("actor-critic", "dqn"), ("value-iteration", "reinforce"))


def alone(learner, steps, level=CORRIDOR, seed=3, settings=None):
    """The learner's snapshot after so many steps without company."""
    return settle(done(Session(Clock()), commands.Start(level, learner, settings, seed), commands.Step(steps)))


def same(one, other):
    """Whether two snapshots tell of the same life."""
    assert one.units == other.units
    assert one.agent == other.agent
    assert one.last == other.last
    assert one.fields.keys() == other.fields.keys()
    for field in one.fields:
        assert np.array_equal(one.fields[field], other.fields[field]), field


@pytest.fixture
def pair():
    """Makes a session with two learners, after so many steps of the first one, and `before` steps without company."""

    def make(first, second, steps, before=0, settings=None, level=CORRIDOR):
        session = done(Session(Clock()), commands.Start(level, first, seed=3))
        if before:
            done(session, commands.Step(before))
        session.obey(commands.Beside(second, settings))
        settle(session)
        return done(session, commands.Step(steps))

    return make


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_it_is_the_same_as_alone(pair, first, second):
    seen = settle(pair(first, second, 700))
    same(seen.beside, alone(second, 700))  # a planner's mouse that walks lives on too
    same(seen, alone(first, 700))


def test_who_comes_later_catches_up_and_is_the_same_as_alone(pair):
    seen = settle(pair("q-learning", "reinforce", 100, before=600))
    assert seen.beside.units == seen.units == 700
    same(seen.beside, alone("reinforce", 700))


def test_while_it_catches_up_the_first_one_waits():
    session = done(Session(Clock()), commands.Start(CORRIDOR, "q-learning", seed=3), commands.Step(500))
    session.obey(commands.Beside("actor-critic"))
    session.obey(commands.Step(10))
    session.work(0.0)
    session.work(0.0)
    seen = session.snapshot()
    assert seen.units == 500
    assert 0 < seen.beside.units < 500
    assert seen.beside.progress.share == pytest.approx(seen.beside.units / 500)
    seen = settle(session)
    assert (seen.units, seen.beside.units, seen.beside.progress) == (510, 510, None)


def test_nobody_is_there_where_nobody_asks(pair):
    session = pair("q-learning", "actor-critic", 50)
    assert session.snapshot().beside is not None
    session.obey(commands.Beside())
    assert session.snapshot().beside is None
    assert list(session.run.company.lives) == []
    assert alone("q-learning", 5).beside is None


def test_they_share_the_table_and_the_truth(pair):
    seen = settle(pair("q-learning", "actor-critic", 50))
    assert seen.beside.mdp is seen.mdp
    assert seen.beside.optimum is seen.optimum
    assert seen.beside.learner == "actor-critic"
    assert Field.PREFERENCE in seen.beside.fields
    assert seen.beside.beside is None


def test_an_edit_carries_both_over(pair):
    session = pair("q-learning", "actor-critic", 300)
    v = session.snapshot().beside.fields[Field.V].copy()
    session.obey(commands.EditLevel(dataclasses.replace(CORRIDOR, rows=("S...G.",))))
    seen = session.snapshot()
    assert seen.beside.mdp is seen.mdp
    assert seen.beside.units == 300
    assert len(seen.beside.fields[Field.V]) != len(v)
    assert np.array_equal(seen.beside.fields[Field.V][:4], v[:4])
    assert settle(done(session, commands.Step(40))).beside.units == 340


def test_a_new_run_begins_both_anew_and_a_restart_puts_both_at_the_start(pair):
    session = pair("q-learning", "actor-critic", 303)
    session.obey(commands.Restart())
    seen = session.snapshot()
    assert (seen.agent.step, seen.beside.agent.step, seen.beside.units) == (0, 0, 303)
    session.obey(commands.Start(CORRIDOR, "sarsa", seed=3))
    done(session, commands.Step(200))
    same(settle(session).beside, alone("actor-critic", 200))


def test_other_settings_of_the_same_learner_tune_it(pair):
    from playground.learning.collection import learners

    settings = learners()["actor-critic"].settings(alpha=0.03)
    session = pair("q-learning", "actor-critic", 100)
    session.obey(commands.Beside("actor-critic", settings))
    seen = session.snapshot()
    assert seen.beside.settings == settings
    assert seen.beside.units == 100
    assert settle(pair("q-learning", "actor-critic", 100, settings=settings)).beside.settings == settings


def test_a_persons_move_is_one_step_for_both(pair):
    session = pair("q-learning", "actor-critic", 20)
    session.obey(commands.Drive("me"))
    session.obey(commands.Act("right"))
    seen = session.snapshot()
    assert (seen.units, seen.beside.units) == (21, 21)
    same(seen.beside, alone("actor-critic", 21))


def test_what_there_is_not_is_told_and_changes_nothing(pair):
    session = pair("q-learning", "actor-critic", 20)
    session.obey(commands.Beside("nobody"))
    assert "there is no learner 'nobody'" in session.message
    assert session.snapshot().beside.learner == "actor-critic"


def test_a_second_one_that_fails_leaves_the_first_one_alone(pair):
    session = pair("q-learning", "actor-critic", 20)

    def broken(*args):
        raise ArithmeticError("too hot")

    (other,) = session.run.company.lives
    other.trainee.learner.advance = broken
    seen = settle(done(session, commands.Step(30)))
    assert (seen.units, seen.status, seen.beside.status) == (50, "paused", "failed")
    assert "too hot" in seen.beside.message
    same(seen, alone("q-learning", 50))


class Child:
    """Kernels that become ready when they are told to."""

    message = "compiling"

    def __init__(self, *names):
        self.names = {"body", "optimum", *names}

    def ready(self, *names):
        return bool(names) and self.names >= set(names)

    def close(self):
        """Nothing is going on."""


def test_it_waits_for_its_kernels_while_the_first_one_learns():
    child = Child("q-learning")
    session = done(Session(Clock(), warm_up=lambda learner: child), commands.Start(CORRIDOR, "q-learning", seed=3))
    session.obey(commands.Beside("actor-critic"))
    session.work(0.01)
    done(session, commands.Step(40))
    seen = settle(session)
    assert (seen.units, seen.beside) == (40, None)
    assert session.rest() == POLL
    child.names.add("actor-critic")
    settle(session)
    same(session.snapshot().beside, alone("actor-critic", 40))


def test_where_the_level_changes_by_itself_both_go_over():
    maze = library.find("blocking-maze")
    short = dataclasses.replace(maze, changes=tuple(dataclasses.replace(change, at=60) for change in maze.changes))
    session = done(Session(Clock()), commands.Start(short, "q-learning", seed=3))
    session.obey(commands.Beside("actor-critic"))
    settle(session)
    seen = settle(done(session, commands.Step(100)))
    assert (seen.moment, seen.units, seen.beside.units) == (1, 100, 100)
    assert seen.beside.mdp is seen.mdp
    same(seen.beside, alone("actor-critic", 100, short))


def test_as_many_as_are_asked_for_live_in_step_on_the_same_numbers_or_on_their_own(pair):
    session = pair("q-learning", "actor-critic", 120)
    session.obey(commands.Beside("sarsa", place=2))
    session.obey(commands.Beside("sarsa", place=4, seed=11))
    seen = settle(done(settle(session) and session, commands.Step(80)))
    assert list(seen.company) == [1, 2, 4]
    assert [life.units for life in (seen, *seen.company.values())] == [200] * 4
    assert [life.seed for life in seen.company.values()] == [3, 3, 11]
    same(seen.company[1], alone("actor-critic", 200))
    same(seen.company[2], alone("sarsa", 200))
    same(seen.company[4], alone("sarsa", 200, seed=11))
    same(seen, alone("q-learning", 200))
    session.obey(commands.Beside(place=2))
    assert list(session.snapshot().company) == [1, 4]


def test_one_that_fails_leaves_all_others_alone(pair):
    session = pair("q-learning", "actor-critic", 20)
    session.obey(commands.Beside("sarsa", place=2))
    settle(session)

    def broken(*args):
        raise ArithmeticError("too hot")

    next(iter(session.run.company.lives)).trainee.learner.advance = broken
    seen = settle(done(session, commands.Step(30)))
    assert [life.status for life in (seen, *seen.company.values())] == ["paused", "failed", "paused"]
    same(seen.company[2], alone("sarsa", 50))


def test_there_is_no_place_before_the_first():
    session = done(Session(Clock()), commands.Start(CORRIDOR, "q-learning", seed=3))
    session.obey(commands.Beside("sarsa", place=0))
    assert "the place is 0, expected 1" in session.message


def test_what_belongs_to_the_first_one_is_not_said_of_the_second(pair):
    """A study, a fan, stages and the distance are the first one's; everything that is lived is its own."""
    session = done(Session(Clock()), commands.Start(CORRIDOR, "policy-iteration", seed=3), commands.Beside("q-learning"))
    settle(session)
    session.obey(commands.Step(30))
    session.obey(commands.Study("optimum"))
    settle(session)
    session.measured()
    seen = session.snapshot()
    first, second = seen, seen.beside
    assert first.standing is not None and first.distance is not None and first.study is not None
    assert (second.study, second.fan, second.distance, second.until_change, second.standing, second.stage) == (
        None,
        None,
        None,
        None,
        None,
        "",
    )
    assert (second.lived, second.progress, second.message) == (30, None, "")
    assert len(second.last) == 30 and second.learner == "q-learning" and second.agent != first.agent
    assert second.mdp is first.mdp and second.optimum is first.optimum and second.seed == 3
