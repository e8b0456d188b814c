"""The wedges of a policy's preferences: how much the mouse likes each move, whatever that is worth."""

from playground.learning.learner import Field
from playground.ui.board.overlays.q_values import wedges

OVERLAY = wedges(
    Field.PREFERENCE,
    "preferences",
    "Preferences",
    "How much the mouse likes each move in each cell, whatever the move is worth. The likeliest move has a dark rim.",
    order=21,
    hides=frozenset({"values", "arrows"}),
    least=1.0,
    colours=("blue: rather not", "orange: rather this"),
)
