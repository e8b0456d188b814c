"""What is kept of the estimates from one snapshot to the next."""

import numpy as np

from playground.learning.learner import Field
from playground.training.recorder import NO_CURVE, Recorder


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


def test_what_is_not_finite_is_not_taken() -> None:
    recorder = Recorder()
    assert recorder.record({Field.V: np.array([1.0])}, NO_CURVE)
    assert not recorder.record({Field.V: np.array([np.nan])}, NO_CURVE)
    assert recorder.fields[Field.V].tolist() == [1.0]
    assert not recorder.fields[Field.V].flags.writeable
