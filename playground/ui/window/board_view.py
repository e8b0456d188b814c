"""How the board is looked at through its card: where it stands there, what comes into sight, and the buttons for that."""

from dataclasses import replace

import pygame

from playground.ui.board.viewport import LARGEST, LARGEST_FIT, Viewport
from playground.ui.kit import Ui
from playground.ui.kit.layout import Row
from playground.ui.looking import BUTTON, look_through
from playground.ui.mode import Mode
from playground.ui.orders import after_order
from playground.ui.panels.more import plainly
from playground.ui.stage.viewing import board_level, floor_seen
from playground.ui.window.turning import flat_toggle
from playground.ui.workspace import Workspace

Rect = pygame.Rect
FEWEST = 5
"""A fitted board's cells are at most so large that as many fit across its card, or as large as suits the text."""
SEEN = 22
"""Units: a cell with sides this long or longer can be seen well."""


def view_of(area: Rect, workspace: Workspace, mode: Mode, ui: Ui) -> Viewport:
    """Where the board stands in its card."""
    level, look = board_level(workspace), workspace.look
    margin = mode.room(ui)
    floor = 0 if mode.builds else floor_seen(workspace)
    numbers = look.numbers or not plainly(workspace)
    usual = max(ui.theme.px(LARGEST_FIT), min(area.size) // FEWEST)
    most = LARGEST if workspace.occasion.presenting else min(LARGEST, usual)
    return Viewport(area, level.height, level.width, look.zoom, look.centre, margin, look.bound, numbers, floor, most)


def brought_near(workspace: Workspace, view: Viewport, ui: Ui) -> Workspace:
    """A cell that is to be shown comes into the middle, large enough to be seen; nothing moves where it can be seen well."""
    goal = workspace.look.goal
    if goal is None:
        return workspace
    workspace = replace(workspace, look=replace(workspace.look, goal=None))
    spot, least = view.rect_of(goal), ui.theme.px(SEEN)
    if spot.width >= least and view.rect.contains(spot):
        return workspace
    near = view.zoomed(max(1.0, least / max(1, spot.width)), view.rect.center)
    spot = near.rect_of(goal)
    return look_through(workspace, near.panned(near.rect.centerx - spot.centerx, near.rect.centery - spot.centery))


def kept_in_sight(workspace: Workspace, view: Viewport) -> Workspace:
    """A keyboard's cell that lies outside the card brings the board along."""
    cursor = workspace.look.cursor
    if cursor is None or view.zoom <= 1.0:
        return workspace
    spot = view.rect_of(cursor)
    seen = view.rect
    dx = min(0, seen.right - spot.right) + max(0, seen.left - spot.left)
    dy = min(0, seen.bottom - spot.bottom) + max(0, seen.top - spot.top)
    return look_through(workspace, view.panned(dx, dy)) if dx or dy else workspace


def view_buttons(ui: Ui, bar: Row, view: Viewport, workspace: Workspace) -> Workspace:
    """The buttons that zoom in, zoom out and show the whole board."""
    side = min(ui.theme.px(30), bar.rect.height)
    if workspace.occasion.presenting:
        spot = bar.right(side).inflate(0, side - bar.rect.height)
        if ui.button("present", spot, "", icon="close", tooltip="The whole window again  (F5 or Esc)", flat=True):
            workspace = after_order(workspace, "present")
    spots = [bar.right(side).inflate(0, side - bar.rect.height) for _ in range(3)]
    middle = view.rect.center
    if ui.button("fit", spots[0], "", icon="fit", tooltip="See all of the board  (Ctrl 0)", flat=True):
        workspace = look_through(workspace, view.fitted())
    workspace = flat_toggle(ui, bar.right(side).inflate(0, side - bar.rect.height), workspace)
    if ui.button("zoom-in", spots[1], "", icon="zoom-in", tooltip="Nearer (or the wheel)", flat=True):
        workspace = look_through(workspace, view.zoomed(BUTTON, middle))
    if ui.button("zoom-out", spots[2], "", icon="zoom-out", tooltip="Farther (or the wheel)", flat=True):
        workspace = look_through(workspace, view.zoomed(1 / BUTTON, middle))
    return workspace
