"""What chances that are only floats mean."""

from fractions import Fraction

import pytest

from playground.world.tabular.readings import chances_of


@pytest.mark.parametrize(
    "floats, meant",
    [
        ((0.1, 0.9), (Fraction(1, 10), Fraction(9, 10))),
        ((1.0,), (Fraction(1),)),
        ((1 / 3, 1 - 2 / 3, 1 / 3), (Fraction(1, 3),) * 3),  # Gymnasium's lake: (1 - success_rate) / 2
        ((0.6666666666666667, 1 / 3), (Fraction(2, 3), Fraction(1, 3))),
        ((1 - 0.8, 0.8), (Fraction(1, 5), Fraction(4, 5))),  # 0.19999999999999996
        ((0.1 + 0.2, 0.7), (Fraction(3, 10), Fraction(7, 10))),
        ((1 - 0.123456789, 0.123456789), (Fraction(876543211, 10**9), Fraction(123456789, 10**9))),
        ((0.333, 0.667), (Fraction(333, 1000), Fraction(667, 1000))),
        ((1 / 7, 2 / 7, 4 / 7), (Fraction(1, 7), Fraction(2, 7), Fraction(4, 7))),
        ((0.5, 1 / 6, 1 / 3), (Fraction(1, 2), Fraction(1, 6), Fraction(1, 3))),
        ((1e-9, 1 - 1e-9), (Fraction(1, 10**9), Fraction(10**9 - 1, 10**9))),
    ],
)
def test_they_are_the_near_numbers_that_sum_to_one(floats, meant):
    assert chances_of(floats) == meant


@pytest.mark.parametrize("floats", [(0.3333, 0.3333, 0.3333), (0.99999999,), (0.5, 0.4999999999), (0.1234567890123456, 0.87)])
def test_chances_that_do_not_sum_to_one_mean_nothing(floats):
    assert chances_of(floats) is None
