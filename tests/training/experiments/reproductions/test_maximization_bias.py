"""The process of maximization bias."""

from playground.rl.optimum import solve_optimum
from playground.training.experiments.reproductions.maximization_bias import process


def test_left_of_a_is_worth_a_tenth_less_than_right():
    mdp = process().table
    optimum = solve_optimum(mdp)
    assert mdp.legal.sum(axis=1).tolist() == [2, 10, 0]
    assert optimum.q[0, :2].tolist() == [-0.1, 0.0] and optimum.v.tolist() == [0.0, -0.1, 0.0]
    assert mdp.noise.gaussian[1].tolist() == [[1.0]] * 10 and not mdp.noise.gaussian[0].any()
