"""The optimum of each table that a past leads through: what is known of the living run, else solved a piece at a time."""

import time
from collections.abc import Callable, Iterator

from playground.training.pace import Slice
from playground.training.past.revival import SLICE
from playground.training.snapshot import Optimum
from playground.world.mdp import TabularMDP

KEPT = 4
"""Tables whose optimum is kept, those that were wanted last."""

Lookup = Callable[[TabularMDP], Optimum | None]
"""The optimum of a table, where somebody else has solved it."""


class Optima:
    """Optima by table. `solved_elsewhere`: who may know one already."""

    def __init__(self, solved_elsewhere: Lookup) -> None:
        self._elsewhere = solved_elsewhere
        self._kept: list[tuple[TabularMDP, Optimum]] = []

    def __call__(self, mdp: TabularMDP) -> Optimum | None:
        """The optimum of a table; None where it is not solved yet."""
        return next((optimum for kept, optimum in self._kept if kept is mdp), None) or self._elsewhere(mdp)

    def solve(self, mdp: TabularMDP) -> Iterator[None]:
        """Solves a table, a slice at a time, where it is not solved yet."""
        from playground.rl.optimum import OptimumSolver
        from playground.training.meter import optimum_of

        if self(mdp) is not None:
            return
        solver, units = OptimumSolver(mdp), Slice()
        while not solver.done:
            began = time.perf_counter()
            done = solver.advance(units.units)
            units.learn(max(1, done), time.perf_counter() - began, SLICE)
            yield
        self._kept = [(mdp, optimum_of(solver)), *self._kept][:KEPT]
