"""A switch: whether the card of a cell also says what is best there, which a person who plays may want to find out alone."""

from dataclasses import replace

from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.offering import if_offered
from playground.ui.workspace import Workspace

ABOUT = "T: whoever points at a cell then also reads which moves are best there, and what the cell is worth at best."


@if_offered("tells")
def telling(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The switch."""
    tells = ui.toggle("tells", column.take(ui.theme.toggle), "Tell me more", workspace.look.tells, tooltip=ABOUT)
    return workspace if tells == workspace.look.tells else replace(workspace, look=replace(workspace.look, tells=tells))
