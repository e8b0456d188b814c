"""Value iteration: the box of section 4.4, state by state."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.compiled import kernel
from playground.learning import dials
from playground.learning.learner import Array, Field, LearnerSpec, Progress, Source, Standing
from playground.learning.memory.sweeps import BACKUPS, CURSOR, SETTLED, SWEEP, SweepOrder, Sweeps, store
from playground.learning.memory.urgency import Urgency
from playground.rl.backups import Model, action_values, model, optimal_backup
from playground.rl.policies import greedy
from playground.settings import dial
from playground.world.mdp import TabularMDP


@dataclass(frozen=True)
class Settings:
    """The dials of value iteration."""

    theta: float = dials.theta()
    order: str = dial(
        SweepOrder.ALL_AT_ONCE.value,
        choices=dials.names(SweepOrder),
        plain="sweeps",
        help="Whether a sweep reads the values of the sweep before, or those it has just written; "
        "or there is none, and the place whose value is the most wrong comes next.",
    )
    initial: float = dials.initial_v()


@kernel
def _sweep(n: int, theta: float, in_place: bool, v: Array, fresh: Array, model: Model, whole: Array, real: Array) -> int:
    """V(s) ← max_a Σ p [r + γ V(s')], n states long or until a sweep moves nothing; changes v, fresh, whole, real."""
    for number in range(n):
        if whole[SETTLED]:
            return number
        state = whole[CURSOR]
        store(state, optimal_backup(state, v, model), in_place, theta, v, fresh, whole, real)
    return n


class ValueIteration:
    """V is swept towards V*; Q is the look-ahead from V, the policy is greedy in it."""

    def __init__(self, settings: Settings, mdp: TabularMDP) -> None:
        self.settings = settings
        self.mdp = mdp
        self._model = model(mdp)
        self._sweeps = Sweeps(mdp.terminal, settings.initial)
        self._urgency = Urgency(mdp, self._model)
        self._urgent = settings.order == SweepOrder.PRIORITIZED
        if self._urgent:
            self._urgency.begin(self._sweeps.v)

    def _turned(self) -> bool:
        """Whether it goes by urgency now; what another order has begun is left, and its values are kept."""
        urgent = self.settings.order == SweepOrder.PRIORITIZED
        if urgent != self._urgent:
            self._urgent = urgent
            self._sweeps.restart()
            self._urgency.forget()
        if urgent:
            self._urgency.begin(self._sweeps.v)
        return urgent

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Backs up n states; `action` means nothing to a planner."""
        settings, sweeps = self.settings, self._sweeps
        if self._turned():
            return self._urgency.advance(n, settings.theta, sweeps.v, int(sweeps.whole[BACKUPS]))
        done = 0 if sweeps.settle(settings.theta) else self._swept(n)
        progress = sweeps.progress(done)
        return progress._replace(steps=progress.steps + int(self._urgency.times.sum()))

    def _swept(self, n: int) -> int:
        """Backs up n states in turn; returns how many there were."""
        settings, sweeps = self.settings, self._sweeps
        in_place = settings.order == SweepOrder.IN_PLACE
        return _sweep(n, settings.theta, in_place, sweeps.v, sweeps.fresh, self._model, sweeps.whole, sweeps.real)

    def stage(self, id: str) -> int:
        """States until the end of the sweep; by urgency, as many as there are states."""
        return self._sweeps.left if self.settings.order != SweepOrder.PRIORITIZED else len(self._sweeps.v)

    def standing(self) -> Standing:
        """A sweep can be done until nothing changes."""
        done = self._urgency.settled(self.settings.theta) if self._urgent else self._sweeps.left == 0
        return Standing(() if done else (SWEEP.id,))

    def estimates(self) -> Mapping[Field, Array]:
        """V, the look-ahead Q, the greedy policy, what waits (0: it does not), and the count of backups."""
        waits = self._urgency.priority if self._urgent else np.zeros(len(self._sweeps.v))
        v = self._sweeps.shown()
        q = action_values(v, self._model)
        legal = self.mdp.legal
        visits = self._sweeps.visits(legal) + self._urgency.times[:, None] * legal
        priority = np.where(waits > self.settings.theta, waits, 0.0)[:, None] * legal
        return {Field.V: v, Field.Q: q, Field.POLICY: greedy(q, legal), Field.PRIORITY: priority, Field.VISITS: visits}

    def save(self) -> Mapping[str, Array]:
        """The values, the sweep, and what waits."""
        return {**self._sweeps.save(), **self._urgency.save(), "run/urgent": np.array(self._urgent)}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        self._sweeps.load(arrays)
        self._urgency.load(arrays)
        self._urgent = bool(arrays.get("run/urgent", self._urgent))
        if self._urgent:
            self._urgency.begin(self._sweeps.v)


LEARNER = LearnerSpec(
    id="value-iteration",
    title="Value iteration",
    family="Planning",
    source=Source.MODEL,
    settings=Settings,
    make=lambda settings, mdp, seed: ValueIteration(settings, mdp),
    book="Section 4.4, equation 4.10",
    about="Knows all the rules. For every place it thinks one step ahead, takes the best, writes it down, and goes round again "
    "until nothing changes any more.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.PRIORITY, Field.VISITS),
    order=3,
    best=True,
    stages=(SWEEP,),
)
