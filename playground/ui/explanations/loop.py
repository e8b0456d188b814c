"""The loop: state, action, reward, next state."""

from playground.ui.explanation import Explanation
from playground.ui.panels.log import log, loop
from playground.ui.workspace import Workspace


def _drives(workspace: Workspace) -> bool:
    return workspace.brain.driver == "me"


EXPLANATION = Explanation(
    id="loop",
    title="The loop",
    about="What the mouse sees, does and gets, again and again.",
    icon="reset",
    order=1,
    side=(),
    strip=((loop, 1.45), (log, 1.0)),
    drives=_drives,
)
