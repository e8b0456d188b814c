"""Numbers short enough for a cell."""

import math

import pytest

from playground.ui.board.numerals import end_numeral, numeral, places_of, reward_numeral, rounded, sizes, surely


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


@pytest.mark.parametrize(("bound", "places"), [(100.0, 2), (1.0, 2), (0.5, 2), (0.3, 3), (0.01, 4), (1e-12, 5), (math.inf, 2)])
def test_a_small_scale_has_more_decimals(bound: float, places: int) -> None:
    assert places_of(bound) == places


def test_what_has_a_colour_on_a_small_scale_is_not_written_as_nought() -> None:
    assert numeral(-0.002, places=places_of(0.01)) == "−0.0020"
    assert numeral(-2.5, places=4) == "−2.50"


@pytest.mark.parametrize(
    ("values", "decimals"),
    [((-0.1, -0.018), 2), ((-3.0, -3.01), 2), ((1.0, -100.0), 0), ((-2.33, -27.8), 1), ((-100.5, 0.1), 0), ((math.inf, 0.0), 0)],
)
def test_numbers_that_stand_together_have_one_precision(values: tuple[float, ...], decimals: int) -> None:
    assert sizes(values) == decimals


@pytest.mark.parametrize(
    ("value", "decimals", "bare", "text"),
    [
        (-3, 2, False, "−3.00"),
        (-0.018, 2, False, "−0.02"),
        (-0.018, 2, True, "−.02"),
        (0, 2, False, "0"),
        (1234, 2, False, "1.2k"),
    ],
)
def test_rounded_to_so_many_decimals(value: float, decimals: int, bare: bool, text: str) -> None:
    assert rounded(value, decimals, bare) == text


@pytest.mark.parametrize(
    ("bound", "text"), [(15.0, "15"), (0.3, "0.3"), (0.015, "0.015"), (0.002, "0.002"), (2e-6, "2e−6"), (math.inf, "∞")]
)
def test_the_end_of_a_scale_is_never_nought(bound: float, text: str) -> None:
    assert end_numeral(bound) == text


@pytest.mark.parametrize(
    "value, off, text",
    [
        (0.705, 0.0, "0.70"),
        (0.705, 1e-12, "0.70"),
        (0.12, 0.03, "0.1"),
        (12.34, 0.4, "12"),
        (4.0, 3.0, "≈ 4"),
        (0.0, 1e-12, "0"),
        (2500.0, 1e-6, "2.5k"),
    ],
)
def test_no_more_digits_than_are_sure(value: float, off: float, text: str) -> None:
    assert surely(value, off) == text
