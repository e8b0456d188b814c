"""What learners of state values share: V, the policy that they judge, and what is kept of both."""

import numpy as np
import pytest

from playground.learning.families.prediction import Mind, update_v
from playground.learning.learner import Field, JudgedPolicy
from playground.rl.step_sizes import StepSize, stepping

ALL = ("td", "td-lambda", "n-step-td", "monte-carlo-prediction")


def test_a_value_moves_by_its_step_size_and_counts():
    mind = Mind(np.zeros(2), np.array([0, 3]), np.zeros(4), stepping(StepSize.AVERAGE, 0.5, 10.0), ())
    update_v(mind, 1, 8.0, 0)  # the fourth target: a quarter of the error
    assert mind.v.tolist() == [0.0, 2.0] and mind.counts.tolist() == [0, 4]


@pytest.fixture
def mdp(drawn):
    return drawn(["S.G"], moves='"left-right"')


@pytest.mark.parametrize("name", ALL)
def test_who_judges_is_given_a_policy_and_says_so_in_its_settings(name, mdp, made):
    learner = made(name, mdp, initial=0.5)
    assert learner.estimates()[Field.V].tolist() == [0.5, 0.5, 0.0]
    policy = np.where(mdp.legal, [0.25, 0.75], 0.0)
    learner.judge(policy)
    assert learner.settings.policy == JudgedPolicy.GIVEN and type(learner.settings.policy) is str
    np.testing.assert_array_equal(learner.estimates()[Field.POLICY], policy)
    with pytest.raises(ValueError, match="expected chances"):
        learner.judge(2.0 * policy)


@pytest.mark.parametrize("name", ALL)
def test_values_counts_and_the_policy_are_saved(name, mdp, made):
    learner, other = made(name, mdp), made(name, mdp)
    arrays = dict(learner.save())
    arrays["state/v"], arrays["state/counts"] = np.array([3.0, 4.0, 0.0]), np.array([1, 2, 0])
    other.load(arrays)
    assert other.estimates()[Field.V].tolist() == [3.0, 4.0, 0.0]
    assert other.save()["state/counts"].tolist() == [1, 2, 0]


def test_another_name_of_a_policy_is_taken_up_when_it_goes_on(mdp, made):
    learner = made("td", mdp)
    learner.settings = type(learner.settings)(policy=JudgedPolicy.OPTIMAL.value)
    learner.mind()
    np.testing.assert_array_equal(learner.estimates()[Field.POLICY][0], [0.0, 1.0])
