"""What a deed of a life is: a frozen value that was done and can be done again; and what holds beside what was learned."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from playground.learning.learner import Array, NetworkPicture
from playground.training.drivers import Driver
from playground.training.ground import Ground
from playground.world.level import Level

FEW = 64
"""Bytes of a deed without arrays, about."""


class Facts(NamedTuple):
    """What holds of a life at one moment beside what it has learned.

    level, moment: the level, and which of its maps is in force. made: the settings with which the learner was made in that table;
    settings: those that it has now. driver, learning: who drove last, and whether it learned. optimal: [S, A] bool, the optimal
    actions, where the driver has been given them; None before. trouble: why it stopped, "" while all is well.
    """

    level: Level
    moment: int
    made: Any
    settings: Any
    driver: Driver = Driver.LEARNER
    learning: bool = True
    optimal: NDArray[np.bool_] | None = None
    trouble: str = ""


class Doer(Protocol):
    """A life, as far as deeds can be done again to it."""

    def advance(self, units: int, driver: Driver, learning: bool) -> int: ...
    def act(self, action: int, learning: bool) -> bool | None: ...
    def restart(self) -> None: ...
    def tune(self, settings: Any) -> None: ...
    def judge(self, policy: Array) -> None: ...
    def welcome(self, networks: Mapping[str, NetworkPicture]) -> None: ...
    def believe(self, q: Array) -> None: ...
    def enter_stage(self, id: str) -> int: ...
    def switch(self, driver: Driver, learning: bool) -> None: ...
    def learn_optimum(self, optimal: NDArray[np.bool_]) -> None: ...
    def move(self, ground: Ground) -> None: ...
    def relabel(self, level: Level, moment: int) -> None: ...
    def fail(self, trouble: str) -> None: ...


Grounds = Callable[[Level, int], Ground]
"""The ground of a level in one of its moments, with its table."""


@dataclass(frozen=True, eq=False)
class Deed:
    """One that takes no tick and is done at once. Others say how many parts they have, and can be done part by part."""

    @property
    def size(self) -> int:
        """Parts: ticks, a person's actions, or 1 for what is done at once."""
        return 1

    def ticks(self, parts: int) -> int:
        """Ticks that its first parts take."""
        return 0

    def within(self, ticks: int) -> int:
        """The most of its parts that take no more than so many ticks."""
        return self.size

    def repeat(self, life: Doer, grounds: Grounds, begin: int, end: int) -> int:
        """Does its parts from `begin` to `end` once more; returns how far it came. What has no parts is done at once."""
        self.do(life, grounds)
        return 1

    def do(self, life: Doer, grounds: Grounds) -> None:
        """Does it once more."""
        raise NotImplementedError

    def joined(self, later: "Deed", passed: int) -> "Deed | None":
        """This and the next one, which began after so many ticks of the run, as one deed; None where they are two."""
        return None

    def part(self, parts: int) -> "Deed":
        """Its first parts, at least one, as a deed of their own."""
        return self

    def after(self, facts: Facts) -> Facts:
        """What holds afterwards."""
        return facts

    def words(self, facts: Facts) -> str:
        """What was changed by it, in plain words, where that is worth saying; `facts` held before it."""
        return ""

    @property
    def bytes(self) -> int:
        """How much memory it takes, about."""
        return FEW


def weight(level: Level) -> int:
    """Bytes of a level, about."""
    maps = sum(len(row) for one in level.moments for row in one.rows)
    return 1000 + 2 * maps
