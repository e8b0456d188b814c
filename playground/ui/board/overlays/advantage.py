"""The wedges of A: how much more each action gets than is usual in its state."""

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Array, Field
from playground.ui.board.drawn import Drawn
from playground.ui.board.overlays.q_values import wedges
from playground.ui.board.window import least_bound
from playground.ui.drawing.store import stored

SMALLEST = 0.05
"""The colours reach at least this part of what those of values do: differences of moves are smaller than values."""


def advantage(q: Array, v: Array) -> Array:
    """A(s, a) = Q(s, a) - V(s), [S, A]; 0 where both are infinite alike.

    Sutton & Barto (2018), section 13.4: what is left of a return when the state's value is its baseline.
    """
    with np.errstate(invalid="ignore"):
        gain: Array = q - v[:, None]
    gain[np.isnan(gain)] = 0.0
    return gain


@stored(maxsize=2)
def _advantages(drawn: Drawn) -> Drawn:
    """The same with A in place of Q, and colours of its own size."""
    own = advantage(drawn.fields[Field.Q], drawn.fields[Field.V])
    least = np.full(len(drawn.mdp.states), SMALLEST * least_bound(drawn))
    return replace(drawn, fields=MappingProxyType({Field.Q: own}), measure=least)


OVERLAY = wedges(
    Field.Q,
    "advantage",
    "Better than usual",
    "How much better (orange) or worse (blue) each move is than what the mouse usually does in its cell: A = Q \N{MINUS SIGN} V.",
    order=70,
    hides=frozenset({"values", "q-values", "arrows", "preferences"}),
    colours=("blue: worse than usual", "orange: better than usual"),
).of(_advantages, frozenset({Field.Q, Field.V}))
