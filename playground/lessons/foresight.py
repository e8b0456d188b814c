"""What a learner says of cells where it never was, compared with the truth: good or bad."""

from collections.abc import Iterable

import numpy as np

from playground.learning.learner import Field
from playground.lessons.solved_level import solved
from playground.lessons.task import Situation
from playground.world.grid import Cell


def rightly_judged(situation: Situation, cells: Iterable[Cell]) -> int:
    """How many of some cells, in which nothing was ever tried, have the sign of V* in what is believed of them."""
    level, fields = solved(situation.level), situation.snapshot.fields
    v, visits, truth = fields.get(Field.V), fields.get(Field.VISITS), level.optimum.v
    if v is None or visits is None or v.shape != truth.shape:
        return 0
    unseen = [state for state in map(level.state, cells) if not visits[state].any()]
    return int(np.count_nonzero(np.sign(v[unseen]) == np.sign(truth[unseen])))
