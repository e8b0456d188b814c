"""Press the action that is asked for: the best one, the one that the policy names, the one that is worth as much as the cell."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np

from playground.lessons.solved_level import OPTIMAL, NoAnswer, SolvedLevel
from playground.lessons.task import RIGHT, Task, Verdict
from playground.world.grid import Cell

ALIKE = 1e-9
"""How near two values are that count as the same."""


class WantedAction(StrEnum):
    """Which action is asked for."""

    BEST = "best"
    POLICY = "policy"
    AS_THE_CELL = "as-the-cell"
    WORST = "worst"


@dataclass(frozen=True, kw_only=True)
class PressTask(Task):
    """The answer is an action's name. cell: where; None: the start. wanted: which one, by the values of the policy `whose`."""

    id: ClassVar[str] = "press"
    wanted: WantedAction = WantedAction.BEST
    whose: str | tuple[str, ...] = OPTIMAL
    cell: Cell | None = None

    def right(self, level: SolvedLevel) -> tuple[str, ...]:
        """All actions that are right; NoAnswer where none is, or every one."""
        state = level.start if self.cell is None else level.state(self.cell)
        v, q = level.values(self.whose)
        legal = level.mdp.legal[state]
        match self.wanted:
            case WantedAction.BEST:
                fits = q[state] >= q[state][legal].max() - ALIKE
            case WantedAction.WORST:
                fits = q[state] <= q[state][legal].min() + ALIKE
            case WantedAction.POLICY:
                fits = level.policy(self.whose)[state] > 0.0
            case WantedAction.AS_THE_CELL:
                fits = np.abs(q[state] - v[state]) <= ALIKE
        names = tuple(level.mdp.actions[number] for number in np.flatnonzero(fits & legal))
        if not names or len(names) == legal.sum():
            raise NoAnswer(
                f"{len(names)} of {legal.sum()} actions are right in {list(self.cell or ())}, expected some and not all"
            )
        return names

    def check(self, answer: str, level: SolvedLevel) -> Verdict:
        """Right if it is one of those."""
        return RIGHT if answer in self.right(level) else Verdict(False, gaps={"answer": answer})

    def solution(self, level: SolvedLevel) -> str:
        """The first of them."""
        return self.right(level)[0]

    def misses(self, level: SolvedLevel) -> tuple[str, ...]:
        """Every other action that is possible there."""
        state = level.start if self.cell is None else level.state(self.cell)
        legal = [level.mdp.actions[number] for number in np.flatnonzero(level.mdp.legal[state])]
        return tuple(name for name in legal if name not in self.right(level))


TASK = PressTask
