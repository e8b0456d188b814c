"""Point at a cell: where the mouse will be, where the value is highest, where the policy throws dice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from playground.lessons.quantities import episode
from playground.lessons.solved_level import OPTIMAL, NoAnswer, SolvedLevel, cells_of
from playground.lessons.task import RIGHT, Task, Verdict
from playground.world.grid import Cell

ALIKE = 1e-9
"""How near two values are that count as the same."""


@dataclass(frozen=True, kw_only=True)
class PointTask(Task):
    """The answer is a cell. One of these says which: `after` moves from the start, where the mouse then is; `slides`, where
    chance may take it from the start though this move was asked for; `highest`, `lowest`, by the values of the policy `whose`
    (cells that end the episode do not count); `mixed`, where that policy throws dice.
    """

    id: ClassVar[str] = "point"
    whose: str | tuple[str, ...] = OPTIMAL
    after: tuple[str, ...] = ()
    slides: str = ""
    highest: bool = False
    lowest: bool = False
    mixed: bool = False

    def right(self, level: SolvedLevel) -> frozenset[Cell]:
        """All cells that are right; NoAnswer where nothing says which, or more than one thing does."""
        if sum((bool(self.after), bool(self.slides), self.highest, self.lowest, self.mixed)) != 1:
            raise NoAnswer("a task to point needs one of after, slides, highest, lowest and mixed")
        if self.after:
            return frozenset(cells_of(level.mdp, episode(level, self.after)[0][-1:]))
        if self.slides:
            return self._elsewhere(level)
        inside = ~level.mdp.terminal
        if self.mixed:
            fits = inside & ((level.policy(self.whose) > 0.0).sum(axis=1) > 1)
        else:
            v = level.values(self.whose)[0]
            wanted = v[inside].max() if self.highest else v[inside].min()
            fits = inside & (np.abs(v - wanted) <= ALIKE)
        cells = frozenset(cells_of(level.mdp, np.flatnonzero(fits).tolist()))
        if not cells:
            raise NoAnswer(f"no cell of {level.level.title!r} fits, expected at least one")
        return cells

    def _elsewhere(self, level: SolvedLevel) -> frozenset[Cell]:
        """Where a move from the start may lead besides the cell that was asked for; NoAnswer where it always goes there."""
        action = level.action(self.slides)
        likely = level.mdp.probability[level.start, action] > 0.0
        states = set(level.mdp.successor[level.start, action][likely].tolist()) - {int(level.mdp.intended[level.start, action])}
        if not states:
            raise NoAnswer(f"{self.slides!r} always goes as asked on {level.level.title!r}, expected a level with slip")
        return frozenset(cells_of(level.mdp, states))

    def check(self, answer: Cell, level: SolvedLevel) -> Verdict:
        """Right if it is one of those; near if it lies beside one."""
        right = self.right(level)
        return RIGHT if answer in right else Verdict(False, bool(right & frozenset(neighbours(answer))))

    def solution(self, level: SolvedLevel) -> Cell:
        """The first of them."""
        return min(self.right(level))

    def misses(self, level: SolvedLevel) -> tuple[Cell, ...]:
        """The cells nearest to it that are not right."""
        rows, cols = level.mdp.shape
        here, right = self.solution(level), self.right(level)
        wrong = [cell for row in range(rows) for col in range(cols) if (cell := Cell(row, col)) not in right]
        away = {cell: abs(cell.row - here.row) + abs(cell.col - here.col) for cell in wrong}
        return tuple(cell for cell in wrong if away[cell] == min(away.values()))


def neighbours(cell: Cell) -> Iterable[Cell]:
    """The four cells beside one, be they on the board or not."""
    return (Cell(cell.row + row, cell.col + col) for row, col in ((-1, 0), (0, 1), (1, 0), (0, -1)))


TASK = PointTask
