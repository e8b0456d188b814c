"""What a level is about, in its own words."""

from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace

ABOUT = "The level that is open: what it is about, and where it comes from."


def about(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The level's title, description and source."""
    level = workspace.level
    ui.heading(column.take(ui.theme.heading), level.title or "Untitled", about=ABOUT)
    for words, style, colour in ((level.about, "text", theme.INK), (level.source, "small", theme.MUTED)):
        if words:
            high = ui.measure_rich(column.rect.width, words, style)
            ui.rich(column.take(high), words, style=style, colour=colour)
    return workspace
