"""The random yardstick."""

from collections.abc import Callable
from typing import Any

import numpy as np

from playground.learning.learner import Field
from playground.world import TabularMDP


def test_every_legal_action_is_taken_alike(drawn: Callable[..., TabularMDP], made: Any) -> None:
    mdp = drawn(["S.", ".."], edges='"forbid"', time_limit=0)
    learner = made("random", mdp, seed=1)
    learner.advance(40_000)
    shown = learner.estimates()
    np.testing.assert_allclose(shown[Field.VISITS][mdp.legal] / 40_000, 1 / 8, atol=0.01)
    np.testing.assert_array_equal(shown[Field.POLICY][mdp.legal], 0.5)
