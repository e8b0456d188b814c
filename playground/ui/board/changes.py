"""How numbers differ from those of an earlier moment, as numbers that overlays can draw."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Field
from playground.ui.board.drawn import Drawn
from playground.ui.board.window import least_bound
from playground.ui.drawing.store import stored

SMALLEST = 0.02
"""The colours reach at least this part of what those of values do: a change that cannot be seen on them is not blown up."""


def changes_of(field: Field) -> Callable[[Drawn], Drawn]:
    """What makes the changes of a field [S] or [S, A] since then the numbers that are drawn; where nothing changed, nothing is.

    Where both numbers are infinite alike, nothing has changed.
    """

    @stored(maxsize=2)
    def changes(drawn: Drawn) -> Drawn:
        now, then = drawn.fields[field], (drawn.since or drawn.fields)[field]
        with np.errstate(invalid="ignore"):
            change = np.where(now == then, 0, now - then)
        least = np.full(len(drawn.mdp.states), SMALLEST * least_bound(drawn))
        differs = (change != 0).reshape(len(change), -1).any(axis=1)
        tried = np.broadcast_to(differs[:, None], drawn.mdp.legal.shape).astype(np.int64)
        return replace(drawn, fields=MappingProxyType({field: change}), tried=tried, measure=least, since=None)

    return changes
