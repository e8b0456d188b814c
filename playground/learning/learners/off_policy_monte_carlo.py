"""Off-policy Monte Carlo control with weighted importance sampling, the box of section 5.7."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families import control
from playground.learning.families.control import Control, Mind, by_q
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import TERMINATED, Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import living
from playground.learning.memory.trajectory import LENGTH, Path, Trajectory, remember
from playground.rl.exploration import chance
from playground.rl.kernel_types import U64, Numbers, State, StateAction, StateActionValues
from playground.rl.returns import return_before
from playground.rl.sampler import Sampler
from playground.rl.sampling import largest
from playground.rl.step_sizes import StepSize
from playground.rl.targets import row


@dataclass(frozen=True)
class Settings(control.Settings):
    """The dials of off-policy Monte Carlo control: its step sizes follow from its weights, so it has none to set."""

    alpha: float = 0.0
    step_size: str = StepSize.AVERAGE.value
    epsilon: float = dials.epsilon(0.3)


class Weights(NamedTuple):
    """What it keeps. sums: [S × A] float64, C, the sums of all weights; path: the episode; chances: [T] float64, b(A_t|S_t)."""

    sums: StateActionValues
    path: Path
    chances: Numbers


@inlined
def _learn_back(following: float, mind: Mind[Weights], sampler: Sampler) -> float:
    """Goes back through the episode as far as it was greedy; changes q and the sums. Returns the last error."""
    q, (sums, path, chances), weight = mind.q, mind.own, 1.0
    error: float = 0.0
    for back in range(path.whole[LENGTH]):
        t = path.whole[LENGTH] - 1 - back
        at = U64(path.taken[t])
        following = return_before(path.paid[t], sampler.discount, following)
        sums[at] += weight
        error = following - q[at]
        q[at] += weight / sums[at] * error
        first = at - at % U64(sampler.actions)
        if q[at] < largest(q, first, sampler.moves, sampler.actions):
            break
        weight /= chances[t]
    path.whole[LENGTH] = 0
    return error


@inlined
def _learn(
    mind: Mind[Weights], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Q(S, A) ← Q(S, A) + W/C(S, A) [G − Q(S, A)], backwards; W ← W/b(A|S) (eq. 5.8, 5.9)."""
    path, error = mind.own.path, 0.0
    mind.own.chances[path.whole[LENGTH]] = chance(mind.q, mind.visits, state, at, now, mind.exploring, sampler)
    full = remember(at, lived.reward, path)
    if full or mouse.ended:
        after = row(lived.successor, sampler)
        best = 0.0 if mouse.ended == TERMINATED else largest(mind.q, after, sampler.moves, sampler.actions)
        error = _learn_back(best, mind, sampler)
    return mouse, error


class OffPolicyMonteCarlo(Control):
    """Learns the value of the greedy policy from the ends of episodes that another policy lived. V is max_a Q.

    Where time runs out, the return that is cut off is completed by what Q says of the place reached.
    """

    live = living(by_q, _learn)
    steady = StepSize.AVERAGE
    recent: Trajectory

    def __init__(self, settings: Settings, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body, seed)
        self._sums = np.zeros(body.mdp.legal.size)
        self.recent = Trajectory(body.mdp.time_limit)
        self._chances = np.zeros(len(self.recent.path.taken))
        self.own = Weights(self._sums, self.recent.path, self._chances)

    def values(self, q: Array, policy: Array) -> Array:
        """[S]: V = max_a q(s, a)."""
        return self._q.best()

    def save(self) -> Mapping[str, Array]:
        """Q, the sums of weights, the episode so far, and the body."""
        chances = self._chances[: self.recent.length].copy()
        own = {"state-action/sums": self._sums.reshape(self.body.mdp.legal.shape).copy(), "run/chances": chances}
        return {**super().save(), **own}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        self._sums[...] = arrays["state-action/sums"].reshape(-1)
        self._chances[: self.recent.length] = arrays.get("run/chances", 1.0)


LEARNER = LearnerSpec(
    id="off-policy-monte-carlo",
    title="Off-policy Monte Carlo",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=OffPolicyMonteCarlo,
    book="Section 5.7",
    about="The mouse plays curiously, and learns how good it would be to play its best. Only the last, clever part of an episode "
    "can teach it that.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=29,
    best=True,
)
