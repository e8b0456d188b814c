"""Runs lived together are the runs lived alone, bit for bit."""

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.life.abreast import LIVES
from playground.training.experiments import together as room
from playground.training.experiments.together import lived_together, together
from playground.training.experiments.trial import Trial, TrialError, lived
from playground.world import library


def trials(level, learner, count=LIVES, steps=None, episodes=None, **settings):
    own = learners()[learner].settings(**settings)
    return [Trial(library.find(level), learner, own, seed, steps, episodes) for seed in range(count)]


@pytest.fixture
def short(monkeypatch):
    """Short runs are lived together too."""
    monkeypatch.setattr(room, "LONG_STEPS", 10)
    monkeypatch.setattr(room, "LONG_EPISODES", 10)


@pytest.mark.parametrize(
    ("level", "learner", "many"),
    [
        ("frozenlake-8x8", "q-learning", {"steps": 30_000}),
        ("frozenlake-8x8", "sarsa", {"steps": 30_000, "count": 6}),
        ("cliff-walking", "expected-sarsa", {"steps": 30_000}),
        ("frozenlake-4x4", "q-learning", {"episodes": 300}),
        ("frozenlake-4x4", "sarsa", {"episodes": 300, "epsilon": 1.0}),
        ("frozenlake-4x4", "q-learning", {"steps": 3000, "explore": "softmax"}),
        ("blocking-maze", "q-learning", {"steps": 3000}),
        ("frozenlake-4x4", "double-q-learning", {"steps": 3000}),
    ],
)
def test_each_is_as_if_alone(short, level, learner, many):
    """Also where no kernel fits: softmax, a maze that changes, a learner without one; and where one is over before the others."""
    runs = trials(level, learner, **many)
    for alone, other in zip([lived(run) for run in runs], lived_together(runs), strict=True):
        assert len(alone.at) > 0
        for column, column_too in zip(alone, other, strict=True):
            assert np.array_equal(column, column_too)


def test_only_long_runs_of_learners_with_a_kernel_for_it_are_lived_together():
    q_learning, dqn = (trials("frozenlake-4x4", learner, 1, steps=10**6)[0] for learner in ("q-learning", "dqn"))
    assert (together(q_learning), together(dqn), together(q_learning._replace(steps=1000))) == (LIVES, 1, 1)
    assert together(q_learning._replace(steps=None, episodes=10**4)) == LIVES


def test_one_that_goes_wrong_is_said_with_its_seed(short, monkeypatch):
    monkeypatch.setattr(room, "advance_abreast", lambda minds, steps: (steps, [0.0, 0.0, float("inf"), 0.0]))
    with pytest.raises(TrialError, match="seed 2"):
        lived_together(trials("frozenlake-4x4", "q-learning", steps=1000))


def test_who_is_not_wanted_any_more_stops(short):
    assert all(len(run.at) == 0 for run in lived_together(trials("frozenlake-4x4", "q-learning", steps=10**9), lambda: True))
