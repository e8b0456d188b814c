"""Turn dials of the level until something is true; "it is not possible" is an answer too, and right where it is."""

import math
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from typing import Any, ClassVar

import numpy as np

from playground.lessons.deeds import Deeds, TurnRule
from playground.lessons.goals import Goal
from playground.lessons.solved_level import NoAnswer, SolvedLevel, with_rules
from playground.lessons.task import RIGHT, Situation, Task, Verdict
from playground.plurals import counted
from playground.settings import dials
from playground.training.first_sight import still
from playground.training.snapshot import Snapshot
from playground.world.level import Level, Rules

STOPS = {1: 41, 2: 20}
"""How many values of each dial are tried, by how many dials there are: the ends and what lies evenly between."""
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
        """All settings that are tried: each stop of the first dial with every stop of the second."""
        count = STOPS.get(len(self.dials))
        if count is None:
            raise NoAnswer(f"{counted(len(self.dials), 'dial')} to be turned at once, expected one or two")
        stops = [np.linspace(*self.ends(place), count).round(6).tolist() for place in range(len(self.dials))]
        for values in product(*stops):
            yield dict(zip(self.dials, values, strict=True))

    def met(self, level: Level, setting: Mapping[str, float]) -> bool:
        """Whether the goal, which is about the level alone, is met by a setting; of the run, what is seen before any move."""
        return self.goal.met(Situation(with_rules(level, setting), _before(level)))

    def check(self, answer: Any, level: SolvedLevel) -> Verdict:
        """Right once the goal is met, or if it was said to be impossible and no setting tried does it."""
        if answer == IMPOSSIBLE:
            return Verdict(False) if any(settings_map(self, level.level).solved()) else RIGHT
        return RIGHT if self.goal.met(answer) else Verdict(False)

    def solution(self, level: SolvedLevel) -> Deeds | str:
        """The setting in the middle of those that do it; "impossible" where none does."""
        tried = settings_map(self, level.level)
        fits = [setting for setting, fit in zip(tried.settings, tried.solved(), strict=True) if fit]
        if not fits:
            return IMPOSSIBLE
        middle = fits[len(fits) // 2]
        return tuple(TurnRule(name, value) for name, value in middle.items())

    def misses(self, level: SolvedLevel) -> tuple[Deeds | str, ...]:
        """The settings that just do not do it, and "impossible" where it is possible."""
        map_ = settings_map(self, level.level)
        tried = tuple(zip(map_.settings, map_.solved(), strict=True))
        edges = [one for (one, fits), (_, other) in pairwise(tried) if not fits and other]
        edges += [two for (_, fits), (two, other) in pairwise(tried) if fits and not other]
        missed: list[Deeds | str] = [tuple(TurnRule(name, value) for name, value in setting.items()) for setting in edges[:4]]
        return (*missed, IMPOSSIBLE) if self.impossible and any(fits for _, fits in tried) else tuple(missed) or ((),)


@lru_cache(maxsize=8)
def _before(level: Level) -> Snapshot:
    """What is seen of a level before any move."""
    return still(level)


class SettingsMap:
    """Which settings of a task's dials do it on a level, worked out one after another so that nothing has to wait for it.

    settings: all that are tried, see `DialTask.settings`. fits: whether it is done by the first of them, as far as was tried.
    """

    def __init__(self, task: DialTask, level: Level) -> None:
        self.task, self.level = task, level
        self.settings = tuple(task.settings())
        self.fits: list[bool] = []

    @property
    def done(self) -> bool:
        """Whether all were tried."""
        return len(self.fits) == len(self.settings)

    def work(self, seconds: float) -> bool:
        """Tries settings for about so long, one at least; whether all were tried."""
        until = time.perf_counter() + seconds
        while not self.done:
            self.fits.append(self.task.met(self.level, self.settings[len(self.fits)]))
            if time.perf_counter() >= until:
                break
        return self.done

    def solved(self) -> tuple[bool, ...]:
        """Whether it is done by each of the settings; what was not tried yet is tried now."""
        self.work(math.inf)
        return tuple(self.fits)


@lru_cache(maxsize=32)
def settings_map(task: DialTask, level: Level) -> SettingsMap:
    """The map of a task on a level, with what was tried of it so far."""
    return SettingsMap(task, level)


TASK = DialTask
