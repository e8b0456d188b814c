"""Foretell some moves one after another: where each leads, and what reward it brings."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from playground.lessons.quantities import episode
from playground.lessons.solved_level import NoAnswer, SolvedLevel
from playground.lessons.task import RIGHT, Task, Verdict
from playground.lessons.tasks.point import neighbours
from playground.world.grid import Cell

ALIKE = 1e-9
"""How near two rewards are that count as the same."""


class ForetoldMove(NamedTuple):
    """One move: where the mouse is, what it does, where that leads, and the reward."""

    cell: Cell
    action: str
    after: Cell
    reward: float


Foretold = tuple[tuple[Cell, float], ...]
"""The next cell and the reward of one move after another."""


@dataclass(frozen=True, kw_only=True)
class ForetellTask(Task):
    """The answer is (next cell, reward) of every move. moves: from the start on, all without chance.

    An answer to the first moves only is marked as far as it goes. near: for a right cell with a wrong reward.
    """

    id: ClassVar[str] = "foretell"
    moves: tuple[str, ...]

    def steps(self, level: SolvedLevel) -> tuple[ForetoldMove, ...]:
        """The moves as they happen; NoAnswer where there is none, or chance has a part in one."""
        states, rewards = episode(level, self.moves)
        if not len(rewards):
            raise NoAnswer("there is nothing to foretell, expected at least one move in `moves`")
        mdp = level.mdp
        for state, name in zip(states, self.moves, strict=False):
            if np.count_nonzero(mdp.probability[state, level.action(name)]) > 1:
                raise NoAnswer(f"chance has a part in {name!r} on {level.level.title!r}, expected moves that go as asked")
        cells = [mdp.states[state].cell for state in states]
        return tuple(map(ForetoldMove, cells, self.moves, cells[1:], (float(reward) for reward in rewards)))

    def rewards(self, level: SolvedLevel) -> tuple[float, ...]:
        """The rewards that are offered: all that the level has, with the step and without it, from low to high."""
        mdp, step = level.mdp, level.level.rules.step_reward
        own = mdp.reward[(mdp.probability > 0.0) & mdp.legal[..., None] & ~mdp.terminal[:, None, None]]
        return tuple(sorted({round(float(reward) + more, 9) + 0.0 for reward in own for more in (0.0, -step)}))

    def check(self, answer: Foretold, level: SolvedLevel) -> Verdict:
        """Right if all moves are; `step` is the first that is not."""
        right = self.solution(level)
        for number, (cell, reward) in enumerate(right):
            if number >= len(answer):
                return Verdict(False, gaps={"step": number + 1})
            if answer[number][0] != cell or abs(answer[number][1] - reward) > ALIKE:
                return Verdict(False, answer[number][0] == cell, {"step": number + 1})
        return RIGHT

    def solution(self, level: SolvedLevel) -> Foretold:
        """Where the moves lead, and what they bring."""
        return tuple((step.after, round(step.reward, 9)) for step in self.steps(level))

    def misses(self, level: SolvedLevel) -> tuple[Foretold, ...]:
        """The last move with another reward, and the first with another cell."""
        right = self.solution(level)
        (first, paid), (last, reward) = right[0], right[-1]
        beside = next(cell for cell in neighbours(first) if cell != first and min(cell) >= 0)
        offered = self.rewards(level)
        other = offered[(offered.index(reward) + 1) % len(offered)]
        return ((beside, paid), *right[1:]), (*right[:-1], (last, other))


TASK = ForetellTask
