"""Recorded transitions, one after another."""

import numpy as np

from playground.learning.life.recording import Recording, joined


def part(*states):
    count = len(states)
    flags = np.zeros(count, bool)
    begins = flags.copy()
    begins[:1] = True
    numbers = np.array(states, np.int64)
    return Recording(numbers, numbers + 10, numbers * 0.5, numbers + 1, flags, flags, begins)


def test_parts_are_joined_in_order_and_each_begins_anew():
    whole = joined([part(3, 4), part(), part(7)])
    assert whole.state.tolist() == [3, 4, 7] and whole.action.tolist() == [13, 14, 17]
    assert whole.reward.tolist() == [1.5, 2.0, 3.5] and whole.begins.tolist() == [True, False, True]
