"""Where a policy leads: by hand, against counting, and against the difference of values."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from playground.rl import occupancy as room
from playground.rl.evaluation import solve_policy
from playground.rl.occupancy import circles, occupancy, reached
from playground.rl.optimum import solve_optimum
from playground.rl.policies import uniform
from playground.world import LevelError, compile_mdp, library
from playground.world.tabular.finite import from_p
from tests.world.levels_by_chance import levels


def table(name):
    return compile_mdp(library.find(name))


def always(mdp, action):
    policy = np.zeros(mdp.legal.shape)
    policy[:, mdp.actions.index(action)] = 1.0
    return np.where(mdp.legal, policy, 0.0)


def test_through_the_corridor_each_cell_is_come_to_once_and_later_counts_less():
    mdp = table("corridor")
    visits = occupancy(mdp, always(mdp, "right"))
    assert visits[mdp.state_at()[0]] == pytest.approx([1.0, 0.9, 0.81, 0.729, 0.0], abs=1e-12)


def test_bumping_for_ever_at_the_start_is_a_circle_of_one_cell():
    mdp = table("corridor")
    assert occupancy(mdp, always(mdp, "left"))[0] == pytest.approx(10.0, abs=1e-9)  # 1 / (1 - 0.9)
    assert circles(mdp, always(mdp, "left")).tolist() == [True, False, False, False, False]
    assert not circles(mdp, always(mdp, "right")).any()


def test_without_discount_a_circle_has_visits_without_end():
    mdp = table("path7")
    assert occupancy(mdp, always(mdp, "left")) is None
    assert circles(mdp, always(mdp, "left")).sum() == 1
    assert occupancy(mdp, always(mdp, "right"))[:-1] == pytest.approx(1.0)


def test_circles_that_are_not_come_to_from_the_start_do_not_count():
    mdp = table("book")
    policy = always(mdp, "up")  # from (2, 0) it bumps at (0, 0); in (0, 1) and (0, 2) it would bump too
    at = mdp.state_at()
    assert np.flatnonzero(circles(mdp, policy)).tolist() == [int(at[0, 0])]
    assert np.flatnonzero(reached(mdp, policy)).tolist() == sorted(int(at[row, 0]) for row in range(3))


def test_what_ends_an_episode_leads_nowhere_on():
    """0 → 1 → 2; from 2 it goes back to 1, and with that the episode is over: nobody goes round."""
    p = {0: {0: [(1.0, 1, 0.0, False)]}, 1: {0: [(1.0, 2, 0.0, False)]}, 2: {0: [(1.0, 1, 1.0, True)]}}
    begins_late = {**p, 0: {0: [(1.0, 2, 0.0, False)]}, 1: {0: [(1.0, 1, -1.0, False)]}}
    for told, visited in ((p, [1.0, 0.5, 0.25]), (begins_late, [1.0, 0.0, 0.5])):
        mdp = from_p(told, 0.5, start=[1.0, 0.0, 0.0])
        policy = uniform(mdp.legal)
        assert not circles(mdp, policy).any()
        assert occupancy(mdp, policy)[:3] == pytest.approx(visited)
    assert not reached(mdp, policy)[1]


@settings(max_examples=80, deadline=None)
@given(st.booleans().flatmap(levels), st.integers(0, 2**32 - 1))
def test_losses_by_visits_add_up_to_the_difference_of_values(level, seed):
    """v*(start) − v_π(start) = Σ_s η(s) [v*(s) − Σ_a π(a|s) q*(s, a)] on levels and policies by chance."""
    try:
        mdp = compile_mdp(replace(level, rules=replace(level.rules, discount=min(level.rules.discount, 0.9))))
    except LevelError:
        assume(False)
    dice = np.random.default_rng(seed)
    drawn = np.where(mdp.legal, dice.random(mdp.legal.shape) + 1e-3, 0.0)
    policy = drawn / np.maximum(drawn.sum(axis=1, keepdims=True), 1e-300)
    optimum, (v, _) = solve_optimum(mdp), solve_policy(mdp, policy)
    visits = occupancy(mdp, policy)
    gaps = np.where(mdp.terminal, 0.0, optimum.v - (policy * optimum.q).sum(axis=1))
    gap = mdp.start @ (optimum.v - v)
    assert visits @ gaps == pytest.approx(gap, abs=1e-6 * max(1.0, abs(gap)))
    assert not visits[~reached(mdp, policy)].any()


@pytest.mark.parametrize("name", ["frozenlake-4x4", "windy-gridworld", "keys-and-doors"])
def test_iterated_and_solved_are_the_same(name, monkeypatch):
    mdp = table(name)
    policy = 0.5 * uniform(mdp.legal) + 0.5 * uniform(solve_optimum(mdp).optimal)
    solved = occupancy(mdp, policy)
    monkeypatch.setattr(room, "SOLVED", 0)
    assert occupancy(mdp, policy) == pytest.approx(solved, abs=1e-8)
