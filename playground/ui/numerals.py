"""Numbers short enough to stand in a cell."""

import math

_UNITS = ((1e9, "G"), (1e6, "M"), (1e3, "k"))


def numeral(value: float, digits: int = 3) -> str:
    """A number in about `digits` digits: 0.70, −13, 12.5, 1.2k; whole numbers without a point; ∞ and ? where it is none."""
    if math.isnan(value):
        return "?"
    sign = "\u2212" if value < 0 else ""
    if math.isinf(value):
        return sign + "∞"
    text = _size(abs(value), digits)
    return text if not text.strip("0.") else sign + text


def _size(value: float, digits: int) -> str:
    for unit, letter in _UNITS:
        if 0.9995 * unit <= value < 1e12:
            return f"{value / unit:.{1 if value < 9.95 * unit else 0}f}".removesuffix(".0") + letter
    if value >= 1e12:
        return f"{value:.0e}".replace("e+", "e")
    if abs(value - round(value)) < 1e-9:
        return str(round(value))
    text = f"{value:.{max(0, digits - len(str(int(value))))}f}"
    if len(text) > digits + 1:
        text = text[:-1].rstrip(".")  # 9.996 became 10.00
    return text.rstrip("0").rstrip(".") if value >= 9.995 and "." in text else text


def reward_numeral(value: float) -> str:
    """A reward with its sign, as it is printed on a tile: +10, −1, +0.5."""
    if value == round(value) and abs(value) < 10_000:
        return f"{value:+.0f}".replace("-", "\u2212") if value else "0"
    text = numeral(value)
    if "." in text and text[-1].isdigit():
        text = text.rstrip("0").rstrip(".")
    return "+" + text if value > 0 else text
