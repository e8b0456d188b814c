"""What numbers say exactly."""

import copy
from fractions import Fraction

import pytest

from playground import ratio
from playground.ratio import Ratio, as_stated, exact, from_text, stated


def test_a_float_is_the_shortest_decimal_that_means_it():
    assert exact(0.1) == Fraction(1, 10)
    assert exact(0.6666666666666666) == Fraction(6666666666666666, 10**16)
    assert exact(1e-7) == Fraction(1, 10**7)
    assert exact(-100.0) == -100
    with pytest.raises(ValueError):
        exact(float("inf"))


@pytest.mark.parametrize("text, number", [("2/3", Fraction(2, 3)), ("-1/3", Fraction(-1, 3)), (" 4 / 6 ", Fraction(2, 3))])
def test_a_fraction_is_remembered_by_the_float_nearest_to_it(text, number):
    read = from_text(text)
    assert isinstance(read, Ratio) and read == float(number) and exact(read) == number
    assert exact(from_text(stated(read))) == number


def test_a_fraction_that_is_a_decimal_is_one():
    for text, number in (("1/2", 0.5), ("1/10", 0.1), ("6/3", 2.0), ("0/7", 0.0)):
        assert type(from_text(text)) is float and from_text(text) == number
    assert [stated(number) for number in (0.5, 2.0, as_stated(Fraction(1, 7)))] == ["0.5", "2.0", "1/7"]


@pytest.mark.parametrize("text", ["", "2/0", "two/3", "0.5/3", "1/2/3", "1/-3", "9" * 16 + "/7", "0.5", "1e3/7"])
def test_anything_else_is_no_fraction(text):
    assert from_text(text) is None


def test_it_is_copied_and_sent_with_its_fraction_and_computes_as_a_float():
    third = Ratio(1, 3)
    assert exact(copy.deepcopy(third)) == exact(copy.copy(third)) == Fraction(1, 3)
    make, parts = third.__reduce__()
    assert exact(make(*parts)) == Fraction(1, 3), "this is how it goes to another process"
    assert type(1 - third) is float and third == 1 / 3 and hash(third) == hash(1 / 3)


def test_a_number_in_a_text_is_a_decimal_or_a_fraction():
    assert ratio.number("0.25") == 0.25 and ratio.exact(ratio.number(" 2/3 ")) == Fraction(2, 3)
    for text in ("1/0", "a", "1/2/3"):
        with pytest.raises(ValueError):
            ratio.number(text)
