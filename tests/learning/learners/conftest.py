"""The levels and learners of the room above, and values laid out as the board."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field


@pytest.fixture
def board() -> Callable[..., Any]:
    """V of a learner laid out as the board: nan where there is no state."""

    def laid(learner: Any) -> Any:
        mdp = learner.mdp
        return np.where(mdp.state_at() >= 0, learner.estimates()[Field.V][np.maximum(mdp.state_at(), 0)], np.nan)

    return laid


@pytest.fixture
def drive() -> Callable[..., None]:
    """Drives a learner in a corridor: "r" is a step to the right, "l" one to the left, and so on by first letters."""

    def go(learner: Any, way: str) -> None:
        actions = [name[0] for name in learner.body.mdp.actions]
        for letter in way:
            learner.advance(1, actions.index(letter))

    return go
