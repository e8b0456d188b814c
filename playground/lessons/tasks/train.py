"""Train until something is true of what the learner believes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar

from playground.lessons.deeds import BeginStage, Deeds, TrainFor, TurnDial
from playground.lessons.goals import Goal
from playground.lessons.solved_level import SolvedLevel
from playground.lessons.task import RIGHT, Situation, Task, Verdict


@dataclass(frozen=True, kw_only=True)
class TrainTask(Task):
    """The goal is to be met by training. dials: of the learner, that may be turned. within: transitions in which it can be done.

    settings: those of "show me", where the first ones do not do it. stages: of a planner, by their ids, that do it one after
    another; then these are offered in place of training. budget: transitions after which it does not count any more, 0 for any.
    """

    id: ClassVar[str] = "train"
    live: ClassVar[bool] = True
    goal: Goal
    within: int = 0
    dials: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    budget: int = 0
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def spent(self, situation: Situation) -> bool:
        """Whether more was trained than the budget allows."""
        return bool(self.budget) and situation.snapshot.lived > self.budget

    def check(self, answer: Situation, level: SolvedLevel) -> Verdict:
        """Right once the goal is met, within the budget if there is one."""
        return RIGHT if not self.spent(answer) and self.goal.met(answer) else Verdict(False)

    def solution(self, level: SolvedLevel) -> Deeds:
        """The dials, then the stages, or training."""
        dials = (TurnDial(name, value) for name, value in self.settings.items())
        return (*dials, *(map(BeginStage, self.stages) if self.stages else (TrainFor(self.within),)))

    def misses(self, level: SolvedLevel) -> tuple[Deeds, ...]:
        """No training at all."""
        return ((),)


TASK = TrainTask
