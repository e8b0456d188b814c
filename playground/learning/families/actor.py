"""What learners with a network for the policy and one for the value share: choosing by chances, and what is drawn of both."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.compiled import called, inlined
from playground.learning.families.neural import Brain, Thinker
from playground.learning.learner import Array, Field, NetworkOutput
from playground.rl.advantages import entropy_of, entropy_slope, softmax_into
from playground.rl.kernel_types import U64, Action, Bits, Index, State, StateAction, StateActionValues
from playground.rl.networks import STEPS, TOUCHED, Net, answer, forward
from playground.rl.policies import softmax
from playground.rl.sampler import Sampler
from playground.rl.sampling import drawn


class Actor(NamedTuple):
    """The policy network, which moves are legal [S × A], and the chances of every state as they were last worked out [S × A]."""

    net: Net
    legal: NDArray[np.bool_]
    chances: StateActionValues


@called
def describe(actor: Actor, state: Index, sampler: Sampler) -> Index:
    """Fills the state's row of `chances` with π(·|s) of the network as it is; returns where the row begins."""
    net, here = actor.net, np.int64(state)
    if net.fresh[here] != net.whole[STEPS]:
        _fill_chances(actor, answer(net, here), sampler.actions)
    return here * sampler.actions


@inlined
def by_actor(mind: Any, state: State, first: StateAction, bits: Bits, now: int, sampler: Sampler) -> Action:
    """An action by the chances that the policy network of the mind's actor gives."""
    return drawn(mind.actor.chances, U64(describe(mind.actor, state, sampler)), sampler.actions, bits)


@called
def describe_touched(actor: Actor, sampler: Sampler) -> None:
    """Fills the rows of `said` and `chances` of all states that take part in the next step of descent."""
    net = actor.net
    forward(net)
    for place in range(net.whole[TOUCHED]):
        _fill_chances(actor, net.which[place] * sampler.actions, sampler.actions)


@called
def _fill_chances(actor: Actor, first: int, count: int) -> None:
    softmax_into(actor.net.said, first, actor.legal, first, count, actor.chances, first)


@called
def blame_action(actor: Actor, first: Index, action: Index, slope: float, sampler: Sampler) -> None:
    """Blames −slope · ∂ln π(A|s)/∂outputs, where the state's row begins at `first`."""
    for other in range(sampler.actions):
        score = (1.0 if other == action else 0.0) - actor.chances[first + other]
        actor.net.blame[first + other] -= slope * score


@called
def blame_certainty(actor: Actor, share: float, sampler: Sampler) -> None:
    """Blames −share · ∂H/∂outputs for every example of the step that is prepared."""
    net = actor.net
    for place in range(net.whole[TOUCHED]):
        state = net.which[place]
        first = state * sampler.actions
        entropy = entropy_of(actor.chances, first, sampler.actions)
        for action in range(sampler.actions):
            playful = entropy_slope(actor.chances, first, action, entropy)
            net.blame[first + action] -= share * net.times[state] * playful


class ActorCriticNetworks:
    """Both networks of a learner."""

    def __init__(self, learner: Thinker, seed: int) -> None:
        settings, mdp = learner.settings, learner.body.mdp
        count = mdp.legal.shape[1]
        policy = Brain(settings, mdp, count, NetworkOutput.PREFERENCES, 0.1, [seed, 4])
        value = Brain(settings, mdp, 1, NetworkOutput.VALUE, 0.1, [seed, 5])
        learner.brains = {"policy": policy, "value": value}
        self.actor = Actor(policy.net, mdp.legal.reshape(-1).copy(), np.zeros(mdp.legal.size))
        self._learner = learner

    def estimates(self) -> Mapping[Field, Array]:
        """V, the policy, and the outputs whose softmax it is, for every state."""
        mdp, brains = self._learner.body.mdp, self._learner.brains
        preferences = np.where(mdp.legal, brains["policy"].answers(), 0.0)
        v = np.where(mdp.terminal, 0.0, brains["value"].answers()[:, 0])
        policy = softmax(preferences, mdp.legal)
        return {Field.V: v, Field.POLICY: policy, Field.PREFERENCE: preferences, Field.VISITS: self._learner.body.visits}
