"""Digits enough to see that two sides agree, or by how much they do not."""

import math

import pytest

from playground.ui.panels.backup.sums import difference, exactly, small

M = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("value", "gap", "words"),
    [
        (0.5439, 0.0, "0.544"),
        (0.5439, 1e-13, "0.544"),
        (0.5439, 0.2, "0.544"),
        (0.5439, 2e-4, "0.54390"),
        (0.5439, -2e-4, "0.54390"),
        (-78.3333333, 3e-6, f"{M}78.3333333"),
        (-0.0001, 0.0, "0.000"),
        (-math.inf, math.inf, f"{M}∞"),
    ],
)
def test_as_many_decimals_as_tell_apart(value, gap, words):
    assert exactly(value, gap) == words


@pytest.mark.parametrize("gap", [0.5, 0.03, 1e-3, 4e-5, 2e-7])
def test_two_sides_that_differ_are_written_differently(gap):
    for value in (0.0, 3.2, -17.25):
        assert exactly(value, gap) != exactly(value + gap, gap)


def test_differences_have_their_sign_and_a_power_where_they_are_tiny():
    assert small(10.86) == "+10.9"
    assert small(-0.0123) == f"{M}0.0123"
    assert small(3.2e-7) == f"+3.2e{M}7"
    assert small(-4e-16) == f"{M}4.0e{M}16"


def test_both_without_end_differ_by_nothing_that_can_be_said():
    assert math.isnan(difference(-math.inf, -math.inf))
    assert difference(-math.inf, 2.0) == -math.inf
    assert difference(2.0, 1.5) == 0.5
