"""What the numbers of a level say exactly: a decimal by its digits, a fraction where the text states one."""

import re
from fractions import Fraction

LONGEST = 15
"""Digits of the numerator and of the denominator of a fraction that a text may state."""
_FRACTION = re.compile(rf"([+-]?\d{{1,{LONGEST}}})\s*/\s*(\d{{1,{LONGEST}}})")


class Ratio(float):
    """The float nearest to a fraction, which remembers the fraction: 2/3 is no decimal. What is computed from it is a float."""

    __slots__ = ("fraction",)
    fraction: Fraction

    def __new__(cls, numerator: int, denominator: int) -> "Ratio":
        """ZeroDivisionError where the denominator is 0."""
        fraction = Fraction(numerator, denominator)
        number = super().__new__(cls, float(fraction))
        number.fraction = fraction
        return number

    def __reduce__(self) -> tuple[type["Ratio"], tuple[int, int]]:
        return Ratio, self.fraction.as_integer_ratio()


def exact(value: float) -> Fraction:
    """What a number says: the fraction that it was stated as, else the shortest decimal that means this float (0.1 is 1/10).

    ValueError where it is no number or infinite.
    """
    return value.fraction if isinstance(value, Ratio) else Fraction(repr(float(value)))


def as_stated(fraction: Fraction) -> float:
    """The float of a fraction, as a `Ratio` where no short decimal says the same: `exact` gives the fraction back."""
    plain = float(fraction)
    return plain if exact(plain) == fraction else Ratio(*fraction.as_integer_ratio())


def from_text(text: str) -> float | None:
    """The number of a text like "2/3" or "-1/3"; None where it is no fraction."""
    match = _FRACTION.fullmatch(text.strip())
    return as_stated(Fraction(int(match[1]), int(match[2]))) if match and int(match[2]) else None


def number(text: str) -> float:
    """The number that a text says, a decimal or a fraction. ValueError where it says none."""
    fraction = from_text(text)
    return float(text) if fraction is None else fraction


def stated(value: float) -> str:
    """A number as a text says it: "2/3", "0.1", "-1.0"; `exact` of what is read from it is the same."""
    return str(value.fraction) if isinstance(value, Ratio) else repr(float(value))
