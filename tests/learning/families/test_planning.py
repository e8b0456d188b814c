"""Learners that remember the world: what is shown of it, and when it has to be seen again."""

import numpy as np
import pytest

from playground.learning.learner import Field


@pytest.fixture
def dyna(drawn, made, drive):
    """Dyna-Q after two steps to the right in a corridor of four cells."""
    learner = made("dyna-q", drawn(["S..G"], moves='"left-right"'), planning=0)
    drive(learner, "rr")
    return learner


@pytest.fixture
def drive():
    """Drives a learner in a corridor by first letters."""

    def go(learner, way):
        for letter in way:
            learner.advance(1, "lr".index(letter))

    return go


def test_it_shows_where_each_move_led_and_minus_one_for_what_was_never_seen(dyna):
    assert dyna.estimates()[Field.MODEL].tolist() == [[-1, 1], [-1, 2], [-1, -1], [-1, -1]]


def test_v_is_the_best_of_q(dyna):
    q = np.array([[1.0, 3.0], [-2.0, -1.0], [0.0, 0.0], [0.0, 0.0]])
    dyna.believe(q)
    assert dyna.estimates()[Field.V].tolist() == [3.0, -1.0, 0.0, 0.0]


def test_what_was_seen_is_saved_and_in_another_level_it_has_to_be_seen_again(dyna, drawn, made):
    arrays = dict(dyna.save())
    other = made("dyna-q", drawn(["S..G"], moves='"left-right"'), planning=0)
    other.load(arrays)
    np.testing.assert_array_equal(other.estimates()[Field.MODEL], dyna.estimates()[Field.MODEL])
    other.load({name: array for name, array in arrays.items() if not name.startswith("run/model")})
    assert (other.estimates()[Field.MODEL] == -1).all()
