"""Copies that nobody can change."""

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.learning.learners import dqn
from playground.training.drivers import Driver
from playground.training.episode_curve import Curve
from playground.training.recorder import NO_CURVE, Recorder
from playground.training.trainee import new_trainee
from playground.world import compile_mdp
from playground.world.library import find


def test_what_was_recorded_cannot_be_changed():
    recorder, v = Recorder(), np.zeros(3)
    assert recorder.record({Field.V: v}, Curve(*(np.ones(2) for _ in range(4))))
    with pytest.raises(ValueError, match="read-only"):
        recorder.fields[Field.V][0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        recorder.curve.mean[0] = 2.0
    with pytest.raises(TypeError):
        recorder.fields[Field.Q] = v


@pytest.mark.parametrize("inputs", ["one-hot", "coordinates"])
def test_networks_that_were_recorded_cannot_be_changed_and_those_that_learn_go_on(inputs):
    trainee = new_trainee("dqn", dqn.Settings(inputs=inputs, begin=100), compile_mdp(find("corridor")), 1)
    recorder = Recorder()
    recorder.record(trainee.fields(), trainee.curve(), trainee.networks())
    picture = recorder.networks["value"]
    for array in (*picture.weights, *picture.biases, picture.inputs):
        assert not array.flags.writeable
    kept = picture.weights[-1].copy()
    trainee.advance(200, Driver.LEARNER, True)
    assert (picture.weights[-1] == kept).all()
    recorder.record(trainee.fields(), trainee.curve(), trainee.networks())
    assert (recorder.networks["value"].weights[-1] != kept).any()


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_none_are_not_taken_and_the_last_good_ones_stay(bad):
    recorder = Recorder()
    recorder.record({Field.V: np.ones(2)}, NO_CURVE)
    assert not recorder.record({Field.V: np.array([1.0, bad])}, Curve(*(np.ones(9) for _ in range(4))))
    assert recorder.fields[Field.V].tolist() == [1.0, 1.0]
    assert recorder.curve is NO_CURVE


def test_it_tells_how_far_each_state_has_moved_when_any_last_did() -> None:
    recorder, v, q = Recorder(), np.zeros(3), np.zeros((3, 2))
    assert recorder.record({Field.V: v, Field.Q: q}, NO_CURVE)
    assert recorder.moved is None
    recorder.record({Field.V: np.array([0.0, 2.0, 0.0]), Field.Q: np.array([[0.0, 0.0], [-3.0, 1.0], [0.0, 0.5]])}, NO_CURVE)
    assert recorder.moved is not None
    assert recorder.moved.tolist() == [0.0, 3.0, 0.5]
    recorder.record({field: array.copy() for field, array in recorder.fields.items()}, NO_CURVE)
    assert recorder.moved.tolist() == [0.0, 3.0, 0.5]


def test_a_policy_moves_where_there_are_no_values() -> None:
    recorder = Recorder()
    for chance in (0.5, 0.75):
        recorder.record({Field.POLICY: np.array([[0.5, 0.5], [chance, 1 - chance]])}, NO_CURVE)
    assert recorder.moved is not None
    assert recorder.moved.tolist() == [0.0, 0.25]
