"""The optimum with its proof, in small pieces."""

from fractions import Fraction

import numpy as np

from playground.rl.exact.proving import proving
from playground.world import compile_mdp
from playground.world.text.files import parse_level


def test_it_comes_in_pieces_and_ends_with_the_solution():
    level = parse_level("map = '''\nSG\n'''\n[rules]\nstep_reward = -0.1\ndiscount = 0.5\nmoves = ['right']\n")
    mdp = compile_mdp(level)
    steps, pieces = proving(level, mdp, np.zeros(mdp.legal.shape, bool)), 0
    while True:
        try:
            next(steps)
            pieces += 1
        except StopIteration as end:
            solution = end.value
            break
    assert pieces >= 3
    assert solution.v[int(np.argmax(mdp.start))] == Fraction(9, 10)  # −0.1 for the step and 1 at the goal
