"""Iterative policy evaluation: the box of section 4.1, state by state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from playground.compiled import kernel
from playground.learning import dials
from playground.learning.given import GivenPolicy
from playground.learning.learner import Array, Field, JudgedPolicy, LearnerSpec, Progress, Source, Standing
from playground.learning.memory.sweeps import CURSOR, SETTLED, SWEEP, SweepOrder, Sweeps, store
from playground.rl.backups import Model, action_values, expected_backup, model
from playground.world.mdp import TabularMDP


@dataclass(frozen=True)
class Settings:
    """The dials of policy evaluation."""

    policy: str = dials.policy()
    theta: float = dials.theta()
    order: str = dials.order()
    initial: float = dials.initial_v()


@kernel
def _sweep(
    n: int, theta: float, in_place: bool, policy: Array, v: Array, fresh: Array, model: Model, whole: Array, real: Array
) -> int:
    """V(s) ← Σ_a π(a|s) Σ p [r + γ V(s')], n states long or until a sweep moves nothing; changes v, fresh, whole, real."""
    for number in range(n):
        if whole[SETTLED]:
            return number
        state = whole[CURSOR]
        store(state, expected_backup(state, policy, v, model), in_place, theta, v, fresh, whole, real)
    return n


class PolicyEvaluation:
    """V is swept towards the value of a given policy; Q is the look-ahead from V."""

    def __init__(self, settings: Settings, mdp: TabularMDP, policy: Array | None = None) -> None:
        """`policy` [S, A] is the one to judge; where none is given it is the one that the settings name."""
        self.settings = settings
        self.mdp = mdp
        self.given = GivenPolicy(mdp, settings.policy)
        self._model = model(mdp)
        self._sweeps = Sweeps(mdp.terminal, settings.initial)
        if policy is not None:
            self.judge(policy)

    def judge(self, policy: Array) -> None:
        """Judges this policy [S, A] from now on."""
        self.given.take(policy)
        self.settings = replace(self.settings, policy=JudgedPolicy.GIVEN.value)
        self._sweeps.restart()

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Backs up n states; `action` means nothing to a planner."""
        settings, sweeps = self.settings, self._sweeps
        if self.given.named(settings.policy):
            sweeps.restart()
        if sweeps.settle(settings.theta):
            return sweeps.progress(0)
        in_place, policy = settings.order == SweepOrder.IN_PLACE, self.given.policy
        done = _sweep(n, settings.theta, in_place, policy, sweeps.v, sweeps.fresh, self._model, sweeps.whole, sweeps.real)
        return sweeps.progress(done)

    def stage(self, id: str) -> int:
        """States until the end of the sweep."""
        return self._sweeps.left

    def standing(self) -> Standing:
        """A sweep can be done until nothing changes."""
        return Standing((SWEEP.id,) if self._sweeps.left else ())

    def estimates(self) -> Mapping[Field, Array]:
        """V, the look-ahead Q, the policy that is judged, and the count of backups."""
        v = self._sweeps.shown()
        visits = self._sweeps.visits(self.mdp.legal)
        q = action_values(v, self._model)
        return {Field.V: v, Field.Q: q, Field.POLICY: self.given.policy.copy(), Field.VISITS: visits}

    def save(self) -> Mapping[str, Array]:
        """The values, the sweep, and the policy."""
        return {**self._sweeps.save(), **self.given.save()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; in another level the named policy is made anew."""
        self._sweeps.load(arrays)
        self.given.load(arrays)


LEARNER = LearnerSpec(
    id="policy-evaluation",
    title="Policy evaluation",
    family="Planning",
    source=Source.MODEL,
    settings=Settings,
    make=lambda settings, mdp, seed: PolicyEvaluation(settings, mdp),
    judges=True,
    stages=(SWEEP,),
    book="Section 4.1, equation 4.5",
    about="Knows all the rules, and asks: if I always behave like this, how much can I expect from each place?",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=1,
)
