"""REINFORCE with baseline: returns are measured against what was expected, the box of section 13.4."""

from dataclasses import dataclass
from typing import NamedTuple

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families.policy_based import Baseline, climb, renew_policy
from playground.learning.learner import Field, LearnerSpec, Source
from playground.learning.life.body import TERMINATED, Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import by_policy, living
from playground.learning.memory.trajectory import LENGTH, Path, Trajectory, remember
from playground.rl.kernel_types import U64, State, StateAction, StateActionValues, StateValues
from playground.rl.returns import return_before
from playground.rl.sampler import Sampler


@dataclass(frozen=True)
class Settings:
    """The dials of REINFORCE with baseline."""

    alpha: float = dials.alpha_of_policy(0.02)
    alpha_v: float = dials.alpha_of_values(0.1)
    initial: float = dials.initial_v()


class Mind(NamedTuple):
    """What the kernel keeps: v [S], the preferences h and the policy [S × A], both step sizes, and the episode so far."""

    v: StateValues
    h: StateActionValues
    policy: StateActionValues
    alpha: float
    alpha_v: float
    path: Path


@inlined
def _learn(
    mind: Mind, state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """δ = G_t − v(S_t); v ← v + α_v δ, h ← h + α γ^t δ ∇ ln π(A_t|S_t) for every t of an episode, one after the other."""
    v, h, policy, alpha, alpha_v, path = mind
    full, error = remember(at, lived.reward, path), 0.0
    if full or mouse.ended:
        length = path.whole[LENGTH]
        following = 0.0 if mouse.ended == TERMINATED else v[lived.successor]
        for back in range(length):
            following = return_before(path.paid[length - 1 - back], sampler.discount, following)
            path.paid[length - 1 - back] = following
        power = sampler.discount ** (mouse.step - length)
        for t in range(length):
            taken = U64(path.taken[t])
            place = taken // U64(sampler.actions)
            error = path.paid[t] - v[place]
            v[place] += alpha_v * error
            climb(taken, alpha * power * error, sampler.actions, h, policy)
            renew_policy(place * U64(sampler.actions), sampler.actions, h, policy)
            power *= sampler.discount
        path.whole[LENGTH] = 0
    return mouse, error


class ReinforceBaseline(Baseline):
    """Learns what to do from whole episodes: better than expected is liked more, worse than expected is liked less.

    Where time runs out, the return that is cut off is completed by what v says of the place reached.
    """

    live = living(by_policy, _learn)
    recent: Trajectory

    def __init__(self, settings: Settings, body: Experience) -> None:
        super().__init__(settings, body)
        self.recent = Trajectory(body.mdp.time_limit)

    def mind(self) -> Mind:
        """What the kernel keeps."""
        return Mind(self._v, self._h, self._policy, self.settings.alpha, self.settings.alpha_v, self.recent.path)


LEARNER = LearnerSpec(
    id="reinforce-baseline",
    title="REINFORCE with baseline",
    family="Policy-based",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: ReinforceBaseline(settings, body),
    book="Section 13.4, equation 13.11",
    about="Like REINFORCE, but the mouse remembers what it expected. It likes a move more only if it went better than expected.",
    fields=(Field.V, Field.POLICY, Field.PREFERENCE, Field.VISITS),
    order=51,
)
