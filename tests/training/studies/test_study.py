"""A policy by itself, on levels small enough to work out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from playground.rl.optimum import solve_optimum
from playground.rl.policies import uniform
from playground.training.studies.study import WAYS, Playing, horizon, played, rollouts, studied
from playground.world import compile_mdp, library
from playground.world.grid import Cell


def table(name):
    return compile_mdp(library.find(name))


def always(mdp, action):
    """[S, A] the policy that takes one action wherever it can."""
    policy = np.zeros(mdp.legal.shape)
    policy[:, mdp.actions.index(action)] = 1.0
    return np.where(mdp.legal, policy, 0.0)


def at(mdp, row, col):
    return int(mdp.state_at()[row, col])


def test_always_right_on_the_book_level():
    mdp = table("book")
    evaluation = studied("painted", mdp, always(mdp, "right"))
    # along the top: -0.1 + 0.9 (-0.1 + 0.9 (-0.1 + 1)), and the goal pays 0.9 on arrival; the level's own numbers decide which
    assert evaluation.v[at(mdp, 0, 0)] == pytest.approx(0.54, abs=5e-3)
    assert evaluation.v[at(mdp, 1, 2)] == pytest.approx(-1.10, abs=5e-3)
    assert evaluation.v[at(mdp, 2, 0)] == pytest.approx(-1.0, abs=1e-9)  # bumps for ever: -0.1 / (1 - 0.9)
    assert evaluation.message == ""


def test_the_value_at_the_start_is_that_of_the_state_where_episodes_begin():
    mdp = table("corridor")
    evaluation = studied("painted", mdp, always(mdp, "right"))
    assert evaluation.start == pytest.approx(-1 - 0.9 - 0.81 + 0.729 * (10 - 1), abs=1e-9)
    assert evaluation.start == evaluation.v[at(mdp, 0, 0)]


def test_a_policy_that_never_ends_says_so():
    mdp = table("path7")  # every step costs 1, nothing is discounted
    evaluation = studied("painted", mdp, always(mdp, "left"))
    assert np.isneginf(evaluation.v[at(mdp, 0, 0)])
    assert "loses for ever" in evaluation.message


def test_a_persons_moves_become_shares_and_where_nobody_moved_all_is_alike():
    mdp = table("corridor")
    counts = np.zeros(mdp.legal.shape, int)
    counts[0, mdp.actions.index("right")], counts[0, mdp.actions.index("left")] = 3, 1
    policy = played(counts, mdp.legal)
    assert policy[0, mdp.actions.index("right")] == 0.75
    assert (policy[1][mdp.legal[1]] == 1 / mdp.legal[1].sum()).all()


def test_the_mean_of_many_episodes_is_near_the_value():
    mdp = table("frozenlake-4x4")
    policy = studied("uniform", mdp, mdp.legal / np.maximum(mdp.legal.sum(axis=1, keepdims=True), 1))
    fan = rollouts(mdp, policy.policy, 0, 4000, seed=1)
    spread = fan.returns.std() / np.sqrt(len(fan.returns))
    assert abs(fan.returns.mean() - policy.v[0]) < 3 * spread  # seed 1, 4,000 episodes, three standard errors
    assert fan.cut == 0


def test_episodes_follow_the_policy_and_more_are_added_to_those_before():
    mdp = table("corridor")
    fan = rollouts(mdp, always(mdp, "right"), 0, 3, seed=7)
    assert [way.tolist() for way in fan.ways] == [[0, 1, 2, 3, 4]] * 3
    more = rollouts(mdp, always(mdp, "right"), 0, 2, seed=7, before=fan)
    assert more.returns.tolist() == [fan.returns[0]] * 5
    assert rollouts(mdp, always(mdp, "right"), 0, 2, seed=7, before=fan).returns.tolist() == more.returns.tolist()


def test_an_episode_without_an_end_is_cut_and_counted():
    mdp = table("corridor")
    fan = rollouts(mdp, always(mdp, "left"), 0, 2, seed=1)
    assert fan.cut == 2
    assert horizon(mdp) == 132  # 0.9^132 < 1e-6 <= 0.9^131
    assert fan.returns[0] == pytest.approx(-10.0, abs=1e-4)


def test_episodes_are_the_same_however_they_are_cut_up():
    mdp = table("frozenlake-4x4")
    policy = mdp.legal / np.maximum(mdp.legal.sum(axis=1, keepdims=True), 1)
    playing = Playing(mdp, policy, 0, 50, seed=3)
    playing.advance(2)
    assert (playing.fan().going, len(playing.fan().returns)) == (50, 0)
    while not playing.done:
        playing.advance(1)
    assert playing.fan().returns.tolist() == rollouts(mdp, policy, 0, 50, seed=3).returns.tolist()


def test_the_ways_that_are_kept_are_the_last_ones():
    mdp = table("corridor")
    fan = rollouts(mdp, always(mdp, "left"), 0, 30, seed=1)
    fan = rollouts(mdp, always(mdp, "right"), 0, 1, seed=1, before=fan)
    assert len(fan.ways) == WAYS
    assert fan.ways[-1].tolist() == [0, 1, 2, 3, 4]
    assert fan.ways[0].tolist() == [0] * 133  # one more than the steps that are followed


def test_the_random_mouse_at_the_cliff_comes_to_an_end_after_thousands_of_steps():
    mdp = table("cliff-walking")
    policy = mdp.legal / np.maximum(mdp.legal.sum(axis=1, keepdims=True), 1)
    fan, exact = rollouts(mdp, policy, int(np.argmax(mdp.start)), 100, seed=1), studied("uniform", mdp, policy)
    assert fan.cut == 0
    error = fan.returns.std(ddof=1) / 10
    assert abs(fan.returns.mean() - exact.start) < 3 * error  # seed 1, 100 episodes


def test_the_value_of_the_best_policy_on_slippery_ground_is_what_its_episodes_come_to():
    level = library.find("book")
    mdp = compile_mdp(replace(level, rules=replace(level.rules, slip=0.2)))
    optimum = solve_optimum(mdp)
    best = uniform(optimum.optimal)
    exact, start = studied("optimum", mdp, best), int(np.argmax(mdp.start))
    assert exact.v[at(mdp, 0, 2)] == pytest.approx(0.81, abs=5e-3)
    assert exact.start == pytest.approx(0.06, abs=5e-3)
    for state in (at(mdp, 0, 2), start):
        assert abs(rollouts(mdp, best, state, 1000, seed=1).returns.mean() - exact.v[state]) < 0.05  # seed 1


def test_cells_are_those_of_the_level():
    assert table("book").states[0].cell == Cell(0, 0)
