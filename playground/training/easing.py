"""A tempo that suits the eye: calm where something happens for the first time, and ever faster where nothing does."""

import math
from collections.abc import Callable
from enum import IntEnum

CALM = 8.0
"""Units a second that can be followed one by one."""
BRISK = 24.0
"""Units a second at which a small thing is still seen."""
FASTEST, PASSES = 500.0, 5.0
"""Units a second through what is dull, at most: so many, and on large levels so many times through all states."""
WEARING = 8.0
"""Units a second by which small things may go faster with each one that there has been: the eye has seen the like before."""
LINGER = (0.0, 0.3, 1.5)
"""Seconds for which the tempo is kept, by how interesting what happened was."""
DOUBLING = 0.4
"""Seconds of dullness in which the tempo doubles."""
MOST = 30.0
"""Doublings after which there is no number that has room for more."""


class Interest(IntEnum):
    """How interesting is what happened."""

    NOTHING = 0
    """Nothing was learned that can be seen."""
    SOMETHING = 1
    """A place is new, or an estimate has moved visibly."""
    FIRST = 2
    """Something happened for the first time: an end was reached, a place took colour, the start is worth something."""


class Easing:
    """Units a second, by what was noticed and when; nothing else decides. It begins calmly."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._fastest = clock, FASTEST
        self.begin()

    def begin(self) -> None:
        """Calm again: a run goes on, and the eye has to find it first."""
        self._base, self._until, self._small = CALM, self._clock() + LINGER[Interest.FIRST], 0

    def notice(self, interest: Interest, states: int = 0) -> None:
        """Slows down, where what happened is worth it, and keeps that for a while. states: how many the level has."""
        self._fastest = max(FASTEST, PASSES * states)
        self._small += interest is Interest.SOMETHING
        ceiling = (math.inf, max(BRISK, WEARING * self._small), CALM)[interest]
        now = self._clock()
        if self._tempo(now) >= ceiling:
            self._base, self._until = ceiling, now + LINGER[interest]

    @property
    def per_second(self) -> float:
        """Units a second just now."""
        return self._tempo(self._clock())

    def _tempo(self, now: float) -> float:
        dull = max(0.0, now - self._until) / DOUBLING
        return float(min(self._fastest, self._base * 2.0 ** min(dull, MOST)))
