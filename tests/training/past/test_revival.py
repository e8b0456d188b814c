"""Any moment of a run of every learner, revived: the same bits as a fresh run that is stopped there."""

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training.chronicle import chronicle, keyframes
from playground.training.drivers import Driver
from playground.training.ground import Ground
from playground.training.life import Life
from playground.training.past.grounds import Grounds
from playground.training.past.revival import PastError, Revival
from playground.world import compile_mdp
from playground.world.library import find
from tests.past import compared

GROUND = Ground(find("corridor"), 0, compile_mdp(find("corridor")))
LEARNER = Driver.LEARNER


@pytest.fixture
def many(monkeypatch):
    """Keyframes as often as it goes."""
    monkeypatch.setattr(chronicle, "STRIDE", 8)
    monkeypatch.setattr(keyframes, "SHARE", 1e9)


@pytest.mark.parametrize("learner", learners())
def test_any_moment_is_what_a_fresh_run_was_there(learner, many):
    """One moment of a run with five disturbances, saved and opened again too; `python -m tests.past` compares 20 of 20."""
    (moment,) = compared(learners()[learner], 1, 5, 1)
    assert (moment.lived, moment.opened) == ([], [])


def living(learner="q-learning"):
    life = Life(learner, None, 3)
    life.begin(GROUND)
    return life


def same(one, other):
    left, right = one.save(), other.save()
    return left.keys() == right.keys() and all(left[name].tobytes() == right[name].tobytes() for name in left)


def test_it_goes_to_and_fro_and_is_always_the_same(many):
    life = living()
    life.advance(500, LEARNER, True)
    revival, log = Revival(life.chronicle, Grounds()), life.chronicle.log
    assert same(revival.go(log.end), life)
    for moment in (400, 100, 101, 99, 0, 500, 7):
        fresh = living()
        fresh.advance(moment, LEARNER, True)
        assert same(revival.go(log.position(moment)), fresh), moment
        assert revival.ticks == moment


def test_going_there_can_be_left_at_any_time_for_somewhere_else(many):
    life = living()
    life.advance(3000, LEARNER, True)
    life.chronicle.keyframes.frames[1:] = []
    revival, log = Revival(life.chronicle, Grounds()), life.chronicle.log
    revival.head_for(log.position(2900))
    assert not revival.work(0.0)
    assert 0 < revival.left < 2900
    fresh = living()
    fresh.advance(1500, LEARNER, True)
    assert same(revival.go(log.position(1500)), fresh)


def test_a_life_that_failed_fails_where_it_did():
    life = living()
    life.advance(20, LEARNER, True)
    life.fail("out of cheese")
    life.act(1, True)
    revival = Revival(life.chronicle, Grounds())
    assert revival.go(life.chronicle.log.position(19)).trouble == ""
    assert revival.go(life.chronicle.log.position(20)).trouble == "out of cheese"
    assert revival.go(life.chronicle.log.end).ticks == 21
    assert revival.go(life.chronicle.log.position(5)).trouble == ""


def test_whoever_looks_at_a_revived_life_changes_nothing_of_what_follows():
    life = living()
    life.advance(1, Driver.OPTIMUM, True)  # nothing: the optimum is not known yet
    life.advance(20, LEARNER, True)
    life.learn_optimum(GROUND.mdp.legal)
    life.advance(9, Driver.OPTIMUM, True)
    revival, log = Revival(life.chronicle, Grounds()), life.chronicle.log
    revival.go(log.position(0)).learn_optimum(GROUND.mdp.legal)
    assert same(revival.go(log.end), life)


def test_a_past_that_does_not_come_again_is_said():
    life = living()
    life.advance(20, LEARNER, True)
    revival = Revival(life.chronicle, Grounds())
    revival.go(life.chronicle.log.position(5)).advance = lambda *how: 0
    with pytest.raises(PastError, match="past tick 5"):
        revival.go(life.chronicle.log.end)


def test_its_arrays_are_its_own():
    life = living()
    life.advance(20, LEARNER, True)
    before = life.save()
    Revival(life.chronicle, Grounds()).go(life.chronicle.log.position(7)).advance(50, LEARNER, True)
    assert all(np.array_equal(before[name], array) for name, array in life.save().items())
