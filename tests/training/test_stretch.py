"""A stretch of a run, done in slices."""

import pytest

from playground.training.commands import Start
from playground.training.session import Session
from playground.training.stretch import left_to_do, work_on
from playground.world import LevelError, finite_mdp, library, table_level


def begun(level="corridor", learner="q-learning"):
    session = Session()
    session.obey(Start(library.find(level) if isinstance(level, str) else level, learner))
    return session


def test_so_many_more_steps():
    session = begun()
    for _ in range(2):
        for left in left_to_do(session, 30, None):
            work_on(session, left, 0.01)
    assert session.units == 60


def test_so_many_more_episodes():
    session = begun()
    lefts = []
    for left in left_to_do(session, None, 7):
        lefts.append(left)
        work_on(session, left, 0.01)
    assert session.episodes == 7
    assert session.trainee.body.ended, "it stops where the last of them ends"
    assert lefts[0] == 7
    assert lefts == sorted(lefts, reverse=True)


def test_nothing_to_do():
    session = begun()
    assert list(left_to_do(session, 0, None)) == list(left_to_do(session, None, 0)) == []


def test_a_planner_that_has_converged_ends_it():
    session = begun(learner="value-iteration")
    for left in left_to_do(session, None, 1000):
        work_on(session, left, 0.01)
    assert session.finished
    assert session.episodes < 1000


def test_where_no_episode_can_begin():
    over = finite_mdp([[[0, 1], [0, 1]]], [[1], [0]], 0.5, terminal=[1], start=1)
    session = begun(table_level(over, "Over"))
    with pytest.raises(LevelError, match="'Over' has no start where anything can be done"):
        next(left_to_do(session, 5, None))
