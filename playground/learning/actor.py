"""What learners with a network for the policy and one for the value share: choosing by chances, and what is drawn of both."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from playground.compiled import called
from playground.learning.learner import Array, Field
from playground.learning.neural import Brain, Thinker
from playground.rl.advantages import softmax_into
from playground.rl.networks import Net, first_output, forward
from playground.rl.policies import softmax
from playground.rl.sampler import Sampler
from playground.rl.sampling import drawn


class Actor(NamedTuple):
    """The policy network, which moves are legal [S × A], and scratch for the chances of one state [S × A]."""

    net: Net
    legal: Array
    chances: Array


@called
def described(actor: Actor, state: Any, sampler: Sampler) -> Any:
    """Fills the state's row of `chances` with π(·|s) of the network as it is; returns where the row begins."""
    first = np.int64(state) * sampler.actions
    forward(actor.net, actor.net.weights, state)
    softmax_into(actor.net.units, first_output(actor.net), actor.legal, first, sampler.actions, actor.chances, first)
    return first


@called
def choosing(actor: Actor, state: Any, first: Any, bits: Any, sampler: Sampler) -> Any:
    """An action by its chance."""
    described(actor, state, sampler)
    return drawn(actor.chances, first, sampler.actions, bits)


class ActorCritic:
    """Both networks of a learner."""

    def __init__(self, learner: Thinker, seed: int) -> None:
        settings, mdp = learner.settings, learner.body.mdp
        count = mdp.legal.shape[1]
        policy = Brain(settings, mdp, count, "preferences", 0.1, [seed, 4])
        value = Brain(settings, mdp, 1, "value", 0.1, [seed, 5])
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
