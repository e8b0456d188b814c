"""Play so many episodes that their mean can be trusted to be the value."""

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from playground.lessons.deeds import Deeds, PlayEpisodes
from playground.lessons.solved_level import OPTIMAL, NoAnswer, SolvedLevel
from playground.lessons.task import RIGHT, Situation, Task, Verdict
from playground.world.grid import Cell

AT_ONCE = 1000
"""Episodes that "show me" plays at once."""
SURE = 2.0
"""The mean can be trusted to so many of its standard errors."""
LONGEST = 10_000
"""Sweeps after which the spread of returns has settled, or never does."""


@dataclass(frozen=True, kw_only=True)
class RolloutsTask(Task):
    """The person plays episodes from a cell until their mean is known, twice its standard error, to `within`, and is the value to
    that. whose: the policy that plays, which is that of the scene.
    """

    id: ClassVar[str] = "rollouts"
    live: ClassVar[bool] = True
    cell: Cell
    whose: str | tuple[str, ...] = OPTIMAL
    within: float = 0.05

    def check(self, answer: Situation, level: SolvedLevel) -> Verdict:
        """Right once there are enough episodes."""
        fan, state = answer.snapshot.fan, level.state(self.cell)
        if fan is None or fan.state != state or len(fan.returns) < 2:
            return Verdict(False)
        error = SURE * float(fan.returns.std(ddof=1)) / math.sqrt(len(fan.returns))
        off = abs(float(fan.returns.mean()) - float(level.values(self.whose)[0][state]))
        return RIGHT if max(error, off) <= self.within else Verdict(False)

    def spread(self, level: SolvedLevel) -> float:
        """The standard deviation of the return from the cell: E[G²] = Σ π p (r² + 2 r γ v(s′) + γ² E[G′²]), solved by sweeps."""
        mdp, policy, (v, _) = level.mdp, level.policy(self.whose), level.values(self.whose)
        weight = policy[:, :, None] * mdp.probability
        first = (weight * (mdp.reward**2 + 2.0 * mdp.reward * mdp.continuation * v[mdp.successor])).sum(axis=(1, 2))
        squares = np.zeros(len(v))
        for _ in range(LONGEST):
            after = first + (weight * mdp.continuation**2 * squares[mdp.successor]).sum(axis=(1, 2))
            if float(np.abs(after - squares).max()) < 1e-12:
                state = level.state(self.cell)
                return math.sqrt(max(float(after[state]) - float(v[state]) ** 2, 0.0))
            squares = after
        raise NoAnswer(f"returns on {level.level.title!r} have no spread, expected a policy whose episodes end")

    def enough(self, level: SolvedLevel) -> int:
        """So many episodes are enough on average: (2 σ / within)²."""
        return max(2, math.ceil((SURE * self.spread(level) / self.within) ** 2))

    def solution(self, level: SolvedLevel) -> Deeds:
        """Twice as many episodes as are enough on average."""
        return (PlayEpisodes(self.cell, AT_ONCE),) * max(1, math.ceil(2 * self.enough(level) / AT_ONCE))

    def misses(self, level: SolvedLevel) -> tuple[Deeds, ...]:
        """A single episode."""
        return ((PlayEpisodes(self.cell, 1),),)


TASK = RolloutsTask
