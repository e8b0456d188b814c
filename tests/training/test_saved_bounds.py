"""Whole numbers of saved lives: one that leads nowhere is refused before a kernel follows it."""

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training.drivers import Driver
from playground.training.ground import Ground
from playground.training.life import Life
from playground.world import compile_mdp
from playground.world.library import find

GROUND = Ground(find("corridor"), 0, compile_mdp(find("corridor")))
FREE = ("body/random", "-heap", "-place")
"""The first are dice; in a queue only what waits counts, see below."""


def saved(learner):
    life = Life(learner, None, 3)
    life.begin(GROUND)
    life.advance(260, Driver.LEARNER, True)
    return life.save()


def loaded(learner, arrays):
    life = Life(learner, None, 3)
    life.begin(GROUND)
    life.load(arrays)


@pytest.mark.parametrize("learner", learners())
def test_what_a_learner_saves_is_known_and_any_number_that_leads_nowhere_is_refused(learner):
    arrays = saved(learner)
    loaded(learner, arrays)
    numbers = [name for name, array in arrays.items() if array.dtype.kind in "iu" and array.size and ":" in name]
    for name in numbers:
        fractions = np.full(arrays[name].shape, -1.0)  # they would be copied as whole numbers that were never looked at
        for other in (fractions, fractions.astype(np.float32), np.full(arrays[name].shape, "-1")):
            with pytest.raises(ValueError, match="no whole ones"):
                loaded(learner, {**arrays, name: other})
    numbers = [name for name in numbers if not name.endswith(FREE)]
    assert len(numbers) >= 4
    for name in numbers:
        for wrong in (np.iinfo(arrays[name].dtype).max if arrays[name].dtype.itemsize < 8 else 1 << 62, -2):
            changed = arrays[name].astype(np.int64)
            changed.reshape(-1)[0] = wrong
            with pytest.raises((ValueError, OverflowError)):
                loaded(learner, {**arrays, name: changed})


def test_a_list_without_end_is_refused():
    arrays = saved("prioritized-sweeping")
    following = arrays["learner:run/before-next"].copy()
    at = int(arrays["learner:run/before-head"].max())
    following[at] = at
    with pytest.raises(ValueError, match="no end"):
        loaded("prioritized-sweeping", {**arrays, "learner:run/before-next": following})


@pytest.mark.parametrize("name", ["head", "next", "previous"])
def test_a_list_of_one_link_that_would_become_that_of_every_place_is_refused(name):
    arrays = saved("prioritized-sweeping")
    with pytest.raises(ValueError, match="no end"):
        loaded("prioritized-sweeping", {**arrays, f"learner:run/before-{name}": np.array([12])})


def test_a_queue_that_does_not_know_where_its_things_are_is_refused():
    arrays = saved("prioritized-sweeping")
    with pytest.raises(ValueError, match="not where it says"):
        loaded("prioritized-sweeping", {**arrays, "learner:run/queue-whole": np.array([3])})


def test_names_that_are_not_known_are_refused():
    with pytest.raises(ValueError, match="not known here"):
        loaded("sarsa", {**saved("sarsa"), "learner:run/strange": np.array([3])})
