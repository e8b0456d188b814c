"""A queue gives what matters most, whatever came in between."""

import numpy as np

from playground.rl.queue import pop, push, put, queue


def test_it_agrees_with_sorting() -> None:
    """Seed 4: 2,000 random pushes and pops of 50 items against a dictionary."""
    dice, waiting, known = np.random.default_rng(4), queue(50), dict[int, float]()
    for _ in range(2_000):
        if dice.random() < 0.6:
            item, priority = int(dice.integers(50)), float(dice.random()) + 1e-6
            push(waiting, item, priority)
            known[item] = max(priority, known.get(item, 0.0))
        elif known:
            best = max(known, key=lambda each: known[each])
            assert int(pop(waiting)) == best
            del known[best]
        np.testing.assert_array_equal(np.flatnonzero(waiting.priority), sorted(known))
    assert int(waiting.whole[0]) == len(known)


def test_nothing_comes_out_of_an_empty_one() -> None:
    assert pop(queue(3)) == -1


def test_a_priority_can_rise_and_fall() -> None:
    """Seed 5: 2,000 times one of 40 items gets any priority; the first is always the highest."""
    dice, waiting, known = np.random.default_rng(5), queue(40), np.zeros(40)
    for _ in range(2_000):
        item, priority = int(dice.integers(40)), float(dice.integers(0, 30))
        put(waiting, item, priority)
        known[item] = priority
        assert waiting.priority[waiting.heap[0]] == known.max()
    order = [float(known[int(pop(waiting))]) for _ in range(int(waiting.whole[0]))]
    assert order == sorted(order, reverse=True)
