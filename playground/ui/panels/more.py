"""Few switches for a beginner: whether little is shown, and the button that shows all."""

from dataclasses import replace

from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.offering import if_offered
from playground.ui.workspace import Workspace


def plainly(workspace: Workspace) -> bool:
    """Whether few things are shown, in the plainest words."""
    return workspace.preferences.simple and not workspace.look.more


@if_offered("more")
def more(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button that shows everything, or only a little again; nothing for a person who always sees everything."""
    if not workspace.preferences.simple:
        return workspace
    look = workspace.look
    word, icon, about = ("Less", "chevron-up", "Only what matters.") if look.more else ("More", "chevron-down", "All switches.")
    if ui.button("more", column.take(ui.theme.button), word, icon=icon, tooltip=about):
        return replace(workspace, look=replace(look, more=not look.more))
    return workspace
