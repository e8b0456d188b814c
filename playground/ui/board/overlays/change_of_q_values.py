"""How the action values have changed since another moment: the wedges of Q now minus Q then."""

from dataclasses import replace

from playground.learning.learner import Field
from playground.ui.board.changes import changes_of
from playground.ui.board.overlays.q_values import wedges

_CHANGES = changes_of(Field.Q)

OVERLAY = replace(
    wedges(
        Field.Q,
        "change-q-values",
        "Change of move values",
        "How much better (orange) or worse (blue) each move looks than at the moment it is compared with.",
        order=81,
        hides=frozenset({"values", "q-values", "arrows", "preferences", "advantage"}),
        colours=("blue: worse than then", "orange: better than then"),
    ).of(_CHANGES, frozenset({Field.Q})),
    symbols=(),
    compares=True,
)
