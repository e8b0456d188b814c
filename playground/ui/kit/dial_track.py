"""Where the values of a dial lie on a slider's track, and how they are written."""

import math

from playground.settings import Dial
from playground.ui.kit.node import Reach
from playground.ui.kit.number_field import MINUS


def share_of(dial: Dial, value: float) -> float:
    """Where a value stands between the dial's bounds, 0 to 1; a logarithmic dial that starts at 0 keeps its first 2 % for it."""
    low, high = _bounds(dial)
    if not dial.log:
        return min(1.0, max(0.0, (value - low) / (high - low)))
    least = _least(dial)
    if value < least:
        return 0.0
    place = math.log(value / least) / math.log(high / least)
    return min(1.0, max(0.0, place if low > 0 else 0.02 + 0.98 * place))


def value_at(dial: Dial, share: float) -> float:
    """The value at a place between 0 and 1, rounded to what a person would say; an int for a dial of ints."""
    low, high = _bounds(dial)
    share = min(1.0, max(0.0, share))
    if share in (0.0, 1.0):
        value = low if share == 0 else high
    elif not dial.log:
        value = _round_value(low + share * (high - low), (high - low) / 1000)
    else:
        least = _least(dial)
        place = share if low > 0 else (share - 0.02) / 0.98
        value = low if place < 0 else float(f"{least * (high / least) ** place:.2g}")
    value = min(high, max(low, value))
    return round(value) if dial.kind is int else float(value)


def value_after(dial: Dial, value: float, steps: float) -> float:
    """The value some steps on: a hundredth of the track each, but always to another value where there is one."""
    if dial.kind is int and not dial.log:
        low, high = _bounds(dial)
        whole = max(1, round((high - low) / 100))
        return int(min(high, max(low, value + max(-1e12, min(1e12, steps)) * whole)))
    start = share_of(dial, value)
    share = start
    for _ in range(1000):
        share = min(1.0, max(0.0, share + (steps / 100 if math.isfinite(steps) else math.copysign(1, steps))))
        after = value_at(dial, share)
        if (after - value) * steps > 0 or share in (0.0, 1.0):
            return after
    return value


def reach_of(dial: Dial, value: float) -> Reach:
    """The bounds of the track, a step of the arrow keys from a value, and the value."""
    low, high = _bounds(dial)
    up = value_after(dial, value, 1) - value
    return Reach(low, high, float(f"{abs(up or value - value_after(dial, value, -1)):.6g}"), value)


def value_text(dial: Dial, value: float) -> str:
    """A value as the slider shows it: a true minus, two or three digits, whole numbers whole on a track of more than ten."""
    return _digits(dial, value).replace("-", MINUS)


def _digits(dial: Dial, value: float) -> str:
    low, high = _bounds(dial)
    if dial.kind is int:
        return f"{value:,}".replace(",", "\u2009") if abs(value) >= 10_000 else str(value)
    if value == 0 or abs(value) >= 1000 or (high - low > 10 and value == round(value)):
        return f"{value:g}"
    if abs(value) < 0.001:
        return f"{value:.1e}".replace("e-0", "e-").replace(".0e", "e")
    digits = max(2, 1 - math.floor(math.log10(abs(value))))
    text = f"{value:.{min(digits, 5)}f}"
    exact = f"{value:g}"
    return exact if len(exact) > len(text) and len(exact) <= 7 else text


def _bounds(dial: Dial) -> tuple[float, float]:
    """Bounds of the track; where the dial has none it reaches to ten times the default, or 10."""
    reach = 10 * max(1.0, abs(float(dial.default)))
    low = dial.low if math.isfinite(dial.low) else -reach
    high = dial.high if math.isfinite(dial.high) else reach
    return low, high if high > low else low + 1


def _least(dial: Dial) -> float:
    low, high = _bounds(dial)
    return low if low > 0 else (1.0 if dial.kind is int else high / 10_000)


def _round_value(value: float, fineness: float) -> float:
    """The value rounded to a power of ten that is just finer than `fineness`, times 1, 2 or 5."""
    power = 10.0 ** math.floor(math.log10(fineness))
    grain = next(power * times for times in (1, 2, 5, 10) if power * times >= fineness * 0.999)
    return float(f"{round(value / grain) * grain:.10g}")
