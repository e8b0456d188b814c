"""How much is measured: everything, as it is published, or the smallest of everything, which shows only that it still runs."""

from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Effort:
    """What a part of the benchmarks is asked for: `rows(effort)` measures with it.

    repeats: how often each measurement is taken, in turn with its opponent. smallest: whether a part measures only the least that
    runs through all of its code; then its figures mean nothing, but its answers are compared as ever.
    """

    repeats: int = 7
    smallest: bool = False

    FULL: ClassVar["Effort"]
    SMALLEST: ClassVar["Effort"]

    def pick(self, full: T, smallest: T) -> T:
        """A size, a number of steps, seconds: the one that is published, or the smallest of its kind."""
        return smallest if self.smallest else full

    def at_least(self, count: int, share: int = 1) -> int:
        """Repeats of a slow measurement: a share of the usual ones, and as many as this where figures count."""
        return self.pick(max(count, self.repeats // share), 1)

    def times(self, factor: int) -> int:
        """Repeats of a quick measurement: so many times the usual ones."""
        return self.pick(factor * self.repeats, 1)

    def repeated(self, repeats: int) -> "Effort":
        """The same with another number of repeats."""
        return replace(self, repeats=repeats)


Effort.FULL = Effort()
Effort.SMALLEST = Effort(repeats=1, smallest=True)
