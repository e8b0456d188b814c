"""The optimum yardstick."""

from collections.abc import Callable
from typing import Any

import numpy as np

from playground.learning.learner import Field
from playground.rl.optimum import solve_optimum
from playground.world import TabularMDP


def test_it_ends_at_the_optimum_and_says_so(bundled: Callable[[str], TabularMDP], made: Any) -> None:
    mdp = bundled("windy-gridworld")
    learner = made("optimum", mdp)
    assert not learner.advance(10).converged
    assert learner.advance(10_000_000).converged
    found = solve_optimum(mdp)
    np.testing.assert_array_equal(learner.estimates()[Field.V], found.v)
    np.testing.assert_array_equal(learner.estimates()[Field.POLICY] > 0.0, found.optimal)
    assert learner.advance(10).transitions == 0
