"""From words to the arms of an experiment."""

import pytest

from playground.cli.arms import arms
from playground.cli.verb import UsageError
from playground.settings import SettingError


def told(words, *pairs):
    return [(arm.label, arm.settings.alpha) for arm in arms(words, pairs)]


def test_listed_values_are_tried_each_all_with_all():
    found = arms("q-learning", ["alpha=0.1,0.5", "epsilon=0,0.2"])
    assert [(arm.settings.alpha, arm.settings.epsilon) for arm in found] == [(0.1, 0.0), (0.1, 0.2), (0.5, 0.0), (0.5, 0.2)]
    assert found[1].label == "q-learning alpha=0.1 epsilon=0.2"


def test_what_is_said_of_one_learner_counts_for_it_alone():
    assert told("q-learning,sarsa", "alpha=0.5", "sarsa:alpha=0.3") == [("q-learning alpha=0.5", 0.5), ("sarsa alpha=0.3", 0.3)]
    assert told("q-learning, sarsa", "sarsa:alpha=0.3") == [("q-learning", 0.1), ("sarsa alpha=0.3", 0.3)]


def test_a_setting_is_for_those_that_have_it():
    found = arms("sarsa,n-step-sarsa", ["n=2"])
    assert [arm.label for arm in found] == ["sarsa", "n-step-sarsa n=2"] and found[1].settings.n == 2


@pytest.mark.parametrize(
    "words, pairs, sentence",
    [
        (",", [], "names none"),
        ("q-lerning", [], "did you mean 'q-learning'"),
        ("sarsa", ["alhpa=1"], "did you mean 'alpha'"),
        ("sarsa", ["alpha"], "has no value"),
        ("sarsa", [":alpha=1"], "has no value"),
        ("sarsa", ["q-learning:alpha=1"], "not in --learners"),
        ("sarsa", ["alpha=" + ",".join(["0.1"] * 1001)], "1,001 arms"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(words, pairs, sentence):
    with pytest.raises(UsageError, match=sentence):
        arms(words, pairs)


def test_a_value_out_of_its_range_is_refused():
    with pytest.raises(SettingError, match="alpha is 7"):
        arms("sarsa", ["alpha=7"])
