"""Bounds contain the truth, whatever they are begun with."""

from fractions import Fraction

import numpy as np
import pytest

from playground.rl.bounds import CHANCE, NO_LOWER, NO_UPPER, bounds, look_aheads
from playground.rl.exact.solution import solve_exactly
from playground.rl.optimum import solve_optimum
from playground.world import compile_mdp, library
from playground.world.tabular.exact_table import exact_table
from playground.world.tabular.finite import discounted, from_p, table_level
from playground.world.tabular.rounding import Rounding, rounding_of
from playground.world.text.files import parse_level


def bounded(level, push=0.0):
    """The width of the bounds from the solver's values moved by `push`, after the truth was found between them; and the notes."""
    mdp = compile_mdp(level)
    solver = solve_optimum(mdp)
    acting = np.isfinite(solver.v) & ~mdp.terminal
    found = bounds(mdp, solver.v + push * acting, solver.optimal, rounding_of(level, mdp))
    truth = solve_exactly(exact_table(level, mdp), solver.optimal).v
    for low, high, value in zip(found.low.tolist(), found.high.tolist(), truth, strict=True):
        if value is None:
            assert low == -np.inf
        else:
            assert low == -np.inf or Fraction(low) <= value
            assert high == np.inf or value <= Fraction(high)
    with np.errstate(invalid="ignore"):
        return float(np.where(found.low == found.high, 0.0, found.high - found.low).max()), found.notes


@pytest.mark.parametrize(
    "name", ["frozenlake-8x8", "discount", "cat-and-mouse", "dice", "jumps", "slip-tree", "switch-and-gates"]
)
def test_the_truth_lies_between_near_bounds(name):
    width, notes = bounded(library.find(name))
    assert width < 1e-10 and not notes


@pytest.mark.parametrize(
    "name", ["frozenlake-4x4", "dyna-maze", "discount", "world-4x3", "random-walk", "one-way-doors", "coins"]
)
def test_and_where_rewards_count_in_full(name):
    width, notes = bounded(discounted(library.find(name), 1.0))
    assert width < 1e-10 and not notes


def test_taxi_and_a_discount_near_one():
    assert bounded(library.find("gym:Taxi-v4?discount=1"))[0] < 1e-10
    assert bounded(discounted(library.find("frozenlake-8x8"), 0.9999999))[0] < 1e-6


@pytest.mark.parametrize("push", [0.01, -0.01, 0.5])
@pytest.mark.parametrize("discount", [0.9, 1.0])
def test_values_that_are_off_get_wide_bounds_and_no_wrong_ones(push, discount):
    assert bounded(discounted(library.find("world-4x3"), discount), push)[0] > abs(push) / 2


def test_a_residual_by_hand():
    # One state that stays, paid 1, γ 1/2: v = 2. From v = 1 the look-ahead is 1.5: 1/2 over 1/2 gives 2, and 1 below.
    table = table_level(from_p({0: {0: [(1.0, 0, 1.0, False)]}}, 0.5), "x").table
    found = bounds(table, np.array([1.0]), table.legal, Rounding(0.0, 0.0))
    assert found.high[0] == pytest.approx(2.0, abs=1e-12) and found.high[0] >= 2.0
    assert found.low[0] == pytest.approx(1.0, abs=1e-12)


def test_a_look_ahead_is_wider_where_chances_are_not_certain():
    level = parse_level("map = '''\nS.G\n'''\n[rules]\nslip = 0.1\ndiscount = 1.0\nmoves = 'left-right'\n")
    mdp = compile_mdp(level)
    low, high = look_aheads(mdp, np.array([0.3, 0.7, 0.0]), rounding_of(level, mdp))
    # Right in the first cell: 0.9 to the second, 0.1 bump against the borders above and below.
    assert low[0, 1] < 0.9 * 0.7 + 0.1 * 0.3 < high[0, 1] and high[0, 1] - low[0, 1] < 1e-13
    assert low[2].tolist() == [-np.inf, -np.inf], "nothing can be done at the end"


def test_waiting_for_nothing_below_nothing():
    # Stay for nothing, or pay 1 and go: 0 is best. Told that v = −1 the upper bound is still not below 0.
    p = {0: {0: [(1.0, 0, 0.0, False)], 1: [(1.0, 1, -1.0, True)]}, 1: {0: [(1.0, 1, 0.0, True)]}}
    table = table_level(from_p(p, 1.0, start=0), "x").table
    found = bounds(table, np.array([-1.0, 0.0]), np.array([[False, True], [False, False]]), Rounding(0.0, 0.0))
    assert found.low[0] <= -1.0 <= 0.0 <= found.high[0]
    found = bounds(table, np.array([0.0, 0.0]), np.array([[True, False], [False, False]]), Rounding(0.0, 0.0))
    assert found.low[0] == 0.0 and 0.0 <= found.high[0] < 1e-12


def test_where_nothing_can_be_proven_it_is_said():
    # Round and round for 0.1 + 0.2 − 0.3: nothing in truth, but the sum of three roundings cannot tell.
    p = {
        0: {0: [(1.0, 1, 0.1, False)], 1: [(1.0, 3, -1.0, True)]},
        1: {0: [(1.0, 2, 0.2, False)]},
        2: {0: [(1.0, 0, -0.3, False)]},
        3: {0: [(1.0, 3, 0.0, True)]},
    }
    table = table_level(from_p(p, 1.0, start=0), "x").table
    found = bounds(table, np.array([-1.0, -1.1, -1.3, 0.0]), table.legal, Rounding(1e-16, 0.0))
    assert NO_UPPER in found.notes and found.high[0] == np.inf
    assert NO_LOWER not in found.notes and found.low[0] == pytest.approx(-1.0)


def test_the_width_of_a_look_ahead_by_hand():
    """Two outcomes of ½: reward 1 and an end, or 0 and on to the value 3 with γ = ½."""
    p = {0: {0: [(0.5, 1, 1.0, True), (0.5, 0, 0.0, False)]}, 1: {0: [(1.0, 1, 0.0, True)]}}
    table = table_level(from_p(p, 0.5), "x").table
    off = 2.0**-40
    low, high = look_aheads(table, np.array([3.0, 0.0]), Rounding(off, 0.0))
    value, sizes, unit = 0.5 * 1.0 + 0.5 * 1.5, (1.0, 1.5), 2.0**-53
    width = sum(0.5 * (off + 10 * unit * size) for size in sizes) + sum(CHANCE * (size + off) for size in sizes)
    assert high[0, 0] - value == pytest.approx(width, rel=1e-3) and value - low[0, 0] == pytest.approx(width, rel=1e-3)
    assert low[0, 0] < value - width * 0.999 and high[0, 0] > value + width * 0.999
