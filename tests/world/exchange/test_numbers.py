"""Numbers and switches within their ranges."""

import pytest

from playground.world import LevelError
from playground.world.exchange.numbers import flag, in_range, number, numbers


def test_what_is_not_stated_is_the_default():
    assert number({}, "a", 0.5) == 0.5
    assert number({"a": None}, "a", 0.5) == 0.5
    assert numbers({}, "a", (1.0, 2.0)) == (1.0, 2.0)
    assert flag({}, "a", True) is True


def test_what_is_explained_counts_and_whole_numbers_become_floats():
    assert number({"a": 2}, "a", 0.5) == 2.0
    assert numbers({"a": [1, 2]}, "a", (0.0, 0.0)) == (1.0, 2.0)
    assert flag({"a": False}, "a", True) is False


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1.001, -0.001, "1", True, [1], 10**400])
def test_what_is_out_of_range_is_refused(value):
    assert in_range(1, "a", 0.0, 1.0) == 1.0
    with pytest.raises(LevelError, match=r"a is .*, expected a number from 0 to 1"):
        in_range(value, "a", 0.0, 1.0)


@pytest.mark.parametrize("value", [[1.0], "ab", 3])
def test_a_list_has_as_many_numbers_as_expected(value):
    with pytest.raises(LevelError, match="expected a list of 2 numbers"):
        numbers({"a": value}, "a", (0.0, 0.0))


def test_a_switch_is_true_or_false():
    with pytest.raises(LevelError, match="a is 1, expected true or false"):
        flag({"a": 1}, "a", False)
