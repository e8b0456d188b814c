"""Fill the blanks of a Bellman line: the chance, reward and value of every outcome of one move, and their sum."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NamedTuple

import numpy as np

from playground.lessons.solved_level import OPTIMAL, NoAnswer, SolvedLevel
from playground.lessons.task import RIGHT, Task, Verdict
from playground.world.grid import Cell


class LinePart(StrEnum):
    """What may be left blank."""

    CHANCES = "chances"
    REWARDS = "rewards"
    VALUES = "values"
    TOTAL = "total"


class OutcomeTerm(NamedTuple):
    """One outcome of a move: where it leads, how likely it is, its mean reward, γ (0 where it ends), and the value there."""

    cell: Cell
    chance: float
    reward: float
    discount: float
    value: float


@dataclass(frozen=True, kw_only=True)
class BlanksTask(Task):
    """The answer is a number for every blank, from left to right. cell, action: whose line; no action: that of the policy."""

    id: ClassVar[str] = "blanks"
    cell: Cell
    action: str = ""
    whose: str | tuple[str, ...] = OPTIMAL
    hide: tuple[LinePart, ...] = (LinePart.TOTAL,)
    within: float = 0.01

    def terms(self, level: SolvedLevel) -> tuple[OutcomeTerm, ...]:
        """The line: q(s, a) = Σ p [r + γ v(s′)] (Sutton & Barto 2018, eq. 4.6), outcomes that come to one cell joined."""
        state, mdp = level.state(self.cell), level.mdp
        action = level.action(self.action) if self.action else int(level.policy(self.whose)[state].argmax())
        if not mdp.legal[state, action]:
            raise NoAnswer(f"{mdp.actions[action]!r} is not possible in the cell {list(self.cell)}")
        v = level.values(self.whose)[0]
        likely: dict[tuple[int, float, float], float] = {}
        for branch in np.flatnonzero(mdp.probability[state, action] > 0.0):
            after, continues = int(mdp.successor[state, action, branch]), float(mdp.continuation[state, action, branch])
            key = after, float(mdp.reward[state, action, branch]), continues
            likely[key] = likely.get(key, 0.0) + float(mdp.probability[state, action, branch])
        return tuple(
            OutcomeTerm(mdp.states[after].cell, chance, reward, discount, float(v[after]) if discount else 0.0)
            for (after, reward, discount), chance in sorted(likely.items(), key=lambda item: -item[1])
        )

    def line(self, level: SolvedLevel) -> tuple[tuple[LinePart, float], ...]:
        """Every number of the line with what it is, from left to right, the total last."""
        terms = self.terms(level)
        parts: list[tuple[LinePart, float]] = []
        for term in terms:
            parts += [(LinePart.CHANCES, term.chance), (LinePart.REWARDS, term.reward)]
            parts += [(LinePart.VALUES, term.value)] if term.discount else []
        total = sum(term.chance * (term.reward + term.discount * term.value) for term in terms)
        return (*parts, (LinePart.TOTAL, total))

    def check(self, answer: tuple[float, ...], level: SolvedLevel) -> Verdict:
        """Right if every blank is, within what is allowed; near if all are within four times that."""
        right = self.solution(level)
        if len(answer) != len(right):
            return Verdict(False)
        worst = max((abs(one - two) for one, two in zip(answer, right, strict=True)), default=0.0)
        if worst <= self.within + 1e-9:
            return RIGHT
        wrong = next(number for number, (one, two) in enumerate(zip(answer, right, strict=True)) if abs(one - two) > self.within)
        return Verdict(False, worst <= 4 * self.within, {"answer": answer[wrong], "blank": wrong + 1})

    def solution(self, level: SolvedLevel) -> tuple[float, ...]:
        """The numbers that were left blank; NoAnswer where nothing is."""
        blanks = tuple(number for part, number in self.line(level) if part in self.hide)
        if not blanks:
            raise NoAnswer("nothing of the line is left blank, expected some of chances, rewards, values and total in `hide`")
        return blanks

    def misses(self, level: SolvedLevel) -> tuple[tuple[float, ...], ...]:
        """Each blank just beyond what is allowed."""
        return just_beyond(self.solution(level), self.within)


def just_beyond(numbers: tuple[float, ...], within: float) -> tuple[tuple[float, ...], ...]:
    """The numbers, once for each with that one just beyond what is allowed."""
    beyond = 1.2 * within + 1e-6
    return tuple((*numbers[:place], numbers[place] + beyond, *numbers[place + 1 :]) for place in range(len(numbers)))


TASK = BlanksTask
