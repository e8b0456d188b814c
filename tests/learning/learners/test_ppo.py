"""PPO: its whole objective against finite differences, and advantages by hand. Its rules run here as plain Python."""

import numpy as np
import pytest

from playground.learning.learners import ppo
from playground.learning.learners.ppo import LENGTH
from playground.rl.networks import answer_with


def outputs(net, weights):
    """[S, O] what a network says with some weights."""
    answers, never = np.zeros(len(net.said)), np.full(len(net.times), -1)
    for state in range(len(net.times)):
        answer_with(net, weights, state, answers, never, 0)
    return answers.reshape(len(net.times), -1)


def chances(net, weights):
    """[S, A] softmax of it."""
    told = np.exp(outputs(net, weights))
    return told / told.sum(axis=1, keepdims=True)


@pytest.fixture
def lived(made, drawn):
    """A learner by plain descent that has lived six steps, two of them in one state."""

    def make(**settings):
        mdp = drawn(["S.P", "..G"], discount=0.9)
        learner = made("ppo", mdp, 3, optimiser="sgd", alpha=1.0, hidden=8, rollout=8, **settings)
        dice, mind = np.random.default_rng(2), learner.mind()
        for net in (mind.actor.net, mind.critic):
            net.weights[:] = dice.normal(0, 0.5, len(net.weights))
        roll = mind.rollout
        roll.whole[LENGTH] = 6
        roll.taken[:6] = np.array([0, 1, 3, 3, 4, 0]) * 4 + dice.integers(0, 4, 6)
        roll.likely[:6] = np.log(dice.uniform(0.1, 0.6, 6))
        roll.advantage[:6], roll.returns[:6], roll.order[:6] = dice.normal(size=6), dice.normal(size=6), range(6)
        return learner

    return make


@pytest.mark.parametrize("inputs", ["one-hot", "coordinates", "window"])
def test_a_step_goes_down_the_slopes_of_the_clipped_objective_and_of_the_critic(lived, inputs):
    learner = lived(inputs=inputs, entropy=0.3, clip=0.2)
    mind, world = learner.mind(), learner.world
    roll, taken = mind.rollout, mind.rollout.taken[:6]

    def climbed(weights):
        told = chances(mind.actor.net, weights)
        ratio, advantage = told.reshape(-1)[taken] / np.exp(roll.likely[:6]), roll.advantage[:6]
        entropy = -(told * np.log(told)).sum(axis=1)[taken // np.uint64(4)]
        return -(np.minimum(ratio * advantage, np.clip(ratio, 0.8, 1.2) * advantage) + 0.3 * entropy).mean()

    def squared(weights):
        return (0.5 * (outputs(mind.critic, weights)[taken // np.uint64(4), 0] - roll.returns[:6]) ** 2).mean()

    before = [net.weights.copy() for net in (mind.actor.net, mind.critic)]
    ppo._descend_batch(mind, 0, 6, 1.0, world)
    for net, was, loss in zip((mind.actor.net, mind.critic), before, (climbed, squared), strict=True):
        for place in range(len(was)):
            step = np.zeros(len(was))
            step[place] = 1e-6
            slope = (loss(was + step) - loss(was - step)) / 2e-6
            assert was[place] - net.weights[place] == pytest.approx(slope, abs=1e-7)


def test_advantages_of_three_steps_by_hand(lived):
    learner = lived(lam=0.5)
    mind, roll = learner.mind(), learner.mind().rollout
    mind.critic.weights[:] = 0.0
    mind.critic.weights[-1] = 2.0  # the value of every state
    roll.whole[LENGTH] = 3
    roll.reward[:3], roll.continuation[:3], roll.follows[:3] = [1.0, 3.0, -1.0], [0.5, 0.0, 0.5], [True, False, True]
    ppo._fill_advantages(mind, learner.world)
    later = np.array([0.0 + 0.25 * 1.0, 1.0, -2.0])  # δ = 1 + 1 − 2, 3 − 2, −1 + 1 − 2
    assert roll.returns[:3] == pytest.approx(later + 2.0)
    assert roll.advantage[:3] == pytest.approx((later - later.mean()) / later.std(), abs=1e-6)


def test_one_step_by_hand(lived):
    learner = lived(entropy=0.3)
    mind, roll = learner.mind(), learner.mind().rollout
    policy, values = mind.actor.net.weights, mind.critic.weights
    policy[:], values[:] = 0.0, 0.0  # every move has the chance 1/4, every state the value 0
    roll.whole[LENGTH], roll.taken[0], roll.likely[0] = 1, 1, np.log(0.25)
    roll.advantage[0], roll.returns[0] = 2.0, 3.0
    assert ppo._descend_batch(mind, 0, 1, 0.1, learner.world) == pytest.approx(0.5 * 3.0**2)
    assert policy[-4:] == pytest.approx([-0.05, 0.15, -0.05, -0.05])  # 0.1 · 2 · (1 − 1/4) for the move, 0.1 · 2 · (0 − 1/4)
    assert values[-1] == pytest.approx(0.1 * 3.0)
    assert not policy[:-4].any() and not values[:-1].any()  # what the hidden units say is 0
