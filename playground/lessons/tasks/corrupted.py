"""Find the cell whose number does not fit: everywhere else the Bellman equation holds."""

from dataclasses import dataclass
from typing import ClassVar

from playground.learning.learner import Array
from playground.lessons.solved_level import OPTIMAL, SolvedLevel
from playground.lessons.task import RIGHT, Task, Verdict
from playground.lessons.tasks.point import neighbours
from playground.world.grid import Cell


@dataclass(frozen=True, kw_only=True)
class CorruptedTask(Task):
    """The answer is the cell. cell, off: whose value is shown wrongly, and by how much. whose: the policy of the values."""

    id: ClassVar[str] = "corrupted"
    cell: Cell
    off: float
    whose: str | tuple[str, ...] = OPTIMAL

    def shown(self, level: SolvedLevel) -> Array:
        """V [S] as it is shown, with the one that does not fit."""
        values: Array = level.values(self.whose)[0].copy()
        values[level.state(self.cell)] += self.off
        return values

    def check(self, answer: Cell, level: SolvedLevel) -> Verdict:
        """Right if it is that cell; near if it is one beside it, whose own line does not add up because of it."""
        level.state(self.cell)
        return RIGHT if answer == self.cell else Verdict(False, answer in tuple(neighbours(self.cell)))

    def solution(self, level: SolvedLevel) -> Cell:
        """The cell."""
        level.state(self.cell)
        return self.cell

    def misses(self, level: SolvedLevel) -> tuple[Cell, ...]:
        """The cells beside it that can be entered."""
        rows, cols = level.mdp.shape
        beside = (cell for cell in neighbours(self.cell) if 0 <= cell.row < rows and 0 <= cell.col < cols)
        return tuple(cell for cell in beside if level.mdp.state_at()[cell] >= 0)


TASK = CorruptedTask
