"""Round numbers along an axis."""

import math


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """At most so many round numbers between two bounds."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= rough * (1 - 1e-9))
    first = math.ceil(low / step)
    return tuple(number * step for number in range(first, first + most + 1) if number * step <= high)
