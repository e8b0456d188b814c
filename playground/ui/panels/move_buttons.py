"""The moves as buttons, for anyone without arrow keys at hand."""

from collections.abc import Iterable, Mapping

import pygame

from playground.training import commands
from playground.training.drivers import Driver
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.happened import ending
from playground.ui.workspace import Workspace
from playground.world.grid import MOVES, move_named

KEYS = {"up": "↑ W", "right": "→ D", "down": "↓ S", "left": "← A", "stay": "X"}


def move_buttons(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button for every move of the level, placed where it points, below them the other actions, and one for a new episode."""
    theme, named = ui.theme, {move_named(name): name for name in workspace.snapshot.mdp.actions if move_named(name)}
    lines = _lines(named)
    tool = min(theme.tool, (column.rect.width - 2 * theme.gap) // 3)
    step = tool + theme.gap
    area = column.take((max(lines.values()) + 1) * step - theme.gap)
    room = area.width - 3 * step - theme.gap
    if room >= theme.px(90):
        again = pygame.Rect(area.right - room, area.bottom - theme.button, room, theme.button)
    else:
        again = column.take(theme.button)
    for name, action in named.items():
        row, col = MOVES[name]
        spot = pygame.Rect(area.left + (col + 1) * step, area.top + lines[row] * step, tool, tool)
        icon = f"arrow-{name}" if (row, col) != (0, 0) else name
        if ui.button(f"move-{name}", spot, "", icon=icon, tooltip=f"{action.capitalize()}  {KEYS.get(name, '')}".strip()):
            workspace = make_move(workspace, name)
    for action in workspace.snapshot.mdp.actions:
        if not move_named(action) and ui.button(f"move-{action}", column.take(theme.button), action.capitalize()):
            workspace = make_move(workspace, action)
    if ui.button("again", again, "Again", icon="reset", tooltip="Backspace: a new episode; what was learned stays"):
        workspace = workspace.send(commands.Restart())
    return workspace


def _lines(actions: Iterable[str]) -> Mapping[int, int]:
    """The line of buttons for each row that moves point to; left and right stand beside down, as on a keyboard."""
    ways = {MOVES[name] for name in actions}
    if any(row and col for row, col in ways) or (0, 0) in ways:
        return {-1: 0, 0: 1, 1: 2}
    return {-1: 0, 0: 1, 1: 1} if any(row for row, _ in ways) else {0: 0}


def make_move(workspace: Workspace, action: str, repeat: bool = False) -> Workspace:
    """The workspace after a person's move, which takes the wheel and ends a walk.

    After an ending a press, but no held key, begins an episode.
    """
    workspace = workspace.halted()
    if ending(workspace.snapshot) is not None:
        return workspace if repeat else workspace.send(commands.Restart())
    if workspace.brain.driver != Driver.ME:
        workspace = workspace.drive(Driver.ME)
    same = (name for name in workspace.snapshot.mdp.actions if action in (name, move_named(name)))
    name = next(same, "")
    return workspace.send(commands.Act(name)) if name else workspace


def again_by_key(workspace: Workspace, key: str) -> Workspace:
    """The workspace after a key: Enter (and a gamepad's A) begins a new episode after an ending."""
    return workspace.send(commands.Restart()) if key == "enter" and ending(workspace.snapshot) is not None else workspace
