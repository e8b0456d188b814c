"""REINFORCE: Monte Carlo policy gradient with a preference per state and action, the box of section 13.3."""

from dataclasses import dataclass
from typing import NamedTuple

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families.policy_based import PolicyBased, climb, renew_policy
from playground.learning.learner import Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import by_policy, living
from playground.learning.memory.trajectory import LENGTH, Path, Trajectory, remember
from playground.rl.kernel_types import U64, State, StateAction, StateActionValues
from playground.rl.returns import return_before
from playground.rl.sampler import Sampler


@dataclass(frozen=True)
class Settings:
    """The dials of REINFORCE."""

    alpha: float = dials.alpha_of_policy(0.003)


class Mind(NamedTuple):
    """What the kernel keeps: the preferences h and the policy, both [S × A], α, and the episode so far."""

    h: StateActionValues
    policy: StateActionValues
    alpha: float
    path: Path


@inlined
def _learn(
    mind: Mind, state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """h ← h + α γ^t G_t ∇ ln π(A_t|S_t) for every t of an episode, with the π that played it."""
    h, policy, alpha, path = mind
    full = remember(at, lived.reward, path)
    if full or mouse.ended:
        length, following = path.whole[LENGTH], 0.0
        for back in range(length):
            t = length - 1 - back
            following = return_before(path.paid[t], sampler.discount, following)
            power = sampler.discount ** (mouse.step - 1 - back)
            climb(U64(path.taken[t]), alpha * power * following, sampler.actions, h, policy)
        for t in range(length):
            taken = U64(path.taken[t])
            renew_policy(taken - taken % U64(sampler.actions), sampler.actions, h, policy)
        path.whole[LENGTH] = 0
    return mouse, 0.0


class Reinforce(PolicyBased):
    """Learns what to do without learning what anything is worth. It has no V and no Q.

    Where time runs out the return is that of the rewards so far; there is nothing to complete it with.
    """

    live = living(by_policy, _learn)
    recent: Trajectory

    def __init__(self, settings: Settings, body: Experience) -> None:
        super().__init__(settings, body)
        self.recent = Trajectory(body.mdp.time_limit)

    def mind(self) -> Mind:
        """What the kernel keeps."""
        return Mind(self._h, self._policy, self.settings.alpha, self.recent.path)


LEARNER = LearnerSpec(
    id="reinforce",
    title="REINFORCE",
    family="Policy-based",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: Reinforce(settings, body),
    book="Section 13.3, equation 13.8",
    about="The mouse keeps no values at all, only how much it likes each move. After a good episode it likes what it did "
    "a little more, after a bad one a little less.",
    fields=(Field.POLICY, Field.PREFERENCE, Field.VISITS),
    order=50,
)
