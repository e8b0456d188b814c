"""DQN: its loss against finite differences, its memory and its target by hand. Its rules run here as plain Python."""

import numpy as np
import pytest

from playground.learning.learners import dqn
from playground.learning.learners.dqn import COPIES, NEXT, STORED, SYNCED
from playground.learning.life.body import Lived
from playground.rl.networks import answer_with

ROWS = ["S.P", "..G"]


def outputs(learner, weights):
    """[S, A] what the network says with some weights."""
    net = learner.brains["value"].net
    answers, never = np.zeros(len(net.said)), np.full(len(net.times), -1)
    for state in range(len(net.times)):
        answer_with(net, weights, state, answers, never, 0)
    return answers.reshape(len(net.times), -1)


@pytest.fixture
def filled(made, drawn):
    """A learner by plain descent whose memory holds some transitions, and whose target is another network."""

    def make(**settings):
        mdp = drawn(ROWS, discount=0.9)
        learner = made("dqn", mdp, 3, optimiser="sgd", alpha=1.0, batch=6, hidden=8, memory=100, **settings)
        dice, mind = np.random.default_rng(1), learner.mind()
        for state in (0, 1, 3, 3, 4):
            ends = state == 4
            lived = Lived(dice.normal() * 3.0, np.uint64(dice.choice([0, 1, 3])), 0.0 if ends else 0.9)
            dqn._store(mind.replay, np.uint64(state * 4 + dice.integers(4)), lived)
        mind.target[:] = dice.normal(0, 0.5, len(mind.target))
        mind.net.weights[:] = dice.normal(0, 0.5, len(mind.target))
        mind.replay.picked[:6] = [0, 1, 2, 3, 4, 1]
        return learner

    return make


@pytest.mark.parametrize("double", [False, True])
@pytest.mark.parametrize("inputs", ["one-hot", "coordinates", "window"])
def test_a_step_goes_down_the_slopes_of_the_huber_loss(filled, double, inputs):
    learner = filled(double=double, inputs=inputs)
    mind, world = learner.mind(), learner.world
    before, replay = mind.net.weights.copy(), mind.replay
    online, target = outputs(learner, before), outputs(learner, mind.target)
    best = (online if double else target).argmax(axis=1)
    wanted = replay.reward[:5] + replay.continuation[:5] * target[replay.successor[:5], best[replay.successor[:5]]]

    def loss(weights):
        errors = (outputs(learner, weights).reshape(-1)[replay.taken[:5]] - wanted)[[0, 1, 2, 3, 4, 1]]
        return np.where(np.abs(errors) <= 1.0, 0.5 * errors**2, np.abs(errors) - 0.5).mean()

    told = dqn._descend_once(mind, 0, world)
    assert told == pytest.approx(loss(before), abs=1e-12)
    for place in range(len(before)):
        step = np.zeros(len(before))
        step[place] = 1e-6
        slope = (loss(before + step) - loss(before - step)) / 2e-6
        assert before[place] - mind.net.weights[place] == pytest.approx(slope, abs=1e-7)


def test_one_memory_by_hand(made, drawn):
    learner = made("dqn", drawn(ROWS, discount=0.5), 0, optimiser="sgd", alpha=0.1, batch=1, hidden=8, double=False)
    mind = learner.mind()
    mind.net.weights[:], mind.target[:] = 0.0, 0.0
    mind.net.weights[-4:], mind.target[-4:] = 1.0, [0.0, 2.0, 1.0, 0.0]  # the biases of the outputs
    dqn._store(mind.replay, np.uint64(1), Lived(-0.5, np.uint64(1), 0.5))
    mind.replay.picked[0] = 0
    assert dqn._descend_once(mind, 0, learner.world) == pytest.approx(0.5 * 0.5**2)  # 1 − (−0.5 + 0.5 · 2) = 0.5
    assert mind.net.weights[-4:] == pytest.approx([1.0, 1.0 - 0.1 * 0.5, 1.0, 1.0])
    assert not mind.net.weights[:-4].any()  # what the hidden units say, and how far they are heard, is 0


def test_a_full_memory_forgets_the_oldest_and_counts_what_it_keeps(made, drawn):
    mind = made("dqn", drawn(ROWS), memory=100).mind()
    replay = mind.replay
    for number in range(130):
        dqn._store(replay, np.uint64(0 if number < 70 else 5), Lived(float(number), np.uint64(1), 0.9))
    assert replay.whole[[STORED, NEXT]].tolist() == [100, 30]
    assert replay.reward[[29, 30]].tolist() == [129.0, 30.0]
    assert replay.counts[[0, 5]].tolist() == [40, 60] and replay.counts.sum() == 100


def test_the_target_is_copied_after_so_many_steps_of_descent(made, drawn):
    learner = made("dqn", drawn(ROWS), begin=5, sync=3, batch=2)
    net = learner.brains["value"].net
    first = net.weights.copy()
    learner.advance(6)  # two steps of descent: after the fifth and the sixth transition
    assert (learner.mind().target == first).all() and (net.weights != first).any()
    learner.advance(1)
    assert (learner.mind().target == net.weights).all()
    assert learner.mind().replay.whole[[SYNCED, COPIES]].tolist() == [0, 1]
