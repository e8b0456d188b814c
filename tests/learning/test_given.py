"""Whose policy is judged: dice, the best, or one that someone gave."""

import numpy as np
import pytest

from playground.learning.given import GivenPolicy
from playground.learning.learner import JudgedPolicy


@pytest.fixture
def mdp(drawn):
    return drawn(["S.G"], moves='"left-right"')


def test_it_is_made_by_its_name(mdp):
    policy = GivenPolicy(mdp, JudgedPolicy.UNIFORM)
    np.testing.assert_array_equal(policy.policy[0], [0.5, 0.5])
    assert policy.named(JudgedPolicy.OPTIMAL) and not policy.named(JudgedPolicy.OPTIMAL)
    np.testing.assert_array_equal(policy.policy[:2], [[0.0, 1.0], [0.0, 1.0]])


def test_dice_until_someone_has_given_one(mdp):
    policy = GivenPolicy(mdp, JudgedPolicy.GIVEN)
    np.testing.assert_array_equal(policy.policy[0], [0.5, 0.5])
    wanted = np.where(mdp.legal, [1.0, 0.0], 0.0)
    policy.take(wanted)
    wanted[0] = 7.0
    np.testing.assert_array_equal(policy.policy[0], [1.0, 0.0])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda policy: policy[:, :1], r"of shape \(3, 1\), expected \(3, 2\)"),
        (lambda policy: 2.0 * policy, r"row 0, column 0 is \[1.0, 1.0\], expected chances of legal actions that sum to 1"),
        (lambda policy: policy * [3.0, -1.0], "row 0, column 0"),
        (lambda policy: policy + np.eye(3, 2, -1)[::-1] * 0.0 + (np.arange(3) == 2)[:, None] * 0.5, "row 0, column 2"),
    ],
)
def test_what_is_no_policy_of_this_level_is_refused(mdp, change, message):
    with pytest.raises(ValueError, match=message):
        GivenPolicy(mdp, JudgedPolicy.UNIFORM).take(change(np.where(mdp.legal, 0.5, 0.0)))


def test_it_goes_over_to_a_changed_level_where_it_is_known_and_throws_dice_elsewhere(mdp, drawn):
    policy, longer = GivenPolicy(mdp, JudgedPolicy.UNIFORM), drawn(["S..G"], moves='"left-right"')
    policy.take(np.where(mdp.legal, [1.0, 0.0], 0.0))
    rows = np.zeros((4, 2))
    rows[:2] = policy.save()["state-action/given"][:2]
    other = GivenPolicy(longer, JudgedPolicy.GIVEN)
    other.load({"state-action/given": rows})
    np.testing.assert_array_equal(other.policy, [[1.0, 0.0], [1.0, 0.0], [0.5, 0.5], [0.0, 0.0]])
