"""Four lives in one kernel: each has the body and the mind that it would have alone."""

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.families.four_lives import advance_abreast, fit_abreast
from playground.learning.life.abreast import LIVES
from playground.learning.life.body import LOG
from playground.learning.life.experience import Experience

COVERS = ("playground/learning/families/four_lives.py",)
KINDS = [("q-learning", 0.0), ("q-learning", 0.25), ("sarsa", 0.25), ("expected-sarsa", 0.25)]


def four(mdp, learner="q-learning", **settings):
    spec = learners()[learner]
    return [spec.make(spec.settings(**settings), Experience(mdp, seed), seed) for seed in range(LIVES)]


def same(lives, others):
    for one, other in zip(lives, others, strict=True):
        saved, saved_too = one.save(), other.save()
        assert saved.keys() == saved_too.keys()
        assert all(np.array_equal(saved[name], saved_too[name]) for name in saved)


@pytest.mark.parametrize(
    ("learner", "slip"), [("q-learning", 0.0), ("q-learning", 0.25), ("sarsa", 0.25), ("expected-sarsa", 0.25)]
)
def test_all_that_is_saved_is_the_same_however_the_steps_are_cut(drawn, learner, slip):
    mdp = drawn(["S..", ".#.", "..G"], slip=slip, time_limit=7)
    lives, alone = four(mdp, learner), four(mdp, learner)
    assert fit_abreast(lives)
    for steps in (1, 300, 2, 1700):
        assert advance_abreast(lives, steps)[0] == steps
        for one in alone:
            one.advance(steps)
    same(lives, alone)


def test_full_logs_are_emptied_and_it_goes_on(drawn):
    mdp = drawn(["SG"], moves='"four"', time_limit=2)
    lives, alone = four(mdp), four(mdp)
    assert advance_abreast(lives, 3 * LOG)[0] == 3 * LOG
    for one in alone:
        one.advance(3 * LOG)
    assert min(one.body.episodes for one in lives) > LOG
    same(lives, alone)


def test_it_pauses_when_one_has_ended_as_many_episodes_as_are_wanted(drawn):
    lives = four(drawn(["S..G"], time_limit=50))
    for one in lives:
        one.body.pause = 3
    done, _ = advance_abreast(lives, 10_000)
    assert done < 10_000
    assert max(one.body.episodes for one in lives) == 3
    assert {one.body.steps for one in lives} == {done}


def test_who_does_not_fit(drawn):
    mdp = drawn(["S.G"])
    lives = four(mdp)
    assert not fit_abreast(lives[:3])
    assert not fit_abreast([*lives[:3], four(drawn(["S.G"]))[0]]), "another table"
    assert not fit_abreast([*lives[:3], four(mdp, "sarsa")[0]])
    assert not fit_abreast(four(mdp, explore="softmax"))
    assert not fit_abreast(four(drawn(["S.G"], moves='"left-right"')))
    assert not fit_abreast(four(mdp, "double-q-learning"))
