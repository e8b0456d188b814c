"""Networks: what they say and how they descend, by hand and against finite differences."""

import numpy as np
import pytest

from playground.rl.advantages import advantage_before, clipped_slope, entropy_of, entropy_slope, softmax_into
from playground.rl.networks import (
    MEAN,
    ROWS,
    SQUARE,
    TINY,
    answer_all,
    answer_with,
    descend,
    forward,
    network,
    outputs,
    touch,
)


def made(sizes, features, activation="tanh", optimiser="sgd", seed=1):
    return network(sizes, features, activation, optimiser, 1.0, np.random.default_rng(seed))


def said(net, state, weights=None):
    """The outputs for a state."""
    answers, never = np.zeros(len(net.said)), np.full(len(net.times), -1)
    first = answer_with(net, net.weights if weights is None else weights, state, answers, never, 0)
    return answers[first : first + outputs(net)]


def test_a_network_of_one_hidden_unit_by_hand():
    net = made((2, 1, 1), np.array([[1.0, -2.0]]))
    net.weights[:] = [0.5, 0.25, 0.1, 3.0, -1.0]  # two weights and a bias; one weight and a bias
    assert said(net, 0)[0] == pytest.approx(3.0 * np.tanh(0.5 * 1.0 + 0.25 * -2.0 + 0.1) - 1.0, abs=1e-13)


def test_one_hot_inputs_say_the_same_as_the_vectors_that_they_stand_for():
    hot, long = made((3, 5, 2), np.zeros((0, 3))), made((3, 5, 2), np.eye(3))
    long.weights[:] = hot.weights
    for state in range(3):
        assert said(hot, state) == pytest.approx(said(long, state), abs=1e-15)
    told = np.zeros(6)
    answer_all(hot, told)
    assert told[2:4] == pytest.approx(said(hot, 1), abs=1e-15)


@pytest.mark.parametrize("activation", ["tanh", "relu"])
@pytest.mark.parametrize("sizes", [(4, 8, 3), (4, 8, 9, 2)])
@pytest.mark.parametrize("hot", [False, True])
def test_a_step_goes_down_the_slopes_of_finite_differences(activation, sizes, hot):
    features = np.zeros((0, 4)) if hot else np.random.default_rng(3).normal(size=(4, 4))
    net = made(sizes, features, activation)
    net.weights[:] += np.random.default_rng(4).normal(0, 0.1, len(net.weights))  # biases too
    wanted, examples, before = np.arange(1.0, sizes[-1] + 1), (2, 0, 2), net.weights.copy()

    def loss(weights):
        return sum(0.5 * ((said(net, state, weights) - wanted) ** 2).sum() for state in examples)

    for state in examples:
        touch(net, state)
    forward(net)
    for state in examples:
        net.blame.reshape(4, -1)[state] += net.said.reshape(4, -1)[state] - wanted
    descend(net, 1.0)
    for place in range(len(before)):
        step = np.zeros(len(before))
        step[place] = 1e-6
        slope = (loss(before + step) - loss(before - step)) / 2e-6
        assert before[place] - net.weights[place] == pytest.approx(slope, abs=5e-7)
    assert not net.blame.any() and not net.times.any() and not net.slopes.any()


def test_more_states_than_go_side_by_side_descend_as_one():
    states = ROWS + 9
    all_at_once, longhand = (made((2, 8, 1), np.random.default_rng(5).normal(size=(states, 2))) for _ in range(2))
    slopes = np.zeros(len(longhand.weights))
    for state in range(states):
        touch(all_at_once, state)
        touch(longhand, state)
        forward(longhand)
        longhand.blame[state], before = 0.1 * state, longhand.weights.copy()
        descend(longhand, 1.0)
        slopes += before - longhand.weights
        longhand.weights[:] = before
    forward(all_at_once)
    all_at_once.blame[:] = 0.1 * np.arange(states)
    descend(all_at_once, 1.0)
    assert before - all_at_once.weights == pytest.approx(slopes, abs=1e-11)


def test_what_it_says_of_a_state_has_the_same_bits_alone_and_beside_others():
    net = made((75, 64, 64, 4), np.random.default_rng(6).normal(size=(9, 75)))
    for state in range(9):
        touch(net, state)
    forward(net)
    for state in range(9):
        assert (net.said.reshape(9, 4)[state] == said(net, state)).all()


def test_rows_of_one_hot_inputs_that_were_not_touched_rest():
    net = made((3, 8, 1), np.zeros((0, 3)), optimiser="adam")
    for state in (0, 1):
        touch(net, state)
        forward(net)
        net.blame[state] = 1.0
        before = net.weights[:24].reshape(3, 8).copy()
        descend(net, 0.1)
        moved = (net.weights[:24].reshape(3, 8) != before).any(axis=1)
        assert moved.tolist() == [state == 0, state == 1, False]


def test_a_step_of_plain_descent_and_one_of_adam_by_hand():
    net = made((1, 8, 1), np.ones((1, 1)))
    before = net.weights.copy()
    net.slopes[:] = 0.0
    net.slopes[0] = 2.0
    descend(net, 0.1)
    assert net.weights[0] == pytest.approx(before[0] - 0.2, abs=1e-15)
    assert (net.weights[1:] == before[1:]).all()
    adam = made((1, 8, 1), np.ones((1, 1)), optimiser="adam")
    was = adam.weights[0]
    for slope in (2.0, -1.0):
        adam.slopes[0] = slope
        descend(adam, 0.1)
    first = was - 0.1 * 2.0 / (2.0 + TINY)  # both means are those of one gradient
    mean = (MEAN * (1 - MEAN) * 2.0 + (1 - MEAN) * -1.0) / (1 - MEAN**2)
    square = (SQUARE * (1 - SQUARE) * 4.0 + (1 - SQUARE) * 1.0) / (1 - SQUARE**2)
    assert adam.weights[0] == pytest.approx(first - 0.1 * mean / (np.sqrt(square) + TINY), abs=1e-12)


def test_advantages_look_back_within_an_episode_only():
    later = advantage_before(1.0, False, 0.5, 0.9, 100.0)
    assert later == 1.0
    assert advantage_before(2.0, True, 0.5, 0.9, later) == pytest.approx(2.45)


@pytest.mark.parametrize(("ratio", "advantage"), [(1.0, 2.0), (1.3, 2.0), (1.3, -2.0), (0.7, -2.0), (0.7, 2.0), (1.1, 1.0)])
def test_the_clipped_slope_is_that_of_the_clipped_objective(ratio, advantage):
    def objective(log_ratio):
        told = np.exp(log_ratio)
        return min(told * advantage, np.clip(told, 0.8, 1.2) * advantage)

    at = np.log(ratio)
    slope = (objective(at + 1e-6) - objective(at - 1e-6)) / 2e-6
    assert clipped_slope(ratio, advantage, 0.2) == pytest.approx(slope, abs=1e-6)


def test_softmax_leaves_out_what_is_not_legal_and_entropy_has_its_slope():
    values, legal, chances = np.array([1.0, 5.0, 2.0]), np.array([True, False, True]), np.zeros(3)
    softmax_into(values, 0, legal, 0, 3, chances, 0)
    assert chances == pytest.approx([1 / (1 + np.e), 0.0, np.e / (1 + np.e)])

    def entropy(shift):
        told = np.zeros(3)
        softmax_into(values + shift, 0, legal, 0, 3, told, 0)
        return entropy_of(told, 0, 3)

    for action in (0, 2):
        step = np.zeros(3)
        step[action] = 1e-6
        slope = (entropy(step) - entropy(-step)) / 2e-6
        assert entropy_slope(chances, 0, action, entropy_of(chances, 0, 3)) == pytest.approx(slope, abs=1e-8)


@pytest.mark.parametrize("hot", [True, False])
def test_first_weights_are_even_within_their_limits_and_biases_are_0(hot):
    """±√(6 / (in + out)) of each layer, one-hot inputs as one; the last a tenth of that. 800 and 400 numbers come near them."""
    features = np.zeros((0, 40)) if hot else np.ones((3, 40))
    net = network((40, 20, 20), features, "tanh", "sgd", 0.1, np.random.default_rng(2))
    first, bias, last, tail = np.split(net.weights, [800, 820, 1220])
    for weights, limit in ((first, np.sqrt(6 / (21 if hot else 60))), (last, 0.1 * np.sqrt(6 / 40))):
        assert 0.98 * limit < weights.max() <= limit and -limit <= weights.min() < -0.98 * limit
        assert abs(weights.mean()) < 0.1 * limit
    assert not bias.any() and not tail.any()


@pytest.mark.parametrize("count", [1, ROWS - 1, ROWS, ROWS + 1, 2 * ROWS + 3])
@pytest.mark.parametrize("hot", [True, False])
def test_answers_for_all_states_are_those_for_each_of_them(count, hot):
    features = np.zeros((0, count)) if hot else np.random.default_rng(3).normal(size=(count, 3))
    net = made((count if hot else 3, 5, 2), features)
    answers = np.zeros(2 * count)
    answer_all(net, answers)
    for state in range(count):
        assert answers[2 * state : 2 * state + 2] == pytest.approx(said(net, state), abs=1e-14)
    for state in range(count):
        touch(net, state)
    forward(net)
    assert net.said == pytest.approx(answers, abs=1e-14)
