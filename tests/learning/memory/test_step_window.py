"""The ring of transitions that an n-step target waits for."""

import numpy as np
import pytest

from playground.learning.memory.step_window import COUNT, SIZE, Waiting, enter, leave, target_of_first


@pytest.fixture
def waiting():
    kept = Waiting()
    for place, reward in ((5, 1.0), (2, 10.0), (5, 100.0)):
        enter(kept.window, place, reward)
    return kept


def test_the_target_of_the_first_counts_all_rewards_and_what_follows(waiting):
    """1 + 10/2 + 100/4 + 8/8."""
    assert target_of_first(waiting.window, 0.5, 8.0) == pytest.approx(32.0, abs=1e-12)


def test_they_leave_in_the_order_in_which_they_came(waiting):
    assert [int(leave(waiting.window)) for _ in range(3)] == [5, 2, 5]
    assert waiting.window.whole[COUNT] == 0


def test_it_goes_round_for_ever(waiting):
    for number in range(3 * SIZE):
        enter(waiting.window, number, float(number))
        leave(waiting.window)
    assert target_of_first(waiting.window, 1.0, 0.0) == 3 * (3 * SIZE) - 6  # the last three rewards
    assert [int(leave(waiting.window)) for _ in range(3)] == [3 * SIZE - 3, 3 * SIZE - 2, 3 * SIZE - 1]


def test_what_waits_is_shown_saved_and_dropped(waiting):
    assert waiting.shown(6).tolist() == [0.0, 0.0, 1.0, 0.0, 0.0, 1.0]
    other = Waiting()
    other.load(waiting.save())
    waiting.drop()
    assert not waiting.shown(6).any() and target_of_first(other.window, 0.5, 8.0) == 32.0
    other.load({})
    assert np.array_equal(other.shown(6), np.zeros(6))
