"""The transition that waits for its next action."""

import numpy as np

from playground.learning.life.body import Lived
from playground.learning.memory.pending import CONTINUATION, REWARD, PendingTransition, hold, release, waits
from playground.rl.kernel_types import U64

LIVED = Lived(-1.5, U64(3), 0.9)


def test_nothing_waits_until_something_is_held_and_after_it_is_released():
    pending = PendingTransition().pending
    assert not waits(pending)
    hold(pending, U64(7), LIVED)
    assert waits(pending) and pending.held[0] == 7
    assert (pending.paid[REWARD], pending.paid[CONTINUATION]) == (-1.5, 0.9)
    release(pending)
    assert not waits(pending)


def test_the_pair_of_index_0_waits_too():
    pending = PendingTransition().pending
    hold(pending, U64(0), LIVED)
    assert waits(pending)


def test_what_a_learner_adds_stays_behind_reward_and_discount():
    kept = PendingTransition(3)
    kept.pending.paid[2] = 4.0
    hold(kept.pending, U64(7), LIVED)
    assert kept.pending.paid.tolist() == [-1.5, 0.9, 4.0]


def test_it_is_saved_loaded_and_dropped():
    kept, other = PendingTransition(), PendingTransition()
    hold(kept.pending, U64(7), LIVED)
    arrays = kept.save()
    kept.drop()
    assert not waits(kept.pending) and arrays["run/held"].tolist() == [7]
    other.load(arrays)
    assert waits(other.pending) and other.pending.paid.tolist() == [-1.5, 0.9]
    other.load({})
    assert not waits(other.pending) and np.array_equal(other.pending.paid, [0.0, 0.0])
