"""The moves as buttons, for whoever has no arrow keys at hand."""

import pygame

from playground.training import commands
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.happened import ending
from playground.ui.workspace import Workspace
from playground.world.grid import MOVES

KEYS = {"up": "↑ W", "right": "→ D", "down": "↓ S", "left": "← A", "stay": "X"}


def pad(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button for every move of the level, where it points; and one for a new episode."""
    actions = workspace.snapshot.mdp.actions
    theme = ui.theme
    high = 3 if any(MOVES[name][0] and MOVES[name][1] for name in actions) or "stay" in actions else 2
    if all(MOVES[name][0] == 0 for name in actions):
        high = 1
    area = column.take(high * theme.tool + (high - 1) * theme.gap)
    block = pygame.Rect(area.left, area.top, 3 * theme.tool + 2 * theme.gap, area.height)
    again = pygame.Rect(
        block.right + theme.space, area.bottom - theme.button, area.right - block.right - theme.space, theme.button
    )
    for name in actions:
        row, col = MOVES[name]
        down = row + 1 if high == 3 else max(0, row) if name in ("left", "right") else (row + 1) // 2
        down = high - 1 if high == 2 and row == 0 else down
        spot = pygame.Rect(
            block.left + (col + 1) * (theme.tool + theme.gap), block.top + down * (theme.tool + theme.gap), theme.tool, theme.tool
        )
        icon = "stay" if name == "stay" else f"arrow-{name}"
        if ui.button(f"move-{name}", spot, "", icon=icon, tooltip=f"{name.capitalize()}  {KEYS.get(name, '')}".strip()):
            workspace = moved(workspace, name)
    if ui.button("again", again, "Again", icon="reset", tooltip="Backspace: a new episode; what was learned stays"):
        workspace = workspace.send(commands.Restart())
    return workspace


def moved(workspace: Workspace, action: str, repeat: bool = False) -> Workspace:
    """A person's move: it takes the wheel; after an ending the first press begins a new episode, a held key does not."""
    if ending(workspace.snapshot) is not None:
        return workspace if repeat else workspace.send(commands.Restart())
    if workspace.brain.driver != "me":
        workspace = workspace.drive("me")
    if action not in workspace.snapshot.mdp.actions:
        return workspace
    return workspace.send(commands.Act(action))


def again_by_key(workspace: Workspace, key: str) -> Workspace:
    """Enter (and a gamepad's A) begins a new episode after an ending."""
    return workspace.send(commands.Restart()) if key == "enter" and ending(workspace.snapshot) is not None else workspace
