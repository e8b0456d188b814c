"""Be the algorithm: the pupil makes the update of one move, and the mouse goes on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NamedTuple

import numpy as np

from playground.learning.learner import Array
from playground.lessons.quantities import episode
from playground.lessons.solved_level import NoAnswer, SolvedLevel
from playground.lessons.task import RIGHT, Task, Verdict
from playground.lessons.tasks.blanks import just_beyond


class UpdateRule(StrEnum):
    """By which rule: Q-learning (eq. 6.8) or TD(0) for values (eq. 6.2) of Sutton & Barto (2018)."""

    Q_LEARNING = "q-learning"
    TD = "td"


class UpdateTerms(NamedTuple):
    """One update, term by term: the number before, the target, the difference, α times it, and the number after."""

    before: float
    target: float
    difference: float
    change: float
    after: float


@dataclass(frozen=True, kw_only=True)
class UpdateTask(Task):
    """The answer is (target, difference, change, new number) of the last of some moves that all begin with numbers of 0.

    moves: from the start on, "again" begins the next episode. alpha: α.
    """

    id: ClassVar[str] = "update"
    rule: UpdateRule = UpdateRule.Q_LEARNING
    moves: tuple[str, ...]
    alpha: float = 0.5
    within: float = 0.01

    def sums(self, level: SolvedLevel) -> tuple[UpdateTerms, ...]:
        """The updates of all moves, in turn."""
        mdp = level.mdp
        sums: list[UpdateTerms] = []
        numbers: Array = np.zeros(mdp.legal.shape if self.rule is UpdateRule.Q_LEARNING else (len(mdp.states), 1))
        for part in " ".join(self.moves).split("again"):
            moves = tuple(part.split())
            states, rewards = episode(level, moves)
            for step, name in enumerate(moves):
                state, after = states[step], states[step + 1]
                column = level.action(name) if self.rule is UpdateRule.Q_LEARNING else 0
                able = mdp.legal[after] if self.rule is UpdateRule.Q_LEARNING else np.ones(1, bool)
                following = 0.0 if mdp.terminal[after] else float(numbers[after][able].max())
                target = float(rewards[step]) + mdp.discount * following
                before = float(numbers[state, column])
                difference = target - before
                change = self.alpha * difference
                numbers[state, column] = before + change
                sums.append(UpdateTerms(before, target, difference, change, before + change))
        if not sums:
            raise NoAnswer("an update needs at least one move in `moves`")
        return tuple(sums)

    def check(self, answer: tuple[float, ...], level: SolvedLevel) -> Verdict:
        """Right if all four numbers are, within what is allowed."""
        right = self.solution(level)
        if len(answer) != len(right):
            return Verdict(False)
        off = [abs(one - two) for one, two in zip(answer, right, strict=True)]
        if max(off) <= self.within + 1e-9:
            return RIGHT
        wrong = next(number for number, size in enumerate(off) if size > self.within)
        return Verdict(False, max(off) <= 4 * self.within, {"answer": answer[wrong], "blank": wrong + 1})

    def solution(self, level: SolvedLevel) -> tuple[float, ...]:
        """The four numbers."""
        return tuple(self.sums(level)[-1][1:])

    def misses(self, level: SolvedLevel) -> tuple[tuple[float, ...], ...]:
        """Each number just beyond what is allowed."""
        return just_beyond(self.solution(level), self.within)


TASK = UpdateTask
