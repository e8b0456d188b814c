"""One look at all actions, and one at the chosen ones, by hand."""

from collections.abc import Callable

import numpy as np

from playground.rl.modified_policy_iteration import CHANGED, LARGEST, follow, improve, policy_equations
from playground.rl.planning_table import Packing
from playground.world import TabularMDP

Made = Callable[..., TabularMDP]


class Tables:
    """A planning table of two moves in state 0 (3 at once, or on to state 1, which pays 10) and what is chosen in it."""

    def __init__(self, by_hand: Made) -> None:
        self.mdp = by_hand(
            {(0, 0): [(1.0, 2, 3.0, True)], (0, 1): [(1.0, 1, 0.0, False)], (1, 0): [(1.0, 2, 10.0, True)]}, 3, 2, 0.5
        )
        self.packing = Packing(self.mdp)
        self.packing.advance(10**9)
        self.v, self.choice, self.real = np.zeros(3), np.full(3, -1, np.int16), np.zeros(2)
        self.chosen = np.repeat(np.arange(3, dtype=np.uint32)[:, None], 1 + self.packing.outcomes, axis=1)
        self.chosen[:, 0] = 1

    def improve(self, margin: float = 0.0) -> None:
        self.real[...] = 0.0
        improve(0, 3, self.packing.table, margin, self.v, self.choice, self.chosen, self.real)

    def by_state(self, array: np.ndarray) -> list[float]:
        return [float(number) for number in array[self.packing.rank]]


def test_sweeps_end_at_the_optimum_and_say_what_they_changed(by_hand: Made) -> None:
    tables = Tables(by_hand)
    tables.improve()
    assert tables.real[CHANGED] == 10.0 and tables.real[LARGEST] == 10.0
    tables.improve()
    assert tables.by_state(tables.v) == [5.0, 10.0, 0.0] and tables.by_state(tables.choice)[0] == 1.0
    tables.improve()
    assert tables.real[CHANGED] == 0.0


def test_a_choice_changes_only_for_one_that_is_better_by_more_than_the_margin(by_hand: Made) -> None:
    tables = Tables(by_hand)
    start = tables.packing.rank[0]
    tables.choice[start], tables.v[...] = 0, 0.0
    tables.v[tables.packing.rank[1]] = 10.0
    tables.improve(margin=3.0)  # 5 is better than 3, but not by more than 3
    assert tables.choice[start] == 0 and tables.v[start] == 3.0


def test_following_works_out_the_chosen_actions_alone(by_hand: Made) -> None:
    tables = Tables(by_hand)
    tables.improve()
    tables.improve()
    tables.v[...], tables.real[...] = 0.0, 0.0
    for _ in range(2):
        follow(0, 3, tables.packing.table.rows, tables.chosen, tables.v, tables.real)
    assert tables.by_state(tables.v) == [5.0, 10.0, 0.0] and tables.real[CHANGED] == 10.0


def test_the_equations_of_the_chosen_actions(by_hand: Made) -> None:
    tables = Tables(by_hand)
    tables.improve()
    tables.improve()
    successors, weights, leak, rhs = policy_equations(tables.packing.table.rows, tables.chosen)
    start, second = tables.packing.rank[0], tables.packing.rank[1]
    assert successors[start, 0] == second and weights[start, 0] == 0.5 and leak[start] == 0.5 and rhs[start] == 0.0
    assert weights[second].sum() == 0.0 and leak[second] == 1.0 and rhs[second] == 10.0
