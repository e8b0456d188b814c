"""Where the agent has been since another moment: dots for the visits since then."""

from dataclasses import replace

from playground.learning.learner import Field
from playground.ui.board.changes import changes_of
from playground.ui.board.overlays import visits

_CHANGES = changes_of(Field.VISITS)

OVERLAY = replace(
    visits.OVERLAY.of(_CHANGES, frozenset({Field.VISITS})),
    id="change-visits",
    title="Visits since then",
    about="How often the mouse was in each cell since the moment it is compared with: a dot for a visit, two from 10, and so on.",
    order=83,
    hides=frozenset({"visits"}),
    compares=True,
)
