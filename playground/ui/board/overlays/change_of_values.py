"""How the values have changed since another moment: the heat map of V now minus V then."""

from dataclasses import replace

from playground.learning.learner import Field
from playground.ui.board.changes import changes_of
from playground.ui.board.overlays import values

_CHANGES = changes_of(Field.V)

OVERLAY = replace(
    values.OVERLAY.of(_CHANGES, frozenset({Field.V})),
    id="change-values",
    title="Change of values",
    about="How much better (orange) or worse (blue) each cell looks than at the moment it is compared with.",
    order=80,
    plain="",
    hides=frozenset({"values", "q-values", "preferences", "advantage", "change-q-values"}),
    colours=("blue: worse than then", "orange: better than then"),
    compares=True,
)
