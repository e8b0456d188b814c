"""REINFORCE with networks: an episode's slopes against finite differences. Its rules run here as plain Python."""

import numpy as np
import pytest

from playground.learning.learners import neural_reinforce
from playground.learning.memory.trajectory import LENGTH
from playground.rl.networks import answer_with


def outputs(net, weights):
    """[S, O] what a network says with some weights."""
    answers, never = np.zeros(len(net.said)), np.full(len(net.times), -1)
    for state in range(len(net.times)):
        answer_with(net, weights, state, answers, never, 0)
    return answers.reshape(len(net.times), -1)


@pytest.mark.parametrize("inputs", ["one-hot", "coordinates"])
def test_an_episode_moves_the_policy_by_its_surprises_and_the_values_towards_its_returns(made, drawn, inputs):
    settings = {"optimiser": "sgd", "alpha": 1.0, "hidden": 8, "entropy": 0.2, "inputs": inputs}
    learner = made("neural-reinforce", drawn(["S.P", "..G"], discount=0.5, time_limit=20), 3, **settings)
    mind, dice = learner.mind(), np.random.default_rng(4)
    policy, values = mind.actor.net, mind.critic
    for net in (policy, values):
        net.weights[:] = dice.normal(0, 0.5, len(net.weights))
    taken, paid = np.array([0 * 4 + 1, 3 * 4 + 2, 0 * 4 + 3]), np.array([1.0, -2.0, 4.0])
    mind.path.taken[:3], mind.path.paid[:3], mind.path.whole[LENGTH] = taken, paid, 3
    returns = np.array([1.0 - 1.0 + 1.0 + 1.0, -2.0 + 2.0 + 2.0, 4.0 + 4.0])  # what is expected after it is 8
    surprises = returns - outputs(values, values.weights)[taken // 4, 0]

    def climbed(weights):
        preferences = outputs(policy, weights)[taken // 4]
        chances = np.exp(preferences) / np.exp(preferences).sum(axis=1, keepdims=True)
        entropy = -(chances * np.log(chances)).sum(axis=1)
        return -(surprises * np.log(chances[range(3), taken % 4]) + 0.2 * entropy).mean()

    def squared(weights):
        return (0.5 * (returns - outputs(values, weights)[taken // 4, 0]) ** 2).mean()

    before = [net.weights.copy() for net in (policy, values)]
    told = neural_reinforce._learn_episode(mind, 8.0, learner.world)
    assert told == pytest.approx(squared(before[1]), abs=1e-12) and mind.path.whole[LENGTH] == 0
    for net, was, loss in zip((policy, values), before, (climbed, squared), strict=True):
        for place in range(len(was)):
            step = np.zeros(len(was))
            step[place] = 1e-6
            slope = (loss(was + step) - loss(was - step)) / 2e-6
            assert was[place] - net.weights[place] == pytest.approx(slope, abs=1e-7)


def test_an_episode_of_one_step_by_hand(made, drawn):
    settings = {"optimiser": "sgd", "alpha": 0.1, "hidden": 8, "entropy": 0.2}
    learner = made("neural-reinforce", drawn(["S.P", "..G"], discount=0.5, time_limit=20), 3, **settings)
    mind = learner.mind()
    policy, values = mind.actor.net.weights, mind.critic.weights
    policy[:], values[:] = 0.0, 0.0  # every move has the chance 1/4, every state the value 0
    mind.path.taken[0], mind.path.paid[0], mind.path.whole[LENGTH] = 1, 1.0, 1
    told = neural_reinforce._learn_episode(mind, 8.0, learner.world)  # the return is 1 + 0.5 · 8 = 5
    assert told == pytest.approx(0.5 * 5.0**2)
    assert policy[-4:] == pytest.approx([-0.125, 0.375, -0.125, -0.125])  # 0.1 · 5 · (1 − 1/4), and 0.1 · 5 · (0 − 1/4)
    assert values[-1] == pytest.approx(0.1 * 5.0)
    assert not policy[:-4].any() and not values[:-1].any()  # what the hidden units say is 0
