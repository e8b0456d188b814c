"""The best path: greedy moves that are optimal wherever they lead, whatever is believed elsewhere."""

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.best_path import follows_best_path
from playground.training.meter import solved
from playground.world import compile_mdp, parse_level

TWO_WAYS = 'format = 1\ntitle = "t"\nmap = """\nS..\n...\n..G\n"""\n'


@pytest.fixture
def field():
    """A table, its optimum, and its best action values [S, A], to be spoiled by a test."""
    mdp = compile_mdp(parse_level(TWO_WAYS))
    optimum = solved(mdp)
    return mdp, optimum, optimum.q.copy()


def spoil(mdp, q, cell, action):
    """Makes an action seem the best one in a cell."""
    q[[state.cell for state in mdp.states].index(cell), mdp.actions.index(action)] = 100.0


def test_the_best_values_show_the_best_path(field):
    mdp, optimum, q = field
    assert follows_best_path(mdp, {Field.Q: q}, optimum)


def test_a_mistake_on_the_way_counts_and_one_beside_it_does_not(field):
    mdp, optimum, q = field
    spoil(mdp, q, (0, 0), "right")
    spoil(mdp, q, (0, 1), "right")  # now it goes along the top and never comes to the cells below
    spoil(mdp, q, (2, 0), "up")
    assert follows_best_path(mdp, {Field.Q: q}, optimum)
    spoil(mdp, q, (0, 2), "left")
    assert not follows_best_path(mdp, {Field.Q: q}, optimum)


def test_ties_count_all_together(field):
    mdp, optimum, q = field
    q[:] = 0.0
    assert not follows_best_path(mdp, {Field.Q: q}, optimum)
    assert not follows_best_path(mdp, {Field.V: optimum.v}, optimum)  # no actions are better than others


def test_a_policy_is_followed_where_there_are_no_action_values(field):
    mdp, optimum, _ = field
    policy = optimum.optimal / np.maximum(1, optimum.optimal.sum(axis=1, keepdims=True))
    assert follows_best_path(mdp, {Field.POLICY: policy}, optimum)


def test_waiting_for_ever_is_no_best_path():
    tail = "[rules]\ndiscount = 1.0\nstep_reward = 0.0\n"
    level = parse_level(f'format = 1\ntitle = "t"\nmap = """\nS.G\n"""\n{tail}')
    mdp = compile_mdp(level)
    optimum = solved(mdp)
    assert optimum.start == pytest.approx(1.0)
    q = optimum.q.copy()
    spoil(mdp, q, (0, 1), "left")  # costs nothing, so it is as good as any: but it never arrives
    spoil(mdp, q, (0, 0), "right")
    assert optimum.optimal[mdp.states.index(next(s for s in mdp.states if s.cell == (0, 1))), mdp.actions.index("left")]
    assert not follows_best_path(mdp, {Field.Q: q}, optimum)


def test_without_an_optimum_there_is_no_best_path(field):
    from dataclasses import replace

    mdp, optimum, q = field
    assert not follows_best_path(mdp, {Field.Q: q}, replace(optimum, message="it gains for ever"))
