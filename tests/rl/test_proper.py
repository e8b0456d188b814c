"""Ways that end and places to rest."""

from collections.abc import Callable

import numpy as np

from playground.rl.proper import proper_policy, resting
from playground.world import TabularMDP

Made = Callable[..., TabularMDP]


def test_resting_needs_to_stay_and_to_cost_nothing(by_hand: Made) -> None:
    branches = {
        (0, 0): [(1.0, 1, 0.0, False)],
        (1, 0): [(1.0, 0, 0.0, False)],
        (1, 1): [(1.0, 1, -1.0, False)],
        (2, 1): [(0.5, 2, 0.0, False), (0.5, 3, 0.0, True)],
    }
    np.testing.assert_array_equal(resting(by_hand(branches, 4, 2, 1.0)), [0, 0, -1, -1])


def test_a_proper_policy_avoids_what_may_be_caught(by_hand: Made) -> None:
    branches = {
        (0, 0): [(0.5, 2, -1.0, True), (0.5, 1, -1.0, False)],
        (0, 1): [(0.9, 0, -1.0, False), (0.1, 2, -1.0, True)],
        (1, 0): [(1.0, 1, -1.0, False)],
    }
    choice = proper_policy(by_hand(branches, 3, 2, 1.0), np.array([0, 7, 7]))
    assert choice[0] == 1
    assert choice[1] == 7


def test_a_free_way_that_leads_only_to_what_pays_is_no_rest(by_hand: Made) -> None:
    """0 to 1 to 2 for nothing, and 2 pays whatever it does; 3 may go to 2 or to itself, 4 to 3."""
    branches = {
        (0, 0): [(1.0, 1, 0.0, False)],
        (1, 0): [(1.0, 2, 0.0, False)],
        (2, 0): [(1.0, 0, -1.0, False)],
        (3, 0): [(0.5, 2, 0.0, False), (0.5, 3, 0.0, False)],
        (3, 1): [(1.0, 3, 0.0, False)],
        (4, 0): [(1.0, 0, 0.0, False)],
        (4, 1): [(1.0, 3, 0.0, False)],
    }
    np.testing.assert_array_equal(resting(by_hand(branches, 5, 2, 1.0)), [-1, -1, -1, 1, 1])


def test_one_unsafe_outcome_is_enough_wherever_it_stands(by_hand: Made) -> None:
    """1 never ends. Half an end and half 1 is not safe, in either order; a way that ends with a tenth is."""
    trap, end = (0.5, 1, -1.0, False), (0.5, 2, -1.0, True)
    for pair in ([trap, end], [end, trap]):
        branches = {
            (0, 0): pair,
            (0, 1): [(0.9, 0, -1.0, False), (0.1, 2, -1.0, True)],
            (1, 0): [(1.0, 1, -1.0, False)],
            (3, 0): [(1.0, 0, -1.0, False)],
            (3, 1): [(1.0, 1, -1.0, False)],
        }
        choice = proper_policy(by_hand(branches, 4, 2, 1.0), np.full(4, -1))
        assert choice.tolist() == [1, -1, -1, 0]
