"""The tables of levels that a past needs again and again, within a budget of bytes."""

from playground.training.ground import Ground
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.tabular.table import compile_mdp

BUDGET, FEWEST = 32 * 1024 * 1024, 4
"""Bytes of tables that are kept at most, and how many are kept however large they are."""


class Grounds:
    """Grounds by level and moment: those that were wanted last are kept, others are built anew."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._kept: list[Ground] = []

    def keep(self, ground: Ground) -> None:
        """Keeps one that there is already, as the one wanted last."""
        self._kept = [ground, *(kept for kept in self._kept if kept.mdp is not ground.mdp)]
        size = 0
        for number, kept in enumerate(self._kept):
            size += weight(kept.mdp)
            if number >= FEWEST and size > self._budget:
                del self._kept[number:]
                return

    def __call__(self, level: Level, moment: int) -> Ground:
        """The ground of a level in one of its moments. LevelError where it cannot be played."""
        now = level.moments[moment]
        for kept in self._kept:
            if kept.now is now or kept.now == now:
                ground = Ground(level, moment, kept.mdp)
                break
        else:
            ground = Ground(level, moment, compile_mdp(now))
        self.keep(ground)
        return ground


def weight(mdp: TabularMDP) -> int:
    """Bytes of a table, about."""
    return sum(array.nbytes for array in (mdp.probability, mdp.reward, mdp.successor, mdp.ends, mdp.legal))
