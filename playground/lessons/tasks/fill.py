"""Fill a map: the value of every one of some cells, each worked out from what follows it."""

from dataclasses import dataclass
from typing import ClassVar

from playground.lessons.solved_level import OPTIMAL, NoAnswer, SolvedLevel
from playground.lessons.task import RIGHT, Task, Verdict
from playground.lessons.tasks.blanks import just_beyond
from playground.world.grid import Cell


@dataclass(frozen=True, kw_only=True)
class FillTask(Task):
    """The answer is a number for every cell of `cells`, in that order: its value by the policy `whose`. step: of the fields."""

    id: ClassVar[str] = "fill"
    cells: tuple[Cell, ...]
    whose: str | tuple[str, ...] = OPTIMAL
    within: float = 0.05
    step: float = 1.0

    def check(self, answer: tuple[float, ...], level: SolvedLevel) -> Verdict:
        """Right if every number is, within what is allowed; near if a single one is wrong. `wrong` counts them."""
        right = self.solution(level)
        if len(answer) != len(right):
            return Verdict(False)
        wrong = [place for place, (one, two) in enumerate(zip(answer, right, strict=True)) if abs(one - two) > self.within + 1e-9]
        if not wrong:
            return RIGHT
        return Verdict(False, len(wrong) == 1, {"wrong": len(wrong), "answer": answer[wrong[0]]})

    def solution(self, level: SolvedLevel) -> tuple[float, ...]:
        """The values of the cells; NoAnswer where none are named."""
        if not self.cells:
            raise NoAnswer("no cell is to be filled, expected at least one in `cells`")
        v = level.values(self.whose)[0]
        return tuple(float(v[level.state(cell)]) for cell in self.cells)

    def misses(self, level: SolvedLevel) -> tuple[tuple[float, ...], ...]:
        """Each number just beyond what is allowed."""
        return just_beyond(self.solution(level), self.within)


TASK = FillTask
