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


class WorkedUpdate(NamedTuple):
    """One update: its terms, the reward and the states of its move, and the numbers [S, A] before it (of TD [S, 1])."""

    terms: UpdateTerms
    reward: float
    state: int
    successor: int
    table: Array


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

    def updates(self, level: SolvedLevel) -> tuple[WorkedUpdate, ...]:
        """The updates of all moves, in turn."""
        mdp, by_move = level.mdp, self.rule is UpdateRule.Q_LEARNING
        updates: list[WorkedUpdate] = []
        numbers: Array = np.zeros(mdp.legal.shape if by_move else (len(mdp.states), 1))
        for part in " ".join(self.moves).split("again"):
            moves = tuple(part.split())
            states, rewards = episode(level, moves)
            for step, name in enumerate(moves):
                state, after = states[step], states[step + 1]
                column = level.action(name) if by_move else 0
                able = mdp.legal[after] if by_move else np.ones(1, bool)
                following = 0.0 if mdp.terminal[after] else float(numbers[after][able].max())
                target = float(rewards[step]) + mdp.discount * following
                before = float(numbers[state, column])
                difference = target - before
                change = self.alpha * difference
                table = numbers.copy()
                numbers[state, column] = before + change
                terms = UpdateTerms(before, target, difference, change, before + change)
                updates.append(WorkedUpdate(terms, float(rewards[step]), state, after, table))
        if not updates:
            raise NoAnswer("an update needs at least one move in `moves`")
        return tuple(updates)

    def table(self, level: SolvedLevel, done: bool) -> Array:
        """[S, A] (or [S, 1] of TD) the numbers before the last update, or after it."""
        last = self.updates(level)[-1]
        table = last.table.copy()
        if done:
            column = level.action(self.moves[-1].split()[-1]) if self.rule is UpdateRule.Q_LEARNING else 0
            table[last.state, column] = last.terms.after
        return table

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
        return tuple(self.updates(level)[-1].terms[1:])

    def misses(self, level: SolvedLevel) -> tuple[tuple[float, ...], ...]:
        """Each number just beyond what is allowed."""
        return just_beyond(self.solution(level), self.within)


TASK = UpdateTask
