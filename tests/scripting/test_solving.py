"""`playground.solve`: exact values of levels, of P and R, of environments, and of any policy."""

import dataclasses

import numpy as np
import pytest

import playground
from playground.learning.learner import Field
from playground.scripting.solving import SolveResult
from playground.world import compile_mdp, library

COUNTED = "format = 1\ntitle = 'One step'\nmap = '''\nS.G\n'''\n[rules]\ndiscount = 0.5\nstep_reward = -1\n"
"""Two steps to a goal that pays 1 beside the −1 of a step: worth 0 one step away, −1 + 0.5 · 0 = −1 two steps away."""


def by_sweeps(P, R, gamma, sweeps=3000):
    """Plain value iteration on chances [A, S, S'] and rewards [S, A]."""
    v = np.zeros(R.shape[0])
    for _ in range(sweeps):
        q = R + gamma * np.einsum("asn,n->sa", P, v)
        v = q.max(axis=1)
    return v, q


def test_a_level_by_hand():
    result = playground.solve(COUNTED)
    right = result.actions.index("right")
    assert isinstance(result, SolveResult)
    assert result.v.tolist() == [-1.0, 0.0, 0.0]
    assert result.q[:, right].tolist() == [-1.0, 0.0, 0.0]
    assert result.policy[:, right].tolist() == [1.0, 1.0, 0.0]
    assert result.best[:, right].tolist() == [True, True, False]
    assert (result.start, result.discount, result.message) == (-1.0, 0.5, "")
    assert [state.cell for state in result.states] == [(0, 0), (0, 1), (0, 2)]
    assert repr(result) == "<SolveResult of 'One step': 3 states, 4 actions, γ 0.5, v at the start -1>"


def test_chances_and_rewards_agree_with_plain_sweeps():
    dice = np.random.default_rng(7)
    for S, A in ((2, 3), (6, 2), (9, 4)):
        P, R = dice.dirichlet(np.ones(S), size=(A, S)), dice.normal(size=(S, A))
        v, q = by_sweeps(P, R, 0.9)
        for chances in (P, P.transpose(1, 0, 2)):
            result = playground.solve(chances, R, 0.9)
            np.testing.assert_allclose(result.v, v, atol=1e-9)
            np.testing.assert_allclose(result.q, q, atol=1e-9)
            assert (result.policy.argmax(axis=1) == q.argmax(axis=1)).all()


def test_what_belongs_to_p_and_r():
    P = np.array([[[0.0, 1.0], [0.5, 0.5]], [[1.0, 0.0], [0.0, 1.0]]])
    legal = np.array([[True, False], [True, True]])
    result = playground.solve(
        P, [[3.0, 9.0], [1.0, 2.0]], 0.5, order="state first", terminal=[1], legal=legal, actions=("go", "stay"), start=0
    )
    assert result.actions == ("go", "stay")
    assert result.v.tolist() == [3.0, 0.0]
    assert result.q.tolist() == [[3.0, -np.inf], [0.0, 0.0]], "−∞ where an action is not legal, 0 where all is over"
    assert result.start == 3.0


def test_equal_chances_and_a_policy_that_is_given():
    dice = playground.solve("random-walk", policy="uniform")
    mdp = compile_mdp(library.find("random-walk"))
    np.testing.assert_allclose(dice.v[~mdp.terminal], np.arange(1, 6) / 6, atol=1e-9)  # Sutton & Barto (2018), example 6.2
    again = playground.solve("random-walk", policy=dice.policy)
    assert np.array_equal(again.v, dice.v)
    best = playground.solve("cliff-walking")
    one = playground.solve("cliff-walking", policy=best.best.argmax(axis=1))
    assert one.start == pytest.approx(-13.0, abs=1e-9)
    np.testing.assert_allclose(one.v, best.v, atol=1e-9)


def test_a_policy_that_is_none():
    with pytest.raises(ValueError, match="the policy is 'best', expected 'optimal', 'uniform'"):
        playground.solve("corridor", policy="best")


def test_a_level_that_changes():
    with pytest.warns(UserWarning, match="this is the first map of 'Blocking maze', which changes at 1,000; at=N solves"):
        first = playground.solve("blocking-maze")
    later = playground.solve("blocking-maze", at=1000)
    assert np.array_equal(playground.solve("blocking-maze", at=999).v, first.v)
    assert later.level.rows != first.level.rows
    assert later.start < first.start


def test_no_end():
    P, R = [[[1.0]]], [[1.0]]
    result = playground.solve(P, R, 1.0, order="state first")
    assert result.message
    assert result.message in repr(result)


def test_it_is_frozen():
    result = playground.solve("corridor")
    for array in (result.v, result.q, result.policy, result.best, result.mdp.reward):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.start = 0.0
    with pytest.raises(TypeError):
        result.fields[Field.V] = np.zeros(5)
