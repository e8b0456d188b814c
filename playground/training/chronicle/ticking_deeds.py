"""The deeds that take ticks: the life went on by a driver, or a person acted. Those that follow one another become one."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from playground.training.chronicle.deed import FEW, Deed, Doer, Facts, Grounds
from playground.training.drivers import Driver


@dataclass(frozen=True, eq=False)
class Advanced(Deed):
    """It went on for so many ticks by a driver, learning or not.

    idle: it was then asked for more, and there was nothing more to do. together: tick for tick with the first life of its run;
    else it caught up, while that one waited.
    """

    count: int
    driver: Driver
    learning: bool
    idle: bool = False
    together: bool = True

    @property
    def size(self) -> int:
        return self.count + self.idle

    def ticks(self, parts: int) -> int:
        return min(parts, self.count)

    def within(self, ticks: int) -> int:
        return self.size if ticks >= self.count or not self.together else ticks

    def repeat(self, life: Doer, grounds: Grounds, begin: int, end: int) -> int:
        if begin < self.count:
            return begin + life.advance(min(end, self.count) - begin, self.driver, self.learning)
        life.advance(1, self.driver, self.learning)
        return self.size

    def joined(self, later: Deed, passed: int) -> Deed | None:
        if not isinstance(later, Advanced) or (later.driver, later.learning) != (self.driver, self.learning):
            return None
        if self.idle:
            return self if later.count == 0 else None
        if passed != (self.count if self.together else 0) or (later.count and later.together != self.together):
            return None
        return replace(self, count=self.count + later.count, idle=later.idle)

    def part(self, parts: int) -> Deed:
        return replace(self, count=min(parts, self.count), idle=parts > self.count)

    def after(self, facts: Facts) -> Facts:
        return facts._replace(driver=self.driver, learning=self.learning)


@dataclass(frozen=True, eq=False)
class Acted(Deed):
    """A person's actions, one after the other. acts: [N] int32 as bytes, see `codes`."""

    acts: bytes
    learning: bool

    @property
    def codes(self) -> NDArray[np.int32]:
        """[N] twice the number of each action, and 1 more where it was lived: another does nothing."""
        return np.frombuffer(self.acts, np.int32)

    @property
    def size(self) -> int:
        return len(self.acts) // 4

    def ticks(self, parts: int) -> int:
        return int((self.codes[:parts] & 1).sum())

    def within(self, ticks: int) -> int:
        return int(np.searchsorted(np.cumsum(self.codes & 1), ticks, side="right"))

    def repeat(self, life: Doer, grounds: Grounds, begin: int, end: int) -> int:
        for code in self.codes[begin:end]:
            life.act(int(code) >> 1, self.learning)
        return end

    def joined(self, later: Deed, passed: int) -> Deed | None:
        if not isinstance(later, Acted) or later.learning != self.learning:
            return None
        return replace(self, acts=self.acts + later.acts)

    def part(self, parts: int) -> Deed:
        return replace(self, acts=self.acts[: 4 * parts])

    def words(self, facts: Facts) -> str:
        return "driven by hand"

    @property
    def bytes(self) -> int:
        return FEW + len(self.acts)


def acted(action: int, lived: bool, learning: bool) -> Acted:
    """One action of a person."""
    return Acted(np.array([2 * action + lived], np.int32).tobytes(), learning)
