"""Drive the mouse until something is true: the cheese is reached, a wall was bumped into, the ice took it elsewhere."""

from dataclasses import dataclass
from typing import ClassVar

from playground.lessons.deeds import Deed, Deeds, Move, ObeyPolicy
from playground.lessons.goals import Goal
from playground.lessons.quantities import moves_of
from playground.lessons.solved_level import OPTIMAL, SolvedLevel
from playground.lessons.task import RIGHT, Situation, Task, Verdict

OF_ONE_MOVE = frozenset({"moved", "bumped", "slipped"})
"""Goals that say nothing of the way to the end."""


@dataclass(frozen=True, kw_only=True)
class DriveTask(Task):
    """The person drives until the goal is met. moves: those of "show me"; none: the best way, where every move goes as asked, or
    the policy's own moves, n of them, where it is to be obeyed.
    """

    id: ClassVar[str] = "drive"
    live: ClassVar[bool] = True
    counts: ClassVar[bool] = True
    goal: Goal
    moves: tuple[str, ...] = ()

    def check(self, answer: Situation, level: SolvedLevel) -> Verdict:
        """Right once the goal is met."""
        return RIGHT if self.goal.met(answer) else Verdict(False)

    @property
    def asks_for_a_way(self) -> bool:
        """Not where the goal is about a single move."""
        return self.goal.of not in OF_ONE_MOVE

    def effort(self, answer: Situation, level: SolvedLevel) -> int:
        """Moves of the episode."""
        return answer.snapshot.agent.step

    def solution(self, level: SolvedLevel) -> Deeds:
        """The moves, one after another; where chance plays along they are made again until the goal is met."""
        if self.goal.of == "obeyed":
            first: tuple[Deed, ...] = (Move(self.goal.first),) if self.goal.first else ()
            return (*first, *(ObeyPolicy(self.goal.whose),) * self.goal.n)
        return tuple(map(Move, self.moves or moves_of(level, OPTIMAL)))

    def misses(self, level: SolvedLevel) -> tuple[Deeds, ...]:
        """All but the last move."""
        return (self.solution(level)[:-1],)


TASK = DriveTask
