"""Numbers short enough to stand in a cell."""

import math
from functools import lru_cache

_UNITS = ((1e9, "G"), (1e6, "M"), (1e3, "k"))


@lru_cache(maxsize=8192)
def numeral(value: float, digits: int = 3) -> str:
    """A number in about `digits` digits: 0.70, −13, 12.5, 1.2k; whole numbers without a point; ∞ and ? where it is none."""
    if math.isnan(value):
        return "?"
    text = _size(abs(value), digits)
    return "\u2212" + text if value < 0 and text.strip("0.") else text


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
    unit, letter = next(each for each in _UNITS if value >= 0.9995 * each[0])
    return f"{value / unit:.{1 if value < 9.95 * unit else 0}f}".removesuffix(".0") + letter


def reward_numeral(value: float) -> str:
    """A reward with its sign, as it is printed on a tile: +10, −1, +0.5."""
    if value == round(value) and abs(value) < 10_000:
        return f"{value:+.0f}".replace("-", "\u2212") if value else "0"
    text = numeral(value)
    if "." in text and text[-1].isdigit():
        text = text.rstrip("0").rstrip(".")
    return "+" + text if value > 0 else text
