"""A workspace as a view says: in its mode, with its overlays, at its moment."""

from dataclasses import replace
from types import MappingProxyType

from playground.learning.collection import is_learner
from playground.settings import SettingError, check
from playground.ui import modes
from playground.ui.board.painter import overlays
from playground.ui.rewinding import sought
from playground.ui.shared_view import SharedView
from playground.ui.workspace import Workspace


def looked_at(workspace: Workspace, view: SharedView) -> Workspace:
    """With what the view says of the window, as far as there is such a thing here; who learns is another matter."""
    after = workspace
    if view.mode in modes.modes() and workspace.occasion.rules.allow(view.mode):
        after = after.enter(view.mode)
    look = after.look
    if view.overlays is not None:
        look = replace(look, overlays=frozenset(view.overlays) & frozenset(overlays()))
    after = replace(after, look=replace(look, floor=view.floor), explanation=view.explanation or after.explanation)
    past = after.snapshot.timeline
    if view.at is not None and past is not None and past.first <= view.at < past.last:
        return sought(after, view.at)
    return after


def learning(workspace: Workspace, view: SharedView) -> Workspace:
    """With the learner, the dials and the seed of a view and a new run of it; without what does not fit here."""
    if not is_learner(view.learner) or view.learner not in workspace.learners:
        return workspace
    spec = workspace.learners[view.learner]
    try:
        settings = spec.settings(**view.dials)
        check(settings)
    except (TypeError, ValueError, SettingError):
        return workspace.say("The dials of this code do not fit the learner here, so it has its usual ones.", "error")
    own = MappingProxyType({**workspace.brain.settings, view.learner: settings})
    seed = workspace.brain.seed if view.seed < 0 else view.seed
    return replace(workspace, brain=replace(workspace.brain, learner=view.learner, settings=own, seed=seed)).begun()
