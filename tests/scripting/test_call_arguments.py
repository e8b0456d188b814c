"""Plain arguments of a call: what counts as γ, a count, a dial, a policy."""

import warnings
from fractions import Fraction

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.ratio import exact
from playground.scripting import call_arguments
from playground.settings import SettingError
from playground.world import finite_mdp

TWO = finite_mdp([[[1, 0], [0, 1]], [[0, 1], [0, 1]]], [[0, 1], [0, 0]], 0.5, terminal=[1], order="state first")
"""Two states, two actions; state 1 ends the episode."""


@pytest.mark.parametrize(
    ("value", "gamma"), [(0.9, 0.9), (1, 1.0), (np.float32(0.5), 0.5), (np.array(0.25), 0.25), ("2/3", 2 / 3), ("0.9", 0.9)]
)
def test_a_discount_is_a_number_of_any_kind(value, gamma):
    assert call_arguments.discount_of(value) == gamma
    assert isinstance(call_arguments.discount_of(value), float)


def test_a_fraction_stays_exact():
    assert exact(call_arguments.discount_of(Fraction(2, 3))) == Fraction(2, 3) == exact(call_arguments.discount_of("2/3"))


@pytest.mark.parametrize("value", [1.5, -0.1, float("nan"), "1.5", "x", Fraction(3, 2)])
def test_a_discount_out_of_range_is_a_value_error(value):
    with pytest.raises(ValueError, match=r"the discount is .*expected a number from 0 to 1"):
        call_arguments.discount_of(value)


@pytest.mark.parametrize("value", [True, [0.9], {}, 1j, np.array([0.9])])
def test_a_discount_of_another_kind_is_a_type_error(value):
    with pytest.raises(TypeError, match=r"the discount is .*expected a number from 0 to 1"):
        call_arguments.discount_of(value)


@pytest.mark.parametrize(("value", "count"), [(5, 5), (2e5, 200_000), (np.int32(7), 7), (np.array(3), 3), (0, 0)])
def test_a_count_is_a_whole_number_of_any_kind(value, count):
    assert call_arguments.count_of(value, "steps") == count


@pytest.mark.parametrize("value", [1.5, "5", True, None, [5], np.array([5]), float("inf")])
def test_no_count(value):
    with pytest.raises(TypeError, match=r"steps is .*expected a whole number of at least 0"):
        call_arguments.count_of(value, "steps")


@pytest.mark.parametrize("value", [-1, 10**15])
def test_a_count_out_of_range(value):
    with pytest.raises(ValueError, match=f"steps is {value}, expected a whole number from 0"):
        call_arguments.count_of(value, "steps")


def test_dials_by_name_with_numbers_of_numpy():
    settings = call_arguments.settings_of(learners()["q-learning"], {"alpha": np.float64(0.25), "epsilon": np.array(0)})
    assert (settings.alpha, settings.epsilon) == (0.25, 0.0)
    with pytest.raises(TypeError, match=r"q-learning has no dial 'alhpa'; did you mean 'alpha'?"):
        call_arguments.settings_of(learners()["q-learning"], {"alhpa": 0.1})
    with pytest.raises(SettingError, match=r"alpha is 3, expected a number from 0 to 1"):
        call_arguments.settings_of(learners()["q-learning"], {"alpha": 3})


def test_a_learner_by_its_id():
    assert call_arguments.learner_named("sarsa").id == "sarsa"
    with pytest.raises(ValueError, match=r"there is no learner 'sarza'; did you mean 'sarsa'?"):
        call_arguments.learner_named("sarza")
    with pytest.raises(TypeError, match="the learner is 3, expected the id of one: "):
        call_arguments.learner_named(3)


def test_a_policy_by_chances_or_by_one_action_for_each_state():
    by_chances = call_arguments.policy_of([[0.25, 0.75], [9, 9]], TWO)
    assert by_chances.tolist() == [[0.25, 0.75], [0, 0]], "nothing is read where the episode has ended"
    assert call_arguments.policy_of(np.array([1, -3]), TWO).tolist() == [[0, 1], [0, 0]]


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ([[0.5, 0.6], [0, 0]], "expected chances of legal actions that sum to 1"),
        ([[np.nan, 1.0], [0, 0]], "expected chances of legal actions that sum to 1"),
        ([2, 0], "the policy's action in state 0 is 2, expected 0 to 1"),
        ([0.5, 0], "the policy's action in state 0 is 0.5, expected 0 to 1"),
        (np.ones((3, 2)), r"the policy is of shape \(3, 2\), expected \(2, 2\)"),
    ],
)
def test_a_policy_that_is_none(value, sentence):
    with pytest.raises(ValueError, match=sentence):
        call_arguments.policy_of(value, TWO)


@pytest.mark.parametrize("value", [None, 3, {}, "best"])
def test_something_that_is_no_policy_at_all(value):
    with pytest.raises(TypeError, match=r"the policy is .*, expected chances \[S, A\] or one action for each state"):
        call_arguments.policy_of(value, TWO)


def test_action_values_to_begin_with():
    assert call_arguments.action_values_of([[1, 2], [-np.inf, 7]], TWO).tolist() == [[1, 2], [0, 0]]
    with pytest.raises(ValueError, match=r"q has the shape \[2\], expected \[2, 2\]"):
        call_arguments.action_values_of([1, 2], TWO)
    with pytest.raises(ValueError, match="q holds a number that is not finite for a legal action"):
        call_arguments.action_values_of([[1, np.inf], [0, 0]], TWO)
    with pytest.raises(TypeError, match="q is 'x', expected action values"):
        call_arguments.action_values_of("x", TWO)


def test_notes_are_one_warning_at_the_line_of_the_caller():
    def function_of_ours():
        call_arguments.warn_of(["one thing", "Another."])

    with pytest.warns(UserWarning, match=r"one thing\. Another\.") as caught:
        function_of_ours()
    assert len(caught) == 1
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        call_arguments.warn_of([])
