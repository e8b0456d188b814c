"""The start is worth something, and the greedy way from it is the best there is."""

from typing import TYPE_CHECKING

import numpy as np

from playground.learning.learner import Field
from playground.training.novelty import COLOURED
from playground.training.past.milestones.milestone import BeliefMilestone
from playground.training.past_view import BookmarkKind
from playground.training.snapshot import Optimum

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.trainee import Trainee


def _start_worth(trainee: "Trainee", optimum: Optimum | None) -> bool:
    """A start is believed to be worth something: from a share of the largest reward on, as it takes colour on the board."""
    v = trainee.learner.estimates().get(Field.V)
    scale = float(np.abs(trainee.mdp.reward).max(initial=0.0)) or 1.0
    return v is not None and bool((v[trainee.mdp.start > 0.0] >= COLOURED * scale).any())


def _optimal_path(trainee: "Trainee", optimum: Optimum | None) -> bool:
    """Wherever the greedy policy leads from the start, it is optimal."""
    from playground.training.best_path import follows_best_path

    return optimum is not None and follows_best_path(trainee.mdp, trainee.learner.estimates(), optimum)


BELIEFS = (
    BeliefMilestone(BookmarkKind.START_WORTH, _start_worth),
    BeliefMilestone(BookmarkKind.OPTIMAL_PATH, _optimal_path, judges=True),
)
"""All of this kind."""
