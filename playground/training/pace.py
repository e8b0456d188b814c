"""Time: how many units are due at a slow pace, how many fit in a slice at full speed, and how many were done a second."""

import math
from collections.abc import Callable

Clock = Callable[[], float]

SHOWN_EACH = 30.0
"""Up to so many units a second every single one is shown."""
CATCH_UP = 0.1
"""Seconds of lost time that are made up for; a computer that slept does not race."""


class Pace:
    """Units due on a monotonic clock: at a pace one after another, at full speed as many as fit."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.per_second: float | None = None
        self._next = clock()

    def set(self, per_second: float | None) -> None:
        """A new pace; ValueError where it is no positive number. The first unit is due at once."""
        if per_second is not None and not (math.isfinite(per_second) and per_second > 0):
            raise ValueError(f"the pace is {per_second!r}, expected a number of units a second above 0, or none for full speed")
        self.per_second = per_second
        self.begin()

    def begin(self) -> None:
        """The next unit is due now."""
        self._next = self._clock()

    @property
    def single(self) -> bool:
        """Whether every unit is shown by itself."""
        return self.per_second is not None and self.per_second <= SHOWN_EACH

    def due(self) -> int | None:
        """Units that are due now, taken from the clock; None at full speed."""
        if self.per_second is None:
            return None
        now, interval = self._clock(), 1.0 / self.per_second
        if now < self._next:
            return 0
        behind = min(now - self._next, max(CATCH_UP, interval))
        count = 1 if self.single else 1 + math.floor(behind / interval)
        self._next = max(self._next + count * interval, now - CATCH_UP)
        return count

    def rest(self) -> float:
        """Seconds until the next unit is due; 0 where one is."""
        return 0.0 if self.per_second is None else max(0.0, self._next - self._clock())


class Slice:
    """How many units to ask for so that they take a given time, learned from what the last ones took."""

    LARGEST = 20_000_000

    def __init__(self) -> None:
        self.units = 1

    def learn(self, units: int, took: float, wanted: float) -> None:
        """Takes note that so many units took so many seconds; moves towards the wanted time, at most fourfold at once."""
        ratio = 4.0 if took <= 0.0 else min(4.0, max(0.25, wanted / took))
        self.units = min(self.LARGEST, max(1, int(units * ratio)))


class Speed:
    """Units a second, smoothed over about a second; 0 when nothing goes on."""

    WINDOW = 0.25

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.reset()

    def reset(self) -> None:
        """Forgets: a run begins or pauses."""
        self._since = self._clock()
        self._units = 0
        self._rate = 0.0

    def add(self, units: int) -> None:
        """Units were done."""
        self._units += units
        passed = self._clock() - self._since
        if passed >= self.WINDOW:
            rate = self._units / passed
            weight = 1.0 - math.exp(-passed) if self._rate else 1.0
            self._rate += weight * (rate - self._rate)
            self._since += passed
            self._units = 0

    def read(self) -> float:
        """Units a second; before the first window is full, what there is so far."""
        passed = self._clock() - self._since
        if self._rate == 0.0:
            return self._units / passed if passed > 0.02 else 0.0
        return self._rate
