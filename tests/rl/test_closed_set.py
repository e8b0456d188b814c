"""Closed sets of words."""

import pytest

from playground.learning.learner import Bootstrap, NetworkOutput
from playground.rl.closed_set import ClosedSet
from playground.rl.networks import Optimiser
from playground.rl.step_sizes import StepSize, stepping


def test_a_member_is_its_word() -> None:
    assert StepSize("linear-decay") is StepSize.LINEAR_DECAY == "linear-decay" and f"{StepSize.AVERAGE}" == "average"
    assert issubclass(StepSize, ClosedSet)


def test_the_empty_word_is_a_member_where_nothing_is_a_choice() -> None:
    assert not Bootstrap("") and Bootstrap("") is Bootstrap.NONE


@pytest.mark.parametrize(
    ("closed", "sentence"),
    [
        (StepSize, "there is no step size 'quickly', expected one of constant, average, linear-decay"),
        (Optimiser, "there is no optimiser 'quickly', expected one of adam, sgd"),
        (NetworkOutput, "there is no network output 'quickly', expected one of values, preferences, chances, value"),
        (Bootstrap, "there is no bootstrap 'quickly', expected one of max, mean, next, value"),
    ],
)
def test_another_word_is_refused_by_a_sentence_that_lists_them(closed: type[ClosedSet], sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        closed("quickly")


def test_whoever_takes_a_word_says_the_same() -> None:
    with pytest.raises(ValueError, match="there is no step size 'quickly'"):
        stepping("quickly", 0.1, 1)
