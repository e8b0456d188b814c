"""What makes the mouse go: the moves for a person who drives, else run, step and speed."""

from playground.training.drivers import Driver
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.move_buttons import move_buttons
from playground.ui.panels.training import run_controls, speed
from playground.ui.workspace import Workspace


def controls(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The moves as buttons where a person drives; where somebody else does, run, step and speed."""
    panels = (move_buttons,) if workspace.brain.driver == Driver.ME else (run_controls, speed)
    for panel in panels:
        workspace = panel(ui, column, workspace)
    return workspace
