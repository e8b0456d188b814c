"""The card at the end of an episode: the goal, a pit, or the clock; and the way on."""

import pygame

from playground.training import commands
from playground.ui import theme
from playground.ui.images import asset
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.figures import signed
from playground.ui.panels.happened import ending
from playground.ui.viewport import Viewport
from playground.ui.workspace import Workspace


def ending_card(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Over the board, for the one who drove there; it keeps clear of the cell where it ended."""
    told = ending(workspace.snapshot)
    if told is None or workspace.brain.driver != "me":
        return workspace
    lengths, snapshot = ui.theme, workspace.snapshot
    wide = min(lengths.px(430), view.rect.width - 2 * lengths.gap)
    beside = wide >= lengths.px(400)
    high = lengths.pad * 2 + lengths.px(58) + (0 if beside else lengths.gap + lengths.button)
    cell = view.rect_of(snapshot.mdp.states[snapshot.agent.state].cell)
    box = pygame.Rect(0, 0, wide, high)
    box.midtop = view.rect.centerx, view.rect.top + lengths.gap
    if cell.colliderect(box) and cell.centery < view.rect.centery:
        box.bottom = view.rect.bottom - lengths.gap
    inside = Column(ui.card(box), lengths.gap)
    head = Row(inside.take(lengths.px(58)), lengths.gap)
    face = head.take(lengths.px(54))
    name = "clock" if told.truncated else "mouse-happy" if told.good else "mouse-dizzy"
    ui.surface.blit(asset(f"figures/{name}.svg", face.size), face)
    spot = head.right(lengths.px(124)).inflate(0, lengths.button - lengths.px(58)) if beside else None
    words = Column(head.rest())
    colour = theme.INK if told.truncated else theme.ACCENT if told.good else theme.ERROR
    ui.label(words.take(lengths.heading), told.title, style="heading", colour=colour, id="ending")
    steps = f"{snapshot.agent.step} step{'s' if snapshot.agent.step != 1 else ''}"
    ui.label(words.take(lengths.line), f"Return {signed(snapshot.agent.episode_return)} in {steps}", style="text")
    spot = spot or inside.take(lengths.button)
    if ui.button("again-card", spot, "Again", icon="reset", primary=True, tooltip="Any arrow key, or Backspace"):
        workspace = workspace.send(commands.Restart())
    return workspace
