"""Preferences and the policy that is their softmax, by hand."""

import numpy as np
import pytest

from playground.learning.families.policy_based import climb, renew_policy
from playground.learning.learner import Field
from playground.rl.kernel_types import U64


def test_the_policy_of_a_state_is_the_softmax_of_its_preferences_and_no_other_row_changes():
    h, policy = np.array([9.0, 9.0, 0.0, np.log(3.0)]), np.full(4, 7.0)
    renew_policy(U64(2), 2, h, policy)
    np.testing.assert_allclose(policy, [7.0, 7.0, 0.25, 0.75], atol=1e-12)


def test_what_is_never_done_has_no_chance():
    h, policy = np.array([0.0, -np.inf]), np.zeros(2)
    renew_policy(U64(0), 2, h, policy)
    assert policy.tolist() == [1.0, 0.0]


def test_one_step_up_the_gradient_by_hand():
    """∇ ln π(A) is 1 − π(A) for the action that was taken and −π(b) for the others."""
    h, policy = np.zeros(4), np.array([0.5, 0.5, 0.25, 0.75])
    climb(U64(3), 2.0, 2, h, policy)
    np.testing.assert_allclose(h, [0.0, 0.0, -0.5, 0.5], atol=1e-12)


@pytest.mark.parametrize("name", ["reinforce", "reinforce-baseline", "actor-critic"])
def test_preferences_are_saved_and_begin_evenly(name, drawn, made):
    mdp = drawn(["S.G"], moves='"left-right"')
    learner, other = made(name, mdp), made(name, mdp)
    np.testing.assert_array_equal(learner.estimates()[Field.POLICY], [[0.5, 0.5], [0.5, 0.5], [0.0, 0.0]])
    wanted = np.array([[0.0, np.log(3.0)], [0.0, 0.0], [0.0, 0.0]])
    arrays = {key: array for key, array in learner.save().items() if key != "run/policy"}
    other.load({**arrays, "state-action/preference": wanted})
    np.testing.assert_allclose(other.estimates()[Field.POLICY][0], [0.25, 0.75], atol=1e-12)
    np.testing.assert_array_equal(other.estimates()[Field.PREFERENCE], wanted)


def test_a_baseline_begins_at_its_dial_and_knows_that_an_end_is_worth_nothing(drawn, made):
    learner = made("reinforce-baseline", drawn(["S.G"], moves='"left-right"'), initial=2.0)
    assert learner.estimates()[Field.V].tolist() == [2.0, 2.0, 0.0]
