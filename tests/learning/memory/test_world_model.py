"""What is remembered of the world, and how a memory is drawn."""

from collections import Counter
from types import SimpleNamespace

import numpy as np

from playground.learning.memory.world_model import observe, remembered, restore, saved, world_model
from playground.rl.kernel_types import U64
from playground.rl.sampler import sampler

LEFT, RIGHT = 0, 1


def remembering(mdp):
    """A memory in which left and right were taken in state 0, and right twice in state 1."""
    model, world = world_model(5, 2), sampler(mdp)
    for now, (state, action, to) in enumerate([(0, LEFT, 0), (0, RIGHT, 1), (1, RIGHT, 2), (1, RIGHT, 2)]):
        lived = SimpleNamespace(successor=to, reward=0.5 * now, continuation=0.9)
        observe(model, state, 2 * state + action, lived, now, world)
    return model, world


def test_a_state_is_drawn_first_and_then_an_action_taken_in_it(drawn):
    """Section 8.2: two states were seen, 1/2 each; two actions were taken in one of them. Even over the pairs: thirds."""
    model, world = remembering(drawn(["S...G"], moves='"left-right"'))
    quarters = [U64(number << 30) for number in range(4)]
    draws = Counter(int(remembered(model, (high << U64(32)) | low, world)) for low in quarters for high in quarters)
    assert draws == {0: 4, 1: 4, 3: 8}


def test_the_last_outcome_counts(drawn):
    model, _ = remembering(drawn(["S...G"], moves='"left-right"'))
    assert model.successor.tolist()[:4] == [0, 1, -1, 2] and model.reward[3] == 1.5 and model.last[3] == 3


def test_what_was_saved_comes_back_and_half_of_it_is_nothing(drawn):
    model, _ = remembering(drawn(["S...G"], moves='"left-right"'))
    arrays, again = saved(model), world_model(5, 2)
    restore(again, arrays)
    assert all(np.array_equal(one, other) for one, other in zip(again, model, strict=True))
    del arrays["run/model-tried"]
    restore(again, arrays)
    assert all(np.array_equal(one, other) for one, other in zip(again, world_model(5, 2), strict=True))
