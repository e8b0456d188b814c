"""The optimum yardstick: the exact solution, found by a work list and finished by solving equations."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.learning.learner import Array, Field, LearnerSpec, Progress, Source
from playground.rl.optimum import OptimumSolver
from playground.rl.policies import uniform
from playground.world.mdp import TabularMDP


@dataclass(frozen=True)
class Settings:
    """No dials."""


class ExactOptimum:
    """V*, Q* and every optimal action. One unit is one backup, or one whole policy solved at the end."""

    def __init__(self, settings: Settings, mdp: TabularMDP) -> None:
        self.settings = settings
        self.mdp = mdp
        self._solver = OptimumSolver(mdp)
        self._steps = np.zeros(1, np.int64)

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Backs up n states; `action` means nothing to a planner."""
        left = n
        while left > 0 and not self._solver.done:
            left -= self._solver.advance(left)
        self._steps += n - left
        return Progress(int(self._steps[0]), 0, n - left, 0.0, self._solver.done)

    def estimates(self) -> Mapping[Field, Array]:
        """V, Q, and the optimal policy, ties evenly. Where a value is infinite the largest number stands for it."""
        v, q = (np.nan_to_num(array) for array in (self._solver.v, self._solver.q))
        reached = self.mdp.legal.astype(np.int64) * self._solver.counts[:, None]
        return {Field.V: v, Field.Q: q, Field.POLICY: uniform(self._solver.optimal), Field.VISITS: reached}

    def save(self) -> Mapping[str, Array]:
        """All of the solver."""
        return {**self._solver.save(), "run/steps": self._steps.copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; another level is solved from the beginning."""
        if "run/steps" in arrays:
            self._solver.load(arrays)
            self._steps[...] = arrays["run/steps"]


LEARNER = LearnerSpec(
    id="optimum",
    title="The optimum",
    family="Yardsticks",
    source=Source.MODEL,
    settings=Settings,
    make=lambda settings, mdp, seed: ExactOptimum(settings, mdp),
    book="Section 3.6, equations 3.19 and 3.20",
    about="The exact answer. Nobody can do better, so everybody can be measured against it.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=61,
    best=True,
)
