"""A policy network and a network of values: chances, blame, and what is shown of them. In plain Python."""

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.families.actor import blame_action, blame_certainty, by_actor, describe, describe_touched
from playground.learning.learner import Field
from playground.learning.life.experience import Experience
from playground.rl.advantages import entropy_of, entropy_slope
from playground.rl.kernel_types import U64
from playground.rl.networks import touch


@pytest.fixture
def ppo(drawn):
    """A learner with both networks, on two cells and a goal, where only two of four moves are possible in one of them."""
    mdp = drawn(["S.G"], '"." = { kind = "floor", only = ["left", "right"] }')
    return learners()["ppo"].make(learners()["ppo"].settings(), Experience(mdp, 5), 5)


def test_chances_are_the_softmax_of_what_the_network_says_of_legal_moves(ppo):
    actor, sampler = ppo.both.actor, ppo.body.any_sampler
    begin = describe(actor, 1, sampler)
    chances = actor.chances[begin : begin + 4].copy()
    legal, said = ppo.body.mdp.legal[1], actor.net.said[begin : begin + 4]
    expected = np.where(legal, np.exp(said), 0.0)
    np.testing.assert_allclose(chances, expected / expected.sum(), atol=1e-12)
    assert (chances[~legal] == 0.0).all() and (~legal).sum() == 2


def test_an_action_is_urged_along_the_gradient_of_its_logarithm(ppo):
    actor, sampler = ppo.both.actor, ppo.body.any_sampler
    begin = describe(actor, 0, sampler)
    chances = actor.chances[begin : begin + 4].copy()
    blame_action(actor, begin, 3, 2.0, sampler)
    np.testing.assert_allclose(actor.net.blame[begin : begin + 4], -2.0 * (np.eye(4)[3] - chances), atol=1e-12)


def test_certainty_is_blamed_once_for_each_example(ppo):
    actor, sampler = ppo.both.actor, ppo.body.any_sampler
    touch(actor.net, 0)
    touch(actor.net, 0)
    describe_touched(actor, sampler)
    blame_certainty(actor, 0.1, sampler)
    entropy = entropy_of(actor.chances, 0, 4)
    slopes = [-0.1 * 2 * entropy_slope(actor.chances, 0, action, entropy) for action in range(4)]
    np.testing.assert_allclose(actor.net.blame[:4], slopes, atol=1e-12)


def test_the_policy_that_is_shown_is_the_one_that_is_followed(ppo):
    shown = ppo.estimates()
    assert shown[Field.V][2] == 0.0 and (shown[Field.POLICY][2] == 0.0).all()
    for state in range(2):
        begin = describe(ppo.both.actor, state, ppo.body.any_sampler)
        np.testing.assert_allclose(shown[Field.POLICY][state], ppo.both.actor.chances[begin : begin + 4], atol=1e-12)


def test_an_action_is_drawn_by_the_chances_of_its_actor(ppo):
    sampler, mind = ppo.body.any_sampler, ppo.mind()
    begin = describe(mind.actor, 1, sampler)
    left, right = (int(np.flatnonzero(np.array(ppo.body.mdp.actions) == name)[0]) for name in ("left", "right"))
    share = mind.actor.chances[begin + min(left, right)]  # of the two legal moves, the first takes the lower part
    for point, action in ((0.0, min(left, right)), (share + 1e-9, max(left, right)), (1.0 - 1e-9, max(left, right))):
        assert by_actor(mind, U64(1), U64(4), U64(int(point * 2.0**64)), 0, sampler) == action
