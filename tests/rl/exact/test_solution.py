"""Optima in fractions."""

from fractions import Fraction

import numpy as np
import pytest

from playground.rl.exact.certificate import certificate
from playground.rl.exact.solution import NoOptimum, solve_exactly
from playground.rl.optimum import solve_optimum
from playground.world import compile_mdp, library
from playground.world.tabular.exact_table import exact_table
from playground.world.tabular.finite import discounted, from_p, table_level
from playground.world.text.files import parse_level


def optimum(level, discount=None):
    """The solution, proven; and the level's table."""
    level = level if discount is None else discounted(level, discount)
    mdp = compile_mdp(level)
    table = exact_table(level, mdp)
    solution = solve_exactly(table, np.zeros(mdp.legal.shape, bool))
    assert solution == solve_exactly(table, mdp.legal) or discount == 1.0, "where it begins makes no difference but in ties"
    certificate(table, solution.v, solution.policy)
    return solution, mdp


def start(level, discount=None):
    solution, mdp = optimum(level, discount)
    return solution.v[int(np.argmax(mdp.start))]


def level(rows, rules=""):
    return parse_level(f"map = '''\n{rows}\n'''\n[rules]\n{rules}\n")


def test_the_frozen_lakes():
    assert start(library.find("frozenlake-4x4"), 1.0) == Fraction(14, 17)
    assert start(library.find("frozenlake-8x8"), 1.0) == 1
    assert start(library.find("gym:FrozenLake-v1?discount=1")) == Fraction(14, 17)


@pytest.mark.parametrize(
    "name, value",
    [
        ("world-4x3", Fraction(4119, 5840)),  # 0.705308, Russell & Norvig, figure 17.3
        ("cliff-walking", Fraction(-13)),
        ("windy-gridworld", Fraction(-15)),
        ("corridor", Fraction(3851, 1000)),
        ("dice", Fraction(21, 10)),
        ("jumps", Fraction(900000, 40951)),  # beside A, which is worth 10 / (1 - 0.9^5); printed as 22.0
    ],
)
def test_values_at_the_start(name, value):
    assert start(library.find(name)) == value


def test_a_slip_by_hand():
    # v = 0.3 (-0.1 + v) + 0.7 (1 - 0.1) at γ = 1 with walls above and below: v = 0.6 / 0.7.
    solution, _ = optimum(level("SG", "slip = 0.3\nstep_reward = -0.1\ndiscount = 1.0\nmoves = ['right']"))
    assert solution.v[0] == Fraction(6, 7) and solution.q[0] == {0: Fraction(6, 7)} and solution.optimal[0] == (0,)


def test_resting_for_nothing_is_better_than_a_loss_and_a_loss_is_paid_where_one_cannot_rest():
    one = {0: [(1.0, 0, 0.0, False)], 1: [(1.0, 1, -1.0, True)]}
    p = {0: one, 1: {0: [(1.0, 1, 0.0, True)]}}
    rests, _ = optimum(table_level(from_p(p, 1.0, start=0), "rests"))
    assert rests.v == (0, 0) and rests.optimal[0] == (0,)
    p[0] = {0: [(1.0, 0, -0.1, False)], 1: [(1.0, 1, -1.0, True)]}
    pays, _ = optimum(table_level(from_p(p, 1.0, start=0), "pays"))
    assert pays.v == (-1, 0) and pays.optimal[0] == (1,)


def test_floats_that_nearly_gain_for_ever_do_not():
    # Round and round pays 0.1 + 0.2 - 0.3, which is nothing, and 5.6e-17 in floats.
    p = {
        0: {0: [(1.0, 1, 0.1, False)], 1: [(1.0, 3, -1.0, True)]},
        1: {0: [(1.0, 2, 0.2, False)]},
        2: {0: [(1.0, 0, -0.3, False)]},
        3: {0: [(1.0, 3, 0.0, True)]},
    }
    table = table_level(from_p(p, 1.0, start=0), "x")
    solution = solve_exactly(exact_table(table, table.table), table.table.legal)
    assert solution.v[0] == -1


def test_what_loses_for_ever_has_no_number_and_what_gains_has_no_optimum():
    trap, _ = optimum(level("S.>#\n...G", "step_reward = -1.0\ndiscount = 1.0\nmoves = 'left-right'\nslip = 0.0"))
    assert trap.v == (None, None, None, -2, -1, 0, 0), "the upper row never comes down"
    with pytest.raises(NoOptimum, match="gains for ever"):
        optimum(level("S$G", "discount = 1.0"))
    with pytest.raises(NoOptimum, match="no way ends, and going on for ever has gains"):
        optimum(level("S$.", "discount = 1.0\nmoves = 'left-right'\nstep_reward = -0.01"))


@pytest.mark.parametrize("name", ["belts", "bridge", "coins", "discount", "keys-and-doors", "two-cheeses", "maximization-bias"])
def test_the_float_solver_is_near(name):
    solution, mdp = optimum(library.find(name))
    near = solve_optimum(mdp)
    assert np.abs(near.v - np.array([float(value) for value in solution.v])).max() < 1e-12
    optimal = np.zeros_like(mdp.legal)
    for state, actions in enumerate(solution.optimal):
        optimal[state, list(actions)] = True
    assert np.array_equal(optimal, near.optimal)
