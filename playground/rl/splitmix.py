"""Random bits: the generator of everything that is drawn within kernels (splitmix64: Steele, Lea & Flood 2014).

Whoever draws holds the generator's state, a number of 64 bits, and moves it on by `GOLDEN` before each draw of `mixed(state)`.
One draw of 64 bits serves one decision: its high half says whether, its low half which.
"""

import numpy as np

from playground.compiled import inlined
from playground.rl.kernel_types import U64, Bits, Dice

GOLDEN = U64(0x9E3779B97F4A7C15)
"""2^64 divided by the golden ratio, made odd: numbers that are multiplied or counted by it spread evenly."""
HALF, LOW = U64(32), U64(0xFFFFFFFF)
"""bits >> HALF are the high 32 of 64 bits, bits & LOW the low ones."""
WHOLE = 4294967296.0
"""2^32: chances are compared as whole numbers of 32 bits."""
_FIRST, _SECOND = U64(0xBF58476D1CE4E5B9), U64(0x94D049BB133111EB)
_11, _27, _30, _31 = U64(11), U64(27), U64(30), U64(31)


def seeded(seed: int) -> int:
    """A first state of the generator from any whole number, as numpy's SeedSequence spreads it."""
    return int(np.random.SeedSequence(abs(seed)).generate_state(1, np.uint64)[0])


@inlined
def mixed(random: Dice) -> Bits:
    """64 random bits from a state of the generator."""
    z = (random ^ (random >> _30)) * _FIRST
    z = (z ^ (z >> _27)) * _SECOND
    return z ^ (z >> _31)


@inlined
def unit_interval(bits: Bits) -> float:
    """A number in [0, 1) from 64 random bits, of which it takes the highest 53: as many as a float64 holds."""
    return np.float64(bits >> _11) * (1.0 / 9007199254740992.0)
