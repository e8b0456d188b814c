"""The colours of values: blue below zero, cream at zero, orange above, and an ink that can be read on each."""

import math

import numpy as np
from numpy.typing import NDArray

from playground.ui import theme
from playground.ui.drawing.store import stored
from playground.ui.theme import Colour

STEPS = 255
"""Colours on the scale; odd, so that zero has one of its own in the middle."""
MIDDLE = STEPS // 2

SAMPLED = 4096
"""Values from which the common size is taken, where there are more."""

_NICE = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)


def nice(size: float) -> float:
    """The least of 1, 1.5, 2, 3, 5, 7 (times a power of ten) that is at least `size`: a bound that does not jitter."""
    power = 10.0 ** math.floor(math.log10(size))
    return next(step * power for step in _NICE if step * power >= size * (1 - 1e-9))


def bound_of(values: NDArray[np.float64], fixed: float | None = None, least: float = 0.0) -> float:
    """The value at which the colours end, on both sides of zero; `fixed` where one is chosen.

    Automatic: a nice number above the largest size. A few far larger ones (a cliff of -100 where all else is within
    -13 ... 0) do not wash out the rest: beyond 2.5 times the size that nine in ten stay below they are cut off.
    Of very many values that size is taken from some thousands of them, evenly spread.
    It is not below `least`, so that the first tiny estimates are as pale as they are small.
    """
    if fixed is not None and fixed > 0:
        return fixed
    flat = values.reshape(-1)
    top = float(max(flat.max(initial=0.0), -flat.min(initial=0.0)))
    if not math.isfinite(top):
        flat = flat[np.isfinite(flat)]
        top = float(np.abs(flat).max(initial=0.0))
    if top < 1e-12:
        return nice(least) if least > 0 else 1.0
    some = np.abs(flat[:: max(1, len(flat) // SAMPLED)])
    some = some[some > 1e-12]
    common = float(np.quantile(some, 0.9)) if len(some) else top
    return nice(max(least, top if top <= 2.5 * common else common))


def steps_of(values: NDArray[np.float64], bound: float) -> NDArray[np.intp]:
    """The place of each value on the scale, 0 ... STEPS - 1; infinities at the ends, nan in the middle."""
    place = values * (MIDDLE / bound)
    np.maximum(place, -MIDDLE, out=place)
    np.minimum(place, MIDDLE, out=place)
    if np.isnan(place.min(initial=0.0)):
        place[np.isnan(place)] = 0.0
    place += MIDDLE + 0.5
    return place.astype(np.intp)


def shades(steps: NDArray[np.intp]) -> NDArray[np.uint32]:
    """The opaque colours 0xFFRRGGBB of places on the scale."""
    return np.take(ramp() | np.uint32(0xFF000000), steps, mode="clip")


def strokes(steps: NDArray[np.intp]) -> NDArray[np.uint32] | None:
    """The same where a pattern is asked for: below zero another shade, in which strokes stand out; None where none is."""
    if not theme.PATTERNS:
        return None
    colours = ramp() | np.uint32(0xFF000000)
    struck = np.where(lit(), _mixed(colours, 0x00), _mixed(colours, 0xFF))
    struck[MIDDLE:] = colours[MIDDLE:]
    taken: NDArray[np.uint32] = np.take(struck, steps, mode="clip")
    return taken


@stored
def lit() -> NDArray[np.bool_]:
    """[STEPS] which colours of the scale are so light that strokes over them are dark."""
    return np.array([luminance(colour_at(step)) > 0.25 for step in range(STEPS)])


def _mixed(colours: NDArray[np.uint32], grey: int, share: float = 0.2) -> NDArray[np.uint32]:
    """Opaque colours mixed with so much of a grey."""
    parts = [(colours >> np.uint32(shift) & np.uint32(255)) * (1 - share) + grey * share for shift in (16, 8, 0)]
    red, green, blue = (np.rint(part).astype(np.uint32) for part in parts)
    mixed: NDArray[np.uint32] = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    return mixed


@stored
def ramp() -> NDArray[np.uint32]:
    """[STEPS] uint32, the colours as 0x00RRGGBB, straight between the theme's stops."""
    at = np.linspace(0.0, 1.0, len(theme.VALUE_STOPS))
    where = np.linspace(0.0, 1.0, STEPS)
    red, green, blue = (
        np.rint(np.interp(where, at, [stop[n] for stop in theme.VALUE_STOPS])).astype(np.uint32) for n in range(3)
    )
    return red << np.uint32(16) | green << np.uint32(8) | blue


def colour_at(step: int) -> Colour:
    """The colour of a place on the scale."""
    packed = int(ramp()[step])
    return packed >> 16, packed >> 8 & 255, packed & 255


def luminance(colour: Colour) -> float:
    """Relative luminance of WCAG 2.1, 0 (black) to 1 (white)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of WCAG 2.1, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
