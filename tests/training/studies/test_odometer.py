"""Counting ways: small enough for fingers."""

import numpy as np

from playground.training.studies.odometer import cost, cost_of_all, has_a_back
from playground.world import compile_mdp, library, parse_level


def right(mdp):
    policy = np.zeros(mdp.legal.shape)
    policy[:, mdp.actions.index("right")] = 1.0
    return np.where(mdp.legal, policy, 0.0)


def test_seven_cells_in_a_row_take_28_rewards_and_a_sweep_takes_7():
    mdp = compile_mdp(library.find("path7"))
    assert cost_of_all(mdp, right(mdp), 7).rewards[-1] == 28  # 7 + 6 + ... + 1
    price = cost(mdp, right(mdp), 0, 7)
    assert (price.ways[-1], price.rewards[-1], price.reads) == (1, 7, 7)


def test_four_moves_on_ice_with_three_outcomes_pass_two_million_ways_in_six_steps():
    mdp = compile_mdp(library.find("slip-tree"))
    everything = mdp.legal / np.maximum(mdp.legal.sum(axis=1, keepdims=True), 1)
    price = cost(mdp, everything, int(np.argmax(mdp.start)), 6)
    assert price.ways.tolist() == [12.0**k for k in range(7)]
    assert price.ways[6] == 2_985_984


def test_a_way_that_has_ended_grows_no_further():
    mdp = compile_mdp(library.find("corridor"))
    price = cost(mdp, right(mdp), 0, 9)
    assert price.ways.tolist() == [1.0] * 10
    assert price.rewards.tolist() == [0, 1, 2, 3, 4, 4, 4, 4, 4, 4]


def test_one_sweep_from_the_back_is_enough_where_no_way_comes_back():
    path, ice = compile_mdp(library.find("path7")), compile_mdp(library.find("frozenlake-4x4"))
    assert has_a_back(path, right(path))
    assert not has_a_back(path, path.legal / 4)
    assert not has_a_back(ice, right(ice))


def test_who_bumps_comes_back_to_where_it_was():
    field = compile_mdp(library.find("slip-tree"))
    policy = np.zeros(field.legal.shape)
    policy[:, [field.actions.index(name) for name in ("up", "right")]] = 0.5
    assert not has_a_back(field, np.where(field.legal, policy, 0.0))  # along the border it bumps and stays
    still = compile_mdp(parse_level("map = '''\nS.G\n'''\n"))
    assert has_a_back(still, right(still))
    left = np.where(still.legal, np.eye(len(still.actions))[still.actions.index("left")], 0.0)
    assert not has_a_back(still, left)  # it bumps at the start, for ever
