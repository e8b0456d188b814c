"""Numbers short enough to stand in a cell."""

import math
from collections.abc import Sequence
from functools import lru_cache

_UNITS = ((1e9, "G"), (1e6, "M"), (1e3, "k"))


@lru_cache(maxsize=8192)
def numeral(value: float, digits: int = 3, places: int = 2) -> str:
    """A number in about `digits` digits: 0.70, −13, 12.5, 1.2k; whole numbers without a point; ∞ and ? where it is none.

    places: decimals of a number below 1 that is written in three digits, see `places_of`.
    """
    if math.isnan(value):
        return "?"
    text = _size(abs(value), digits + (places - 2 if abs(value) < 0.9995 else 0))
    return "\u2212" + text if value < 0 and text.strip("0.") else text


def surely(value: float, off: float) -> str:
    """A number in as many digits, three at most, as are sure where it may be `off` by so much; ≈ before it where none is."""
    for digits in (3, 2, 1):
        text = numeral(value, digits)
        last = 0.1 * abs(value) if text[-1:].isalpha() else 0.1 ** len(text.partition(".")[2])
        if 2.0 * off <= last:
            return text
    return f"≈ {text}"


def places_of(bound: float) -> int:
    """Decimals with which no number is written as nought that has a colour on a scale which ends at `bound`: 2 to 5."""
    return max(2, math.ceil(-math.log10(max(5e-5, bound * 0.02)) - 1e-9)) if bound < 1 else 2


def sizes(values: Sequence[float], places: int = 2) -> int:
    """Decimals that suit numbers which stand together, by the largest of them: none where all are whole."""
    finite = [abs(value) for value in values if math.isfinite(value)]
    if all(abs(value - round(value)) < 1e-9 for value in finite):
        return 0
    largest = max(finite)
    return places if largest < 0.9995 else 2 if largest < 9.995 else 1 if largest < 99.95 else 0


@lru_cache(maxsize=8192)
def rounded(value: float, decimals: int, bare: bool = False) -> str:
    """A number with so many decimals, as it stands beside others of a like size: −3.00 beside −2.97; nought itself is 0.

    bare: without the nought before the point (−.04), where there is no room for it.
    """
    if abs(value) >= 999.5 or value == 0 or not math.isfinite(value):
        return numeral(value)
    text = f"{abs(value):.{decimals}f}"
    text = text.removeprefix("0") if bare and decimals else text
    return "\u2212" + text if value < 0 and text.strip("0.") else text


def end_numeral(bound: float) -> str:
    """The end of a scale, with as many digits as it has, two at most where it is small: 15, 0.3, 0.015, 2e−6."""
    if bound >= 1:
        return numeral(bound)
    return (
        f"{bound:.2g}" if bound >= 1e-4 else f"{bound:.1e}".replace(".0e", "e").replace("e-0", "e\u2212").replace("e-", "e\u2212")
    )


def _size(value: float, digits: int) -> str:
    if value >= 999.5:
        return _large(value)
    whole = round(value)
    if abs(value - whole) < 1e-9:
        return str(whole)
    decimals = max(0, digits - (1 if value < 9.995 else 2 if value < 99.95 else 3))
    text = f"{value:.{decimals}f}"
    if value >= 9.995 and decimals:
        return text.rstrip("0").rstrip(".")
    return text if len(text) <= digits + 1 else text[:-1].rstrip(".")  # 9.96 became 10.0


def _large(value: float) -> str:
    if value >= 1e12:
        return f"{value:.0e}".replace("e+", "e") if math.isfinite(value) else "∞"
    unit, letter = next(entry for entry in _UNITS if value >= 0.9995 * entry[0])
    return f"{value / unit:.{1 if value < 9.95 * unit else 0}f}".removesuffix(".0") + letter


def reward_numeral(value: float) -> str:
    """A reward with its sign, as it is printed on a tile: +10, −1, +0.5."""
    if value == round(value) and abs(value) < 10_000:
        return f"{value:+.0f}".replace("-", "\u2212") if value else "0"
    text = numeral(value)
    if "." in text and text[-1].isdigit():
        text = text.rstrip("0").rstrip(".")
    return "+" + text if value > 0 else text
