"""Turn dials of the level until something is true; "it is not possible" is an answer too, and right where it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any, ClassVar

import numpy as np

from playground.lessons.deeds import Deeds, TurnRule
from playground.lessons.goals import Goal
from playground.lessons.solved_level import NoAnswer, SolvedLevel, with_rules
from playground.lessons.task import RIGHT, Situation, Task, Verdict
from playground.settings import dials
from playground.training.first_sight import still
from playground.world.level import Level, Rules

STOPS = 41
"""How many values of each dial are tried."""
IMPOSSIBLE = "impossible"
"""The answer that no setting does it."""


@dataclass(frozen=True, kw_only=True)
class DialTask(Task):
    """The goal is to be met by the dials named (rules of the level). low, high: their ends, where not all of a dial is meant.

    impossible: whether "it is not possible" is offered as an answer.
    """

    id: ClassVar[str] = "dial"
    live: ClassVar[bool] = True
    goal: Goal
    dials: tuple[str, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    impossible: bool = False

    def ends(self, place: int) -> tuple[float, float]:
        """The lowest and the highest value of one of the dials."""
        declared = {dial.name: dial for dial in dials(Rules)}
        name = self.dials[place]
        if name not in declared:
            raise NoAnswer(f"the level has no dial {name!r}, expected one of {', '.join(declared)}")
        return (self.low or (declared[name].low,) * len(self.dials))[place], (
            self.high or (declared[name].high,) * len(self.dials)
        )[place]

    def settings(self) -> Iterator[Mapping[str, float]]:
        """All settings that are tried, `STOPS` stops of each dial."""
        stops = [np.linspace(*self.ends(place), STOPS).round(6).tolist() for place in range(len(self.dials))]
        for values in product(*stops):
            yield dict(zip(self.dials, values, strict=True))

    def met(self, level: Level, setting: Mapping[str, float]) -> bool:
        """Whether the goal is met by a setting."""
        other = with_rules(level, setting)
        return self.goal.met(Situation(other, still(other)))

    def check(self, answer: Any, level: SolvedLevel) -> Verdict:
        """Right once the goal is met, or if it was said to be impossible and no setting tried does it."""
        if answer == IMPOSSIBLE:
            return Verdict(False) if any(self.met(level.level, setting) for setting in self.settings()) else RIGHT
        return RIGHT if self.goal.met(answer) else Verdict(False)

    def solution(self, level: SolvedLevel) -> Deeds | str:
        """The setting in the middle of those that do it, nearest to the level's own; "impossible" where none does."""
        fits = [setting for setting in self.settings() if self.met(level.level, setting)]
        if not fits:
            return IMPOSSIBLE
        middle = fits[len(fits) // 2]
        return tuple(TurnRule(name, value) for name, value in middle.items())

    def misses(self, level: SolvedLevel) -> tuple[Deeds | str, ...]:
        """The settings that just do not do it, and "impossible" where it is possible."""
        tried = [(setting, self.met(level.level, setting)) for setting in self.settings()]
        edges = [one for (one, fits), (_, other) in pairwise(tried) if not fits and other]
        edges += [two for (_, fits), (two, other) in pairwise(tried) if fits and not other]
        missed: list[Deeds | str] = [tuple(TurnRule(name, value) for name, value in setting.items()) for setting in edges[:4]]
        return (*missed, IMPOSSIBLE) if self.impossible and any(fits for _, fits in tried) else tuple(missed) or ((),)


TASK = DialTask
