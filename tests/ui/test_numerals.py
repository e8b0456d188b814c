"""Numbers short enough for a cell."""

import math

import pytest

from playground.ui.numerals import numeral, reward_numeral


@pytest.mark.parametrize(
    "value, text",
    [
        (0.7, "0.70"), (-13, "−13"), (-13.04, "−13"), (12.5, "12.5"), (1, "1"), (0.9999, "1.00"), (9.996, "10"), (0, "0"),
        (-0.001, "0.00"), (1234, "1.2k"), (12345, "12k"), (999_999, "1M"), (-2.5e6, "−2.5M"), (3e13, "3e13"),
        (math.nan, "?"), (math.inf, "∞"), (-math.inf, "−∞"),
    ],
)  # fmt: skip
def test_three_digits(value: float, text: str) -> None:
    assert numeral(value) == text


@pytest.mark.parametrize("value, two, one", [(-1.02, "−1.0", "−1"), (0.123, "0.1", "0"), (12.6, "13", "13")])
def test_fewer_digits_where_there_is_less_room(value: float, two: str, one: str) -> None:
    assert (numeral(value, 2), numeral(value, 1)) == (two, one)


@pytest.mark.parametrize(
    "reward, text",
    [(10, "+10"), (-1, "−1"), (0.5, "+0.5"), (-0.04, "−0.04"), (1000, "+1000"), (-100, "−100"), (2e6, "+2M")],
)
def test_rewards_carry_their_sign(reward: float, text: str) -> None:
    assert reward_numeral(reward) == text


def test_no_number_is_long() -> None:
    sizes = [10.0**power * digit for power in range(-9, 15) for digit in (1, 1.0049, 3.3333, 9.9951, 9.9999)]
    assert max(len(numeral(sign * size)) for size in sizes for sign in (1, -1)) <= 6
