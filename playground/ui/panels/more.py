"""Few switches for a beginner: what stays hidden until it is asked for, and the button that asks."""

from collections.abc import Callable
from dataclasses import replace

from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace

Panel = Callable[[Ui, Column, Workspace], Workspace]


def plainly(workspace: Workspace) -> bool:
    """Whether few things are shown, in the plainest words."""
    return workspace.preferences.simple and not workspace.look.more


def behind_more(panel: Panel) -> Panel:
    """The panel, hidden as long as few things are shown."""

    def draw(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
        return workspace if plainly(workspace) else panel(ui, column, workspace)

    return draw


def more(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button that shows everything, or only a little again; nothing for a person who always sees everything."""
    if not workspace.preferences.simple:
        return workspace
    look = workspace.look
    word, icon, about = ("Less", "chevron-up", "Only what matters.") if look.more else ("More", "chevron-down", "All switches.")
    if ui.button("more", column.take(ui.theme.button), word, icon=icon, tooltip=about):
        return replace(workspace, look=replace(look, more=not look.more))
    return workspace
