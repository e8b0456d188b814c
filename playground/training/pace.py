"""Time: how many units are due at a slow pace, how many fit in a slice at full speed, and how many were done a second."""

import math
from collections.abc import Callable
from enum import StrEnum

from playground.training.easing import Easing, Interest

Clock = Callable[[], float]


class Automatic(StrEnum):
    """The pace that suits the eye; see `Easing`."""

    AUTO = "auto"


AUTO = Automatic.AUTO
Tempo = float | Automatic | None
"""A closed union: so many units a second, the pace that suits the eye, or None for as fast as it goes."""

SHOWN_EACH = 30.0
"""Up to so many units a second every single one is shown."""
CATCH_UP = 0.1
"""Seconds of lost time that are made up for; a computer that slept does not race."""


class Pace:
    """Units due on a monotonic clock: at a pace one after another, at full speed as many as fit.

    tempo: the pace that was set.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.tempo: Tempo = None
        self._easing = Easing(clock)
        self._next = clock()

    def set(self, tempo: Tempo) -> None:
        """A new pace; ValueError for what is none. The first unit is due at once."""
        if tempo != AUTO and tempo is not None and not _is_number(tempo):
            raise ValueError(
                f'the pace is {tempo!r}, expected a number of units a second above 0, "{AUTO}", or none for full speed'
            )
        self.tempo = AUTO if tempo == AUTO else tempo
        self.begin()

    @property
    def automatic(self) -> bool:
        """Whether it slows down and speeds up by itself."""
        return self.tempo is AUTO

    @property
    def per_second(self) -> float | None:
        """Units a second just now; None at full speed."""
        return self._easing.per_second if isinstance(self.tempo, Automatic) else self.tempo

    def notice(self, interest: Interest, states: int) -> None:
        """Takes note of how interesting was what happened in a level of so many states; an automatic pace slows down for it."""
        self._easing.notice(interest, states)

    def begin(self) -> None:
        """The next unit is due now; where it is automatic, it is calm again."""
        self._easing.begin()
        self._next = self._clock()

    @property
    def single(self) -> bool:
        """Whether every unit is shown by itself."""
        per_second = self.per_second
        return per_second is not None and per_second <= SHOWN_EACH

    def due(self) -> int | None:
        """Units that are due now, taken from the clock; None at full speed."""
        per_second = self.per_second
        if per_second is None:
            return None
        now, interval = self._clock(), 1.0 / per_second
        if now < self._next:
            return 0
        behind = min(now - self._next, max(CATCH_UP, interval))
        count = 1 if per_second <= SHOWN_EACH else 1 + math.floor(behind / interval)
        self._next = max(self._next + count * interval, now - CATCH_UP)
        return count

    def rest(self) -> float:
        """Seconds until the next unit is due; 0 where one is."""
        return 0.0 if self.per_second is None else max(0.0, self._next - self._clock())


def _is_number(tempo: object) -> bool:
    return isinstance(tempo, int | float) and math.isfinite(tempo) and tempo > 0


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
