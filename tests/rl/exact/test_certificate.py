"""The proof refuses what is not so."""

from fractions import Fraction

import pytest

from playground.rl.exact.certificate import Unproven, certificate
from playground.world.tabular.exact_table import ExactAction, ExactTable

ONE, HALF = Fraction(1), Fraction(1, 2)


def table(*ways, discount=ONE):
    return ExactTable(tuple(tuple(ExactAction(*way) for way in row) for row in ways), discount, ())


TOSS = table([(0, Fraction(-1), ((0, HALF),))])
"""Every step costs 1, and with a half it is the last: −2."""


def test_what_is_so_is_proven_and_counted():
    proof = certificate(TOSS, [Fraction(-2)], [0])
    assert (proof.states, proof.actions, proof.equal) == (1, 1, 1)
    assert "surely ends" in proof.text


@pytest.mark.parametrize("value", [Fraction(-2) + Fraction(1, 10**40), Fraction(-2) - Fraction(1, 10**40)])
def test_a_value_that_is_off_by_nearly_nothing_is_not(value):
    with pytest.raises(Unproven):
        certificate(TOSS, [value], [0])


def test_a_policy_that_is_not_the_best_is_not():
    two = table([(0, Fraction(1), ()), (1, Fraction(2), ())])
    assert certificate(two, [Fraction(2)], [1]).equal == 1
    with pytest.raises(Unproven, match="action 1 in state 0 is worth 2, more than the value 1"):
        certificate(two, [Fraction(1)], [0])
    with pytest.raises(Unproven, match="not worth the value"):
        certificate(two, [Fraction(2)], [0])


def test_the_inequality_alone_proves_nothing_where_rewards_count_in_full():
    # To stay costs nothing, to go pays 1. v = 5 satisfies it by staying for ever; only v = 1 is paid.
    wait = table([(0, Fraction(0), ((0, ONE),)), (1, Fraction(1), ())])
    assert certificate(wait, [Fraction(1)], [1]).equal == 2
    with pytest.raises(Unproven, match="may go on for ever from state 0"):
        certificate(wait, [Fraction(5)], [0])


def test_below_nothing_one_would_rather_stay():
    wait = table([(0, Fraction(0), ((0, ONE),)), (1, Fraction(-1), ())])
    assert certificate(wait, [Fraction(0)], [0]).equal == 1
    with pytest.raises(Unproven, match="below 0"):
        certificate(wait, [Fraction(-1)], [1])


def test_a_discount_needs_no_more_than_the_inequality():
    assert certificate(table([(0, Fraction(1), ((0, ONE),))], discount=HALF), [Fraction(2)], [0]).equal == 1


def test_losses_without_bound():
    trap = table([(0, Fraction(-1), ((0, ONE),))], [(0, Fraction(0), ((0, ONE),)), (1, Fraction(3), ())])
    assert "1 state where every policy loses" in certificate(trap, [None, Fraction(3)], [-1, 1]).text
    with pytest.raises(Unproven, match="action 1 in state 1 is worth 3"):
        certificate(trap, [None, None], [-1, -1])
    paid = table([(0, Fraction(1), ((0, ONE),))])
    with pytest.raises(Unproven, match="something is paid there"):
        certificate(paid, [None], [-1])
    with pytest.raises(Unproven, match="a policy surely ends from there"):
        certificate(TOSS, [None], [-1])
    with pytest.raises(Unproven, match="γ is below 1"):
        certificate(trap._replace(discount=HALF), [None, Fraction(3)], [-1, 1])


@pytest.mark.parametrize("chance", [Fraction(3, 2), Fraction(-1, 2), Fraction(0)])
def test_chances_must_be_some(chance):
    with pytest.raises(Unproven, match="are none"):
        certificate(table([(0, Fraction(0), ((0, chance),))]), [Fraction(0)], [0])


def test_the_end_is_worth_nothing():
    with pytest.raises(Unproven, match="its value is not 0"):
        certificate(table([]), [Fraction(1)], [-1])
