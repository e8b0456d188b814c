"""Networks of learners: what they say, how they are saved, and the losses that are kept."""

import numpy as np
import pytest

from playground.learning.families.neural import (
    ADDED,
    COUNT,
    EACH,
    LOGGED,
    Brain,
    Settings,
    no_losses,
    note_loss,
    settled_rate,
)
from playground.learning.learner import NetworkOutput
from playground.rl.networks import STEPS


@pytest.fixture
def mdp(drawn):
    return drawn(["S..", "..G"])


def brain(mdp, inputs="one-hot", seed=0, layers=1):
    return Brain(Settings(inputs=inputs, hidden=8, layers=layers), mdp, 4, NetworkOutput.VALUES, 1.0, [seed])


@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("inputs", ["one-hot", "coordinates", "window"])
def test_what_it_says_is_what_its_picture_says(mdp, inputs, layers):
    network = brain(mdp, inputs, layers=layers)
    picture = network.picture()
    np.testing.assert_allclose(network.answers(), picture.activations(np.arange(6))[-1], atol=1e-12)
    assert picture.output is NetworkOutput.VALUES and [each.shape[1] for each in picture.weights] == [8] * layers + [4]


def test_looking_at_it_changes_nothing(mdp):
    network = brain(mdp)
    before = [array.copy() for array in network.net if isinstance(array, np.ndarray)]
    network.answers()
    network.picture()
    for array, kept in zip((each for each in network.net if isinstance(each, np.ndarray)), before, strict=True):
        np.testing.assert_array_equal(array, kept)


@pytest.mark.parametrize("inputs", ["one-hot", "coordinates"])
def test_it_says_the_same_after_it_was_saved(mdp, inputs):
    network, other = brain(mdp, inputs), brain(mdp, inputs, seed=1)
    network.net.whole[STEPS] = 7
    assert not np.allclose(network.answers(), other.answers())
    other.load(network.save("value"), "value")
    np.testing.assert_array_equal(network.answers(), other.answers())
    assert other.net.whole[STEPS] == 7


def test_rows_of_one_hot_inputs_belong_to_their_states_and_all_else_to_the_network(mdp):
    assert brain(mdp).save("value")["state/value-weights"].shape == (6, 8)
    assert not any(name.startswith("state/") for name in brain(mdp, "coordinates").save("value"))


def test_the_rate_has_halved_after_so_many_steps():
    assert settled_rate(0.2, 100.0, 0) == 0.2 and settled_rate(0.2, 100.0, 100) == pytest.approx(0.1, abs=1e-15)


def test_when_the_log_is_full_two_and_two_losses_become_one():
    losses = no_losses()
    for number in range(LOGGED):
        note_loss(float(number), losses)
    assert losses.whole.tolist() == [LOGGED // 2, 2, 0] and losses.log[:3].tolist() == [0.5, 2.5, 4.5]
    note_loss(10.0, losses)
    assert losses.whole[COUNT] == LOGGED // 2 and losses.whole[ADDED] == 1
    note_loss(20.0, losses)
    assert losses.log[LOGGED // 2] == 15.0 and losses.whole[EACH] == 2
