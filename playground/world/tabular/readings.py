"""What the chances of a table mean that are only there as floats: decimals, or fractions with small denominators."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import islice, product

SMALL = 10_000
"""The largest denominator of a fraction that a float is taken for. Of random numbers one in ten million is so near to one."""
DIGITS = 12
"""The digits of a short decimal."""
NEAR = Fraction(1, 2**50)
"""How far a float may be from what it is taken for: some roundings of a number up to 1."""
_TRIES = 256


@lru_cache(maxsize=4096)
def chances_of(floats: tuple[float, ...]) -> tuple[Fraction, ...] | None:
    """What the chances of one action mean: numbers as near as rounding allows that sum to exactly 1; None where there are none.

    Short decimals are meant as they are; a longer one is rather a fraction with a small denominator, or a short decimal that was
    rounded on the way. So 0.1 and 0.9 are 1/10 and 9/10, and 0.6666666666666667 and 0.3333333333333333 are thirds.
    """
    choices = product(*(list(_meanings(number)) for number in floats))
    return next((chosen for chosen in islice(choices, _TRIES) if sum(chosen) == 1), None)


def _meanings(number: float) -> Iterator[Fraction]:
    """What a float may mean, the likeliest first, each once."""
    said, decimal, short = Fraction(number), Fraction(repr(number)), Fraction(f"{number:.{DIGITS}g}")
    seen: set[Fraction] = set()
    for meaning in (*[decimal] * (decimal == short), said.limit_denominator(SMALL), short, decimal):
        if meaning not in seen and abs(meaning - said) <= NEAR and meaning > 0:
            seen.add(meaning)
            yield meaning
