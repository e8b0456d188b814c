"""Actor–critic with eligibility traces: one learns what to do, the other says how it went; sections 13.5 and 13.6."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from playground.compiled import inlined
from playground.learning import dials
from playground.learning.families.policy_based import Baseline, renew_policy
from playground.learning.learner import Array, Field, LearnerSpec, Source
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import by_policy, living
from playground.rl.gradients import softmax_score
from playground.rl.kernel_types import U64, State, StateAction, StateActionValues, StateValues
from playground.rl.sampler import Sampler
from playground.rl.targets import row, td_target
from playground.rl.traces import COUNT, FAINT, Traces, clear, restore, traces, update_and_decay, visit


@dataclass(frozen=True)
class Settings:
    """The dials of the actor–critic. With both λ at 0 it is the one-step actor–critic of section 13.5."""

    alpha: float = dials.alpha_of_policy(0.1)
    alpha_v: float = dials.alpha_of_values(0.2)
    lam: float = dials.lam(0.0)
    lam_v: float = dials.lam_of_values(0.0)
    initial: float = dials.initial_v()


class Mind(NamedTuple):
    """What the kernel keeps: v [S], h and policy [S × A], both step sizes, both λ, the critic's traces [S].

    actor: the actor's trace [S × A], of which only the rows of the states in `places` are not 0.
    """

    v: StateValues
    h: StateActionValues
    policy: StateActionValues
    alpha: float
    alpha_v: float
    lam: float
    lam_v: float
    critic: Traces
    actor: StateActionValues
    places: Traces


@inlined
def _mark_action(mind: Mind, state: State, at: StateAction, weight: float, sampler: Sampler) -> None:
    """z ← z + I ∇ ln π(A|S); changes the actor's trace."""
    if mind.places.trace[state] == 0.0:
        mind.places.warm[mind.places.whole[COUNT]] = state
        mind.places.whole[COUNT] += 1
    mind.places.trace[state] = 1.0
    first = row(state, sampler)
    for action in range(sampler.actions):
        place = first + U64(action)
        mind.actor[place] += weight * softmax_score(mind.policy[place], place == at)


@inlined
def _climb(mind: Mind, step: float, decay: float, sampler: Sampler) -> None:
    """h ← h + step · z, then z ← decay · z; the policy follows. Changes h, policy, and the actor's trace."""
    kept = 0
    for number in range(mind.places.whole[COUNT]):
        state = U64(mind.places.warm[number])
        first = row(state, sampler)
        for action in range(sampler.actions):
            place = first + U64(action)
            mind.h[place] += step * mind.actor[place]
            mind.actor[place] *= decay
        renew_policy(first, sampler.actions, mind.h, mind.policy)
        mind.places.trace[state] *= decay
        if mind.places.trace[state] > FAINT:
            mind.places.warm[kept] = state
            kept += 1
        else:
            mind.places.trace[state] = 0.0
            for action in range(sampler.actions):
                mind.actor[first + U64(action)] = 0.0
    mind.places.whole[COUNT] = kept


@inlined
def _learn(
    mind: Mind, state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """δ = R + γ v(S') − v(S); the critic's and the actor's traces take up S and A, and both move by δ along them."""
    error = td_target(lived.reward, lived.continuation, mind.v[lived.successor]) - mind.v[state]
    going = lived.continuation if mouse.ended == 0 else 0.0
    visit(mind.critic, state, 0, mind.alpha_v)
    update_and_decay(mind.critic, mind.v, mind.alpha_v * error, going * mind.lam_v)
    _mark_action(mind, state, at, sampler.discount ** (mouse.step - 1), sampler)
    _climb(mind, mind.alpha * error, going * mind.lam, sampler)
    return mouse, error


class ActorCritic(Baseline):
    """Learns what to do and what everything is worth, side by side, from every single step."""

    live = living(by_policy, _learn)

    def __init__(self, settings: Settings, body: Experience) -> None:
        super().__init__(settings, body)
        self._critic, self._places = (traces(len(body.mdp.states)) for _ in range(2))
        self._actor = np.zeros(body.mdp.legal.size)

    def mind(self) -> Mind:
        """What the kernel keeps."""
        settings = self.settings
        tail = self._critic, self._actor, self._places
        return Mind(self._v, self._h, self._policy, settings.alpha, settings.alpha_v, settings.lam, settings.lam_v, *tail)

    def forget(self) -> None:
        """The way that was passed is forgotten: what followed was not all seen."""
        clear(self._critic)
        clear(self._places)
        self._actor[...] = 0.0

    def estimates(self) -> Mapping[Field, Array]:
        """V, the policy, its preferences, the actor's trace, and how often each was tried."""
        trail = np.abs(self._actor).reshape(self.body.mdp.legal.shape)
        return {**super().estimates(), Field.TRACE: np.where(self.body.mdp.legal, trail, 0.0)}

    def save(self) -> Mapping[str, Array]:
        """Values, preferences and policy, both traces, and the body."""
        tails = {"run/critic": self._critic.trace, "run/places": self._places.trace, "run/actor": self._actor}
        return {**super().save(), **{name: array.copy() for name, array in tails.items()}}

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where `save` was called."""
        super().load(arrays)
        nothing = np.zeros_like(self._v)
        restore(self._critic, arrays.get("run/critic", nothing))
        restore(self._places, arrays.get("run/places", nothing))
        self._actor[...] = arrays.get("run/actor", 0.0)


LEARNER = LearnerSpec(
    id="actor-critic",
    title="Actor–critic",
    family="Policy-based",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=lambda settings, body, seed: ActorCritic(settings, body),
    book="Sections 13.5 and 13.6",
    about="Two in one head: the actor does what it likes, the critic says after each step whether that beat what it expected.",
    fields=(Field.V, Field.POLICY, Field.PREFERENCE, Field.TRACE, Field.VISITS),
    order=52,
)
