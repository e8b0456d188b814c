"""Stamp arrows: greedy by the values that are shown, a better policy, a best one, another best one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np

from playground.learning.learner import Array
from playground.lessons.solved_level import OPTIMAL, UNIFORM, NoAnswer, SolvedLevel
from playground.lessons.task import RIGHT, Task, Verdict
from playground.world.grid import Cell

CLOSE = 1e-9
"""By how much a policy must be better to be a better one."""
Stamps = Mapping[Cell, str]
"""An action's name for every cell in which an arrow was stamped."""


class WantedArrows(StrEnum):
    """What is asked of the arrows."""

    GREEDY = "greedy"
    BETTER = "better"
    BEST = "best"
    ANOTHER = "another"
    SAME = "same"


class ShownNumbers(StrEnum):
    """By which numbers one is to be greedy: those of cells, looking one move ahead, or those of moves, which need no model."""

    VALUES = "values"
    Q_VALUES = "q-values"


@dataclass(frozen=True, kw_only=True)
class ArrowsTask(Task):
    """The answer is the arrows. whose: what they are compared with. wanted: greedy, by one look ahead from its V, in all
    `cells` (none: all there are); the same in all of them; better than it from the start; best; or another best one, unlike it in
    a cell on the way. shows: the numbers on the board for who is to be greedy.
    """

    id: ClassVar[str] = "arrows"
    wanted: WantedArrows = WantedArrows.GREEDY
    whose: str | tuple[str, ...] = UNIFORM
    cells: tuple[Cell, ...] = ()
    shows: ShownNumbers = ShownNumbers.VALUES

    @property
    def exact(self) -> bool:
        """Whether every arrow that is asked for has to be one of those that are right there."""
        return self.wanted in (WantedArrows.GREEDY, WantedArrows.SAME)

    def painted(self, stamped: Stamps, level: SolvedLevel) -> Array:
        """[S, A] the policy of the arrows; where none was stamped, that of `whose`."""
        policy: Array = level.policy(self.whose).copy()
        for cell, name in stamped.items():
            policy[level.state(cell)] = 0.0
            policy[level.state(cell), level.action(name)] = 1.0
        return policy

    def asked(self, level: SolvedLevel) -> tuple[Cell, ...]:
        """The cells that need an arrow."""
        able = np.flatnonzero(~level.mdp.terminal).tolist()
        return self.cells or tuple(level.mdp.states[state].cell for state in able)

    def missing(self, stamped: Stamps, level: SolvedLevel) -> tuple[Cell, ...]:
        """The cells that need an arrow and have none; none where only the whole counts."""
        asked = self.asked(level) if self.exact else ()
        return tuple(cell for cell in asked if cell not in stamped)

    def wrong(self, stamped: Stamps, level: SolvedLevel) -> tuple[Cell, ...]:
        """The cells whose arrow is not one that is right there; none where only the whole counts."""
        if not self.exact:
            return ()
        best = self._right(level)
        asked = (cell for cell in self.asked(level) if cell in stamped)
        return tuple(cell for cell in asked if not best[level.state(cell), level.action(stamped[cell])])

    def check(self, answer: Stamps, level: SolvedLevel) -> Verdict:
        """Whether the arrows are what was asked for; `wrong` and `missing` count cells."""
        if self.exact:
            missing, wrong = self.missing(answer, level), self.wrong(answer, level)
            gaps: dict[str, object] = {"wrong": len(wrong), "missing": len(missing)}
            return Verdict(False, not missing and len(wrong) == 1, gaps) if wrong or missing else RIGHT
        policy = self.painted(answer, level)
        worth, before = (float(level.values_of(one)[0][level.start]) for one in (policy, level.policy(self.whose)))
        gaps = {"worth": worth, "before": before, "best": level.optimum.start}
        if self.wanted is WantedArrows.BETTER:
            return RIGHT if worth > before + CLOSE else Verdict(False, gaps=gaps)
        if worth < level.optimum.start - 1e-6:
            return Verdict(False, gaps=gaps)
        if self.wanted is WantedArrows.BEST:
            return RIGHT
        way, other = level.way(policy), level.policy(self.whose)
        differs = any((policy[state] != other[state]).any() for state in way if not level.mdp.terminal[state])
        return RIGHT if differs else Verdict(False, near=True, gaps=gaps)

    def solution(self, level: SolvedLevel) -> Stamps:
        """Arrows that are right."""
        best = self._right(level) if self.exact else level.best(level.values(OPTIMAL)[1])
        if self.wanted is WantedArrows.ANOTHER:
            return self._another(level, best)
        return self._stamped(level, {cell: int(best[level.state(cell)].argmax()) for cell in self.asked(level)})

    def _right(self, level: SolvedLevel) -> Array:
        """[S, A] bool: arrows that are right in a cell for who is to be greedy, or to paint the same."""
        same: Array = level.policy(self.whose) > 0.0
        return same if self.wanted is WantedArrows.SAME else level.best(level.values(self.whose)[1])

    def _another(self, level: SolvedLevel, best: Array) -> Stamps:
        """Best arrows that differ from those of `whose` in the first cell of its way where that is possible."""
        other = level.policy(self.whose)
        chosen = {cell: int((best[level.state(cell)] & (other[level.state(cell)] > 0.0)).argmax()) for cell in self.asked(level)}
        for state in level.way(other):
            free = best[state] & (other[state] == 0.0)
            if free.any():
                chosen[level.mdp.states[state].cell] = int(free.argmax())
                return self._stamped(level, chosen)
        raise NoAnswer(f"{level.level.title!r} has only one best policy on its way, expected another one")

    def _stamped(self, level: SolvedLevel, chosen: Mapping[Cell, int]) -> Stamps:
        return {cell: level.mdp.actions[action] for cell, action in chosen.items()}

    def misses(self, level: SolvedLevel) -> tuple[Stamps, ...]:
        """One arrow missing or turned so that what was asked for is not true any more."""
        right, missed = dict(self.solution(level)), []
        if self.exact:
            missed.append({cell: name for cell, name in right.items() if cell != min(right)})
        for cell in right:
            for name in level.mdp.actions:
                turned = {**right, cell: name}
                if level.mdp.legal[level.state(cell), level.action(name)] and not self.check(turned, level).right:
                    missed.append(turned)
                    break
        return tuple(missed)


TASK = ArrowsTask
