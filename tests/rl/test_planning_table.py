"""The planning table says the same as the table."""

from collections.abc import Callable

import numpy as np
import pytest

from playground.rl import planning_table
from playground.rl.planning_table import Packing
from playground.world import TabularMDP

Made = Callable[..., TabularMDP]


def chain(by_hand: Made, discount: float = 0.5) -> TabularMDP:
    """0 → 1 → 2 (the end) with a chance of 1/2 to stay; from 1 one can go back; 3 only stays, and pays for it."""
    branches = {
        (0, 0): [(0.5, 0, -1.0, False), (0.5, 1, -1.0, False)],
        (1, 0): [(0.5, 1, -1.0, False), (0.5, 2, 3.0, True)],
        (1, 1): [(1.0, 0, -1.0, False)],
        (3, 0): [(1.0, 3, -2.0, False)],
    }
    return by_hand(branches, 4, 2, discount)


def all_of(packing: Packing, units: int = 10**9) -> Packing:
    while not packing.done:
        assert packing.advance(units) <= units
    return packing


def test_what_stays_is_taken_out_and_the_nearest_to_the_reward_come_first(by_hand: Made) -> None:
    packing = all_of(Packing(chain(by_hand)))
    # The end that pays 3 is reached from 1, that from 0; 3 reaches neither; 2 has nothing to do.
    assert packing.order.tolist() == [1, 0, 3, 2]
    row = packing.table.rows[packing.table.records[packing.rank[0], 0]]
    # v = -1 + 0.25 v + 0.25 v1: divided by 0.75 it is -4/3 + 1/3 v1, and 2/3 is lost on the way.
    np.testing.assert_allclose(row, [-4 / 3, 2 / 3, 0.0, 1 / 3], atol=1e-15)
    assert packing.table.records[packing.rank[0], 2] == packing.rank[1]
    np.testing.assert_array_equal(packing.table.rows[packing.table.records[packing.rank[2], 0], 0], -np.inf)
    assert packing.promise[3] == -4.0 and not packing.endless


def test_it_is_the_same_however_it_is_cut_and_without_shared_rows(by_hand: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    mdp = chain(by_hand)
    whole, cut = all_of(Packing(mdp)), all_of(Packing(mdp), 1)
    np.testing.assert_array_equal(whole.table.records, cut.table.records)
    np.testing.assert_array_equal(whole.before, cut.before)
    monkeypatch.setattr(planning_table, "KINDS", 4)
    own = all_of(Packing(mdp), 3)
    assert len(own.table.rows) == 4 * 2 + 3
    told = [each.table.rows[each.table.records[:, ::3]] for each in (whole, own)]
    np.testing.assert_array_equal(*told)


def test_predecessors_are_told_once_and_never_oneself(by_hand: Made) -> None:
    packing = all_of(Packing(chain(by_hand)))
    found = [packing.before[packing.bounds[state] : packing.bounds[state + 1]].tolist() for state in range(4)]
    assert found == [[1], [0], [], []]


def test_staying_for_a_reward_without_discount_is_endless(by_hand: Made) -> None:
    assert all_of(Packing(by_hand({(0, 0): [(1.0, 0, 1.0, False)]}, 1, 1, 1.0))).endless
    assert not all_of(Packing(by_hand({(0, 0): [(1.0, 0, 0.0, False)]}, 1, 1, 1.0))).endless
