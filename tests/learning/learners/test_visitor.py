"""An agent from elsewhere: what it shows is what its networks say, and it does as its policy says."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.carry_over import carried
from playground.learning.learner import Field, NetworkPicture
from playground.learning.learners.visitor import LEARNER, Settings, Visitor
from playground.learning.life.experience import Experience
from playground.world import TabularMDP

Drawn = Callable[..., TabularMDP]


def layers(output: str, *weights: Any, activation: str = "relu") -> NetworkPicture:
    """A network without biases."""
    told = tuple(np.asarray(each, np.float64) for each in weights)
    biases = tuple(np.zeros(each.shape[1]) for each in told)
    return NetworkPicture(told, biases, activation, np.zeros((0, len(told[0]))), tuple(map(str, range(len(told[0])))), output)


def visitor(mdp: TabularMDP, seed: int = 1, **networks: NetworkPicture) -> Visitor:
    made = Visitor(Settings(), Experience(mdp, seed))
    made.welcome(networks)
    return made


def test_values_of_moves_make_a_greedy_policy(drawn: Drawn) -> None:
    mdp = drawn(["S.G"], moves='"left-right"')
    told = visitor(mdp, value=layers("values", [[1, 2], [3, 3], [9, 9]])).estimates()
    np.testing.assert_array_equal(told[Field.Q], [[1, 2], [3, 3], [0, 0]])
    np.testing.assert_array_equal(told[Field.V], [2, 3, 0])
    np.testing.assert_array_equal(told[Field.POLICY], [[0, 1], [0.5, 0.5], [0, 0]])


def test_preferences_make_chances_and_a_second_network_values(drawn: Drawn) -> None:
    mdp = drawn(["S.G"], moves='"left-right"')
    preferences, value = np.log([[1, 3], [1, 1], [1, 1]]), [[5], [6], [7]]
    told = visitor(mdp, policy=layers("preferences", preferences), value=layers("value", value)).estimates()
    np.testing.assert_allclose(told[Field.POLICY], [[0.25, 0.75], [0.5, 0.5], [0, 0]])
    np.testing.assert_array_equal(told[Field.V], [5, 6, 0])
    assert Field.Q not in told


def test_it_goes_the_way_that_it_believes_in_and_learns_nothing(drawn: Drawn) -> None:
    mdp = drawn(["S...G"], moves='"left-right"')
    made = visitor(mdp, value=layers("values", [[0, 1]] * 5))
    before = made.estimates()
    assert made.advance(40).episodes == 10
    assert all(mdp.actions[each.action] == "right" for each in made.body.last())
    np.testing.assert_array_equal(made.estimates()[Field.Q], before[Field.Q])


def test_moves_that_are_not_legal_are_never_taken(drawn: Drawn) -> None:
    mdp = drawn(["S.", ".G"], edges='"forbid"')
    wanted = np.zeros((4, 4))
    wanted[:, mdp.actions.index("up")] = 5.0
    made = visitor(mdp, policy=layers("preferences", wanted), seed=3)
    made.advance(500)
    assert made.body.steps == 500 and made.body.visits[~mdp.legal].sum() == 0


@pytest.mark.parametrize(
    ("networks", "message"),
    [
        ({"value": layers("values", np.zeros((4, 2)))}, r"takes 4 states to 2 numbers, expected \(3, 2\)"),
        ({"value": layers("values", np.zeros((3, 4)))}, r"takes 3 states to 4 numbers, expected \(3, 2\)"),
        ({"value": layers("value", np.zeros((3, 2)))}, r"takes 3 states to 2 numbers, expected \(3, 1\)"),
        ({"value": layers("values", [[1e200, 0]] * 3, [[1e200, 0], [0, 1]])}, "something that is no number"),
    ],
)
def test_who_does_not_fit_is_refused_and_changes_nothing(drawn: Drawn, networks: dict[str, NetworkPicture], message: str) -> None:
    made = visitor(drawn(["S.G"], moves='"left-right"'), value=layers("values", [[0, 1]] * 3))
    with np.errstate(over="ignore"), pytest.raises(ValueError, match=message):
        made.welcome(networks)
    np.testing.assert_array_equal(made.estimates()[Field.Q][:2], [[0, 1], [0, 1]])


def test_it_is_saved_with_its_networks_and_goes_on_bit_for_bit(drawn: Drawn) -> None:
    mdp, dice = drawn(["S..", ".#.", "..G"], slip=0.2), np.random.default_rng(1)
    shape = layers("preferences", dice.normal(size=(8, 5)), dice.normal(size=(5, 4)), activation="tanh")
    whole, first = (visitor(mdp, 4, policy=shape, value=layers("value", dice.normal(size=(8, 1)))) for _ in range(2))
    first.welcome(whole.networks())
    whole.advance(300)
    first.advance(100)
    second = Visitor(LEARNER.settings(), Experience(mdp, 9))
    second.load(first.save())
    second.advance(200)
    for name, array in whole.save().items():
        np.testing.assert_array_equal(array, second.save()[name], err_msg=name)
    assert list(second.networks()) == ["policy", "value"] and second.networks()["policy"].activation == "tanh"


def test_one_that_is_told_a_number_is_saved_with_what_it_was_told(drawn: Drawn) -> None:
    mdp = drawn(["S.G"], moves='"left-right"')
    seen = NetworkPicture(
        (np.array([[1.0, -1.0]]),), (np.array([0.0, 1.0]),), "elu", np.array([[0.0], [1.0], [2.0]]), ("state",), "values"
    )
    made = visitor(mdp, value=seen)
    np.testing.assert_array_equal(made.estimates()[Field.Q], [[0, 1], [1, 0], [0, 0]])
    second = Visitor(LEARNER.settings(), Experience(mdp, 9))
    second.load(made.save())
    back = second.networks()["value"]
    np.testing.assert_array_equal(second.estimates()[Field.Q], made.estimates()[Field.Q])
    assert (back.activation, back.input_names) == ("elu", ("state",))


def test_chances_are_a_policy_and_say_nothing_of_values(drawn: Drawn) -> None:
    mdp = drawn(["S.G"], moves='"left-right"')
    told = visitor(mdp, policy=layers("chances", [[0.2, 0.6], [0, 0], [1, 0]])).estimates()
    np.testing.assert_allclose(told[Field.POLICY], [[0.25, 0.75], [0.5, 0.5], [0, 0]])
    assert set(told) == {Field.POLICY, Field.VISITS}


def test_on_a_changed_level_it_says_the_same_of_the_same_cells(drawn: Drawn) -> None:
    old, new = drawn(["S..", "..G"]), drawn(["S..", ".#G", "..."])
    q = np.random.default_rng(1).normal(size=(6, 4))
    made = visitor(old, value=layers("values", q))
    after = Visitor(LEARNER.settings(), Experience(new, 1))
    after.load(carried(made.save(), old, new, after.save()))
    told = after.estimates()[Field.Q]
    for number, state in enumerate(new.states):
        before = old.number(state)
        if not new.terminal[number]:
            np.testing.assert_array_equal(told[number], 0.0 if before is None else q[before])


def test_with_other_moves_it_has_nothing_to_say(drawn: Drawn) -> None:
    old, new = drawn(["S.G"], moves='"left-right"'), drawn(["S.G"])
    made = visitor(old, value=layers("values", np.ones((3, 2)), np.ones((2, 2))))
    after = Visitor(LEARNER.settings(), Experience(new, 1))
    after.load(carried(made.save(), old, new, after.save()))
    assert not after.networks() and set(after.estimates()) == {Field.POLICY, Field.VISITS}
    after.advance(10)
