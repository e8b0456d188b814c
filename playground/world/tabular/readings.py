"""What the chances of a table mean that are only there as floats: decimals, or fractions with small denominators."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import islice, product

SMALL = 10_000
"""The largest denominator of a fraction that a float is taken for. Of random numbers one in ten million is so near to one."""
DIGITS = 12
"""The digits of a decimal that a float may be taken for, where it is not its own shortest one."""
NEAR = Fraction(1, 2**50)
"""How far a float may be from what it is taken for: some roundings of a number up to 1."""
_TRIES = 256


@lru_cache(maxsize=4096)
def chances_of(floats: tuple[float, ...]) -> tuple[Fraction, ...] | None:
    """What the chances of one action mean: numbers as near as rounding allows that sum to exactly 1; None where there are none.

    The shortest decimals where they sum to 1; else the fractions with small denominators, each alone or with decimals; the first
    that fit. So 0.1 and 0.9 are 1/10 and 9/10, and 0.3333333333333333, 0.33333333333333337, 0.3333333333333333 are thirds.
    """
    decimals = tuple(Fraction(repr(number)) for number in floats)
    if sum(decimals) == 1:
        return decimals
    choices = product(*(list(_meanings(number)) for number in floats))
    return next((chosen for chosen in islice(choices, _TRIES) if sum(chosen) == 1), None)


def _meanings(number: float) -> Iterator[Fraction]:
    """What a float may mean, the likeliest first, each once."""
    said, seen = Fraction(number), set()
    for meaning in (said.limit_denominator(SMALL), Fraction(f"{number:.{DIGITS}g}"), Fraction(repr(number))):
        if meaning not in seen and abs(meaning - said) <= NEAR and meaning > 0:
            seen.add(meaning)
            yield meaning

