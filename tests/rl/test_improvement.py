"""Policy iteration with exact equations, on tables whose optimum can be worked out by hand."""

from collections.abc import Callable

import numpy as np

from playground.rl.improvement import Endless, Improvement
from playground.world import TabularMDP

Made = Callable[..., TabularMDP]


def solved(mdp: TabularMDP) -> Improvement:
    improvement = Improvement(mdp, None)
    for _ in range(20):
        if not improvement.done:
            improvement.advance()
    assert improvement.done
    return improvement


def test_it_gives_up_what_pays_at_once_for_what_pays_more_later(by_hand: Made) -> None:
    """0.9 · 10 = 9 is more than the 1 that ends."""
    mdp = by_hand({(0, 0): [(1.0, 2, 1.0, True)], (0, 1): [(1.0, 1, 0.0, False)], (1, 0): [(1.0, 2, 10.0, True)]}, 3, 2, 0.9)
    improvement = solved(mdp)
    np.testing.assert_allclose(improvement.v, [9.0, 10.0, 0.0], atol=1e-9)
    assert improvement.choice[0] == 1 and improvement.endless is Endless.NONE


def test_a_loop_that_gains_for_ever_and_one_that_loses(by_hand: Made) -> None:
    assert solved(by_hand({(0, 0): [(1.0, 0, 1.0, False)]}, 1, 1, 1.0)).endless is Endless.GAINS
    lost = solved(by_hand({(0, 0): [(1.0, 0, -1.0, False)]}, 1, 1, 1.0))
    assert lost.endless is Endless.LOSES and np.isneginf(lost.v[0])


def test_staying_for_nothing_is_better_than_a_loss(by_hand: Made) -> None:
    mdp = by_hand({(0, 0): [(1.0, 1, -1.0, True)], (0, 1): [(1.0, 0, 0.0, False)]}, 2, 2, 1.0)
    improvement = solved(mdp)
    assert improvement.v[0] == 0.0 and improvement.choice[0] == 1


def test_it_goes_on_where_it_was_saved(by_hand: Made) -> None:
    mdp = by_hand({(0, 0): [(1.0, 2, 1.0, True)], (0, 1): [(1.0, 1, 0.0, False)], (1, 0): [(1.0, 2, 10.0, True)]}, 3, 2, 0.9)
    first, other = Improvement(mdp, None), Improvement(mdp, None)
    first.advance()
    other.load(first.save())
    while not first.done:
        first.advance()
        other.advance()
    assert other.done and other.choice.tolist() == first.choice.tolist()
