"""What a lesson is: pages, each a scene of the window with words and perhaps a task."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from playground.lessons.control_rules import ControlRules
from playground.lessons.task import Task
from playground.lessons.wording import NO_WORDS, Wording
from playground.training.drivers import Driver
from playground.training.pace import AUTO, Tempo
from playground.world.level import Level


@dataclass(frozen=True, kw_only=True, eq=False)
class PageScene:
    """What stands on the screen while a page is read.

    level: with the page's own rules. mode, explanation: which of the window's modes lends its board. panels: the ids of those
    beside it and under it ("strip" and "side": those of the lending mode). overlays: what lies over the board; reveals: only once
    the task is solved; later: what comes to it then. driver, learner, settings, seed, pace, learning, running: how the run begins
    (pace None is full speed); lived: how much it has done when the page begins with a run of its own: transitions, of a planner
    backups of one state. beside: a second learner on a second board. policy: whose exact numbers the overlays draw in place
    of what is learned, by a name or rows of arrows (see `SolvedLevel.policy`). truth: whether the exact values stand on a second
    board, beside what a network says. shows, hides: see `ControlRules`.
    """

    level: Level
    mode: str = "play"
    explanation: str = ""
    panels: tuple[str, ...] = ()
    overlays: frozenset[str] = frozenset()
    reveals: bool = False
    later: frozenset[str] = frozenset()
    driver: Driver = Driver.ME
    learner: str = "q-learning"
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    seed: int = 1
    pace: Tempo = AUTO
    learning: bool = True
    running: bool = False
    lived: int = 0
    beside: str = ""
    policy: str | tuple[str, ...] = ""
    truth: bool = False
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()

    @property
    def controls(self) -> ControlRules:
        """Which controls there are in this scene."""
        return ControlRules(frozenset(self.shows), frozenset(self.hides))


@dataclass(frozen=True, kw_only=True, eq=False)
class Page:
    """Words over a scene, with a task where there is something to do."""

    text: Wording
    scene: PageScene
    task: Task | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Lesson:
    """One station of the course. learned: the sentence at its end; term, symbol: the book's words for it; door: the explanation
    that shows it on any level; minutes: how long it takes; mission: whether it stands among the missions; quiz: whether it is the
    quiz after the lesson of the same number."""

    id: str
    order: int
    title: Wording
    pages: tuple[Page, ...]
    learned: Wording
    about: Wording = NO_WORDS
    term: str = ""
    symbol: str = ""
    door: str = ""
    minutes: int = 5
    mission: bool = False
    quiz: bool = False
    par: int = 0

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every task, in turn."""
        return tuple(page.task for page in self.pages if page.task is not None)
