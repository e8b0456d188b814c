"""The deeds that are done at once: what holds after them, how they are said, and that a life can do all of them again."""

import dataclasses

import numpy as np
import pytest

from playground.learning.learners.q_learning import LEARNER
from playground.training.chronicle.deed import Facts
from playground.training.chronicle.instant_deeds import Failed, Judged, Moved, OptimumLearned, Relabelled, Switched, Tuned
from playground.training.drivers import Driver
from playground.world.library import find

CORRIDOR = find("corridor")
SETTINGS = LEARNER.settings()
FACTS = Facts(CORRIDOR, 0, SETTINGS, SETTINGS)


def test_a_dial_that_was_moved_is_said_by_its_symbol():
    tuned = dataclasses.replace(SETTINGS, alpha=0.125, epsilon=0.5)
    assert Tuned(tuned).words(FACTS) == f"α {SETTINGS.alpha:g} → 0.125, ε {SETTINGS.epsilon:g} → 0.5"
    assert Tuned(SETTINGS).words(FACTS) == ""
    assert Tuned(tuned).after(FACTS).settings is tuned and Tuned(tuned).after(FACTS).made is SETTINGS


def test_in_another_table_the_learner_is_made_anew_and_the_optimum_is_another():
    optimal = np.ones((4, 4), np.bool_)
    knowing = OptimumLearned(optimal).after(Tuned(dataclasses.replace(SETTINGS, alpha=0.125)).after(FACTS))
    assert knowing.optimal is optimal
    level = dataclasses.replace(CORRIDOR, rows=("S..G",))
    moved = Moved(level, 0).after(knowing)
    assert (moved.level, moved.optimal, moved.made) == (level, None, knowing.settings)
    assert Moved(level, 0).words(knowing) == "the level was edited"
    assert Moved(CORRIDOR, 1).words(knowing) == "another map of the level"
    assert Relabelled(level, 0).after(knowing).optimal is optimal


def test_the_first_trouble_counts():
    facts = Failed("out of cheese").after(FACTS)
    assert Failed("and more").after(facts).trouble == "out of cheese"


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (Switched(Driver.ME, True), "me drives"),
        (Switched(Driver.LEARNER, False), "learning off"),
        (Switched(Driver.LEARNER, True), ""),
        (Judged(np.ones((2, 2)), SETTINGS), "another policy to judge"),
    ],
)
def test_what_is_worth_saying(deed, words):
    assert deed.words(FACTS) == words


def test_what_holds_large_arrays_weighs_as_much():
    assert Judged(np.ones((100, 4)), SETTINGS).bytes > 3200 > Tuned(SETTINGS).bytes
