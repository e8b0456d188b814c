"""Policy iteration: evaluate, improve, evaluate …, the box of section 4.3, state by state."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from playground.compiled import inlined, kernel
from playground.learning import dials
from playground.learning.learner import Array, Field, LearnerSpec, Progress, Source, Stage, Standing
from playground.learning.memory.sweeps import BACKUPS, CURSOR, LAST, SETTLED, SWEEP, SWEEPS, SweepOrder, Sweeps, store
from playground.rl.backups import Model, action_values, expected_backup, look_ahead, model
from playground.rl.closed_set import ClosedSet
from playground.rl.kernel_types import Indices, StateValues
from playground.rl.policies import TIE, turns, uniform
from playground.settings import dial
from playground.world.mdp import TabularMDP

EVALUATE, IMPROVE = 0, 1
PHASE, SINCE, CHANGED, ROUNDS, STABLE = range(5)
JUDGE = Stage("evaluate", "Evaluate", "Sweeps until it knows how much it can expect if it behaves as the arrows say.", True)
TURN = Stage("improve", "Improve", "Turns each arrow to where it is best by what is known now. First it has to be evaluated.")


class Ties(ClosedSet):
    """What becomes of equally good actions."""

    ALL = "all"
    """All of them share the policy."""
    FIRST = "first"
    """The first alone has it."""


@dataclass(frozen=True)
class Settings:
    """The dials of policy iteration."""

    sweeps: int = dial(
        0,
        0,
        1000,
        plain="sweeps per round",
        help="How often it sweeps before it improves the policy; 0 is until the values settle.",
    )
    ties: str = dial(
        Ties.ALL.value,
        choices=dials.names(Ties),
        plain="equal moves",
        help="Whether all moves that are equally good become arrows, or only the first: up, else down, left, right.",
    )
    theta: float = dials.theta()
    order: str = dials.order()
    initial: float = dials.initial_v()


@inlined
def _improve(state: int, turns: Indices, policy: Array, v: StateValues, model: Model) -> bool:
    """Makes the policy of one state greedy in v (eq. 4.9), ties evenly; returns whether that was a change.

    A policy that is as good as greedy stays, so that rounding cannot make two equal ones alternate.
    turns: [A] the order in which the first of equals alone is taken, whatever the policy was; empty: none is before another.
    """
    best, any_legal, worst, largest = 0.0, False, np.inf, 0.0
    for action in range(model.legal.shape[1]):
        if model.legal[state, action]:
            value = look_ahead(state, action, v, model)
            largest = max(largest, abs(value))
            if not any_legal or value > best:
                best, any_legal = value, True
            if policy[state, action] > 0.0:
                worst = min(worst, value)
    near = best - TIE * largest
    if not any_legal:
        return False
    for turn in range(len(turns)):
        action = turns[turn]
        if model.legal[state, action] and look_ahead(state, action, v, model) >= near:
            changed: bool = policy[state, action] != 1.0
            for other in range(model.legal.shape[1]):
                policy[state, other] = 0.0
            policy[state, action] = 1.0
            return changed
    if worst >= near:
        return False
    ties = 0
    for action in range(model.legal.shape[1]):
        good = model.legal[state, action] and look_ahead(state, action, v, model) >= near
        policy[state, action] = 1.0 if good else 0.0
        ties += 1 if good else 0
    for action in range(model.legal.shape[1]):
        policy[state, action] /= ties
    return True


@kernel
def _plan(
    n: int,
    theta: float,
    in_place: bool,
    sweeps: int,
    turns: Array,
    policy: Array,
    v: Array,
    fresh: Array,
    model: Model,
    whole: Array,
    real: Array,
    rounds: Array,
) -> int:
    """Backs up or improves n states, or until a round changes nothing; changes all arrays but those of the model."""
    for number in range(n):
        if rounds[STABLE]:
            return number
        state = whole[CURSOR]
        if rounds[PHASE] == EVALUATE:
            store(state, expected_backup(state, policy, v, model), in_place, theta, v, fresh, whole, real)
            enough = sweeps > 0 and whole[SWEEPS] - rounds[SINCE] >= sweeps
            if whole[CURSOR] == 0 and (whole[SETTLED] or enough):
                rounds[PHASE] = IMPROVE
        else:
            rounds[CHANGED] = 0 if state == 0 else rounds[CHANGED]
            rounds[CHANGED] += 1 if _improve(state, turns, policy, v, model) else 0
            whole[BACKUPS] += 1
            whole[CURSOR] += 1
            if whole[CURSOR] == len(v):
                rounds[PHASE], rounds[SINCE] = EVALUATE, whole[SWEEPS]
                rounds[ROUNDS] += 1
                rounds[STABLE] = rounds[CHANGED] == 0 and whole[SETTLED]
                whole[CURSOR], whole[SETTLED] = 0, False
    return n


class PolicyIteration:
    """Sweeps V towards the value of its policy, then makes the policy greedy in V, round after round, until nothing changes.

    It begins with the policy that throws dice. One unit is one state, backed up or improved.
    """

    def __init__(self, settings: Settings, mdp: TabularMDP) -> None:
        self.settings = settings
        self.mdp = mdp
        self.policy: Array = uniform(mdp.legal)
        self._model = model(mdp)
        self._sweeps = Sweeps(mdp.terminal, settings.initial)
        self._rounds = np.zeros(5, np.int64)
        self._turns = {Ties.ALL: np.zeros(0, np.int64), Ties.FIRST: np.array(turns(mdp.actions), np.int64)}

    @property
    def improving(self) -> bool:
        """Whether the policy is being improved now (else it is being evaluated)."""
        return bool(self._rounds[PHASE] == IMPROVE)

    @property
    def rounds(self) -> int:
        """Rounds of evaluation and improvement completed."""
        return int(self._rounds[ROUNDS])

    @property
    def changed(self) -> int:
        """States whose policy the present or last improvement has changed."""
        return int(self._rounds[CHANGED])

    def advance(self, n: int, action: int | None = None) -> Progress:
        """Backs up or improves n states; `action` means nothing to a planner."""
        settings, sweeps, rounds = self.settings, self._sweeps, self._rounds
        if rounds[STABLE] and not (sweeps.real[LAST] <= settings.theta or len(sweeps.v) == 0):
            rounds[STABLE] = sweeps.settle(settings.theta)
        in_place = settings.order == SweepOrder.IN_PLACE
        done = 0
        if len(sweeps.v):
            v, fresh, whole, real, turns = sweeps.v, sweeps.fresh, sweeps.whole, sweeps.real, self._turns[Ties(settings.ties)]
            done = _plan(
                n, settings.theta, in_place, settings.sweeps, turns, self.policy, v, fresh, self._model, whole, real, rounds
            )
        return sweeps.progress(done)._replace(converged=bool(rounds[STABLE]) or len(sweeps.v) == 0)

    def stage(self, id: str) -> int:
        """States until the sweep, or the improvement, is over. An improvement may begin before the values have settled."""
        if id not in self.standing().at_hand:
            return 0
        if id == TURN.id and not self.improving:
            self._rounds[PHASE] = IMPROVE
        return len(self._sweeps.v) - int(self._sweeps.whole[CURSOR])

    def standing(self) -> Standing:
        """It can improve once a sweep is done; where its values have settled it can do nothing else."""
        whole, rounds = self._sweeps.whole, self._rounds
        changed = self.changed if self.rounds or (self.improving and whole[CURSOR] > 0) else None
        if rounds[STABLE] or len(self._sweeps.v) == 0:
            return Standing((), changed, True)
        if self.improving:
            return Standing((TURN.id,), changed, True)
        swept = whole[CURSOR] == 0 and whole[SWEEPS] > rounds[SINCE]
        return Standing((JUDGE.id, SWEEP.id, *((TURN.id,) if swept else ())), changed, True)

    def estimates(self) -> Mapping[Field, Array]:
        """V, the look-ahead Q, the policy, and the count of backups."""
        v = self._sweeps.v if self.improving else self._sweeps.shown()
        q = action_values(v, self._model)
        visits = self._sweeps.visits(self.mdp.legal)
        return {Field.V: v.copy(), Field.Q: q, Field.POLICY: self.policy.copy(), Field.VISITS: visits}

    def save(self) -> Mapping[str, Array]:
        """The values, the policy, and where in the round it is."""
        return {**self._sweeps.save(), "run/policy": self.policy.copy(), "run/rounds": self._rounds.copy()}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called; in another level it keeps the values and begins again with the uniform policy."""
        self._sweeps.load(arrays)
        self.policy = np.array(arrays.get("run/policy", self.policy))
        self._rounds[...] = arrays.get("run/rounds", 0)


LEARNER = LearnerSpec(
    id="policy-iteration",
    title="Policy iteration",
    family="Planning",
    source=Source.MODEL,
    settings=Settings,
    make=lambda settings, mdp, seed: PolicyIteration(settings, mdp),
    book="Section 4.3",
    about="Knows all the rules. First it judges the way it behaves, then it turns every arrow to the best neighbour, "
    "and judges again.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=2,
    stages=(JUDGE, TURN, SWEEP),
)
