"""Round numbers along an axis."""

import math


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """At most so many round numbers between two bounds."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= rough * (1 - 1e-9))
    first = math.ceil(low / step)
    return tuple(number * step for number in range(first, first + most + 1) if number * step <= high)


def ticks_from_one(low: float, high: float, most: int) -> tuple[float, ...]:
    """The same along an axis of what is counted: where it begins at 1, that stands there in place of a 0 that is not on it."""
    if low != 1.0:
        return ticks(low, high, most)
    return (low, *(value for value in ticks(low, high, most) if value - low > (high - low) / 20))
