"""Value iteration: the box of section 4.4, state by state."""

from collections.abc import Mapping
from dataclasses import dataclass

from playground.compiled import kernel
from playground.learning import dials
from playground.learning.learner import Array, Field, LearnerSpec, Progress, Source
from playground.learning.sweeps import CURSOR, ORDERS, SETTLED, Sweeps, stored
from playground.rl.backups import Model, action_values, model, optimal_backup
from playground.rl.policies import greedy
from playground.world.mdp import TabularMDP


@dataclass(frozen=True)
class Settings:
    """The dials of value iteration."""

    theta: float = dials.theta()
    order: str = dials.order()
    initial: float = dials.initial_v()


@kernel
def _sweep(n: int, theta: float, in_place: bool, v: Array, fresh: Array, model: Model, whole: Array, real: Array) -> int:
    """V(s) ← max_a Σ p [r + γ V(s')], n states long or until a sweep moves nothing; changes v, fresh, whole, real."""
    for number in range(n):
        if whole[SETTLED]:
            return number
        state = whole[CURSOR]
        stored(state, optimal_backup(state, v, model), in_place, theta, v, fresh, whole, real)
    return n


class ValueIteration:
    """V is swept towards V*; Q is the look-ahead from V, the policy is greedy in it."""

    def __init__(self, settings: Settings, mdp: TabularMDP) -> None:
        self.settings = settings
        self.mdp = mdp
        self._model = model(mdp)
        self._sweeps = Sweeps(mdp.terminal, settings.initial)

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Backs up n states; `action` means nothing to a planner."""
        told, sweeps = self.settings, self._sweeps
        if sweeps.settle(told.theta):
            return sweeps.progress(0)
        done = _sweep(n, told.theta, told.order == ORDERS[1], sweeps.v, sweeps.fresh, self._model, sweeps.whole, sweeps.real)
        return sweeps.progress(done)

    def estimates(self) -> Mapping[Field, Array]:
        """V, the look-ahead Q, the greedy policy, and the count of backups."""
        v = self._sweeps.shown()
        q = action_values(v, self._model)
        visits = self._sweeps.visits(self.mdp.legal)
        return {Field.V: v, Field.Q: q, Field.POLICY: greedy(q, self.mdp.legal), Field.VISITS: visits}

    def save(self) -> Mapping[str, Array]:
        """The values and the sweep."""
        return self._sweeps.save()

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        self._sweeps.load(arrays)


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
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=3,
)
