"""Where the search for the optimum begins: too low for certain, or with a way that ends."""

from collections.abc import Callable

from playground.rl.beginning import promised, proper
from playground.rl.optimum import solve_optimum
from playground.rl.planning_table import Packing
from playground.world import TabularMDP

Made = Callable[..., TabularMDP]


def packed(mdp: TabularMDP) -> Packing:
    packing = Packing(mdp)
    packing.advance(10**9)
    return packing


def test_promised_values_are_no_more_than_one_look_ahead_makes_of_them(by_hand: Made) -> None:
    """State 0 pays 1 for ever (v = 2), state 1 costs 3 and ends."""
    mdp = by_hand({(0, 0): [(1.0, 0, 1.0, False)], (1, 0): [(1.0, 2, -3.0, True)]}, 3, 1, 0.5)
    packing = packed(mdp)
    low = promised(mdp, packing)[packing.rank]
    assert (low <= solve_optimum(mdp).v + 1e-12).all()
    assert low[2] == 0.0 and low[0] <= 2.0 and low[1] <= -3.0


def test_at_no_discount_it_begins_with_a_way_that_ends(by_hand: Made) -> None:
    mdp = by_hand({(0, 0): [(1.0, 0, -1.0, False)], (0, 1): [(1.0, 1, -5.0, True)]}, 2, 2, 1.0)
    packing = packed(mdp)
    way, lost = proper(mdp, packing)
    assert way is not None and way[packing.rank[0]] == 1 and len(lost) == 0


def test_where_no_way_ends_the_state_is_lost(by_hand: Made) -> None:
    mdp = by_hand({(0, 0): [(1.0, 0, -1.0, False)], (1, 0): [(1.0, 2, -1.0, True)]}, 3, 1, 1.0)
    way, lost = proper(mdp, packed(mdp))
    assert way is not None and lost.tolist() == [0]


def test_where_what_never_ends_might_gain_there_is_no_beginning(by_hand: Made) -> None:
    way, _ = proper(mdp := by_hand({(0, 0): [(1.0, 0, 1.0, False)]}, 1, 1, 1.0), packed(mdp))
    assert way is None
