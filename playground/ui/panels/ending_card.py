"""The card at the end of an episode: the goal, a pit, or the clock; and the way on."""

import pygame

from playground.plurals import counted
from playground.training import commands
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.images import asset
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.happened import Ending, ending
from playground.ui.panels.readouts import signed
from playground.ui.workspace import Workspace


def ending_card(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The card over the board, for a person who drove there; it does not cover the cell in which the episode ended."""
    reached = ending_reached(workspace)
    if reached is None:
        return workspace
    lengths, snapshot = ui.theme, workspace.snapshot
    wide = min(lengths.px(430), view.rect.width - 2 * lengths.gap)
    beside = wide >= lengths.px(400)
    facts = _facts(snapshot)
    room = wide - 2 * lengths.pad - (lengths.px(124) + lengths.gap if beside else 0)
    side = lengths.px(54) if _width(ui, reached, facts) <= room - lengths.px(54) - lengths.gap else 0
    written = ui.measure_rich(room - (side + lengths.gap if side else 0), facts)
    head = max(lengths.px(58) if side else 0, lengths.heading + written)
    box = pygame.Rect(0, 0, wide, 2 * lengths.pad + head + (0 if beside else lengths.gap + lengths.button))
    pressed = beside or box.height <= view.rect.height
    box.height -= 0 if pressed else lengths.gap + lengths.button
    inside = Column(ui.card(_clear(box, view, snapshot, lengths.gap)), lengths.gap)
    row = Row(inside.take(head), lengths.gap)
    if side:
        _face(ui, row.take(side), reached)
    spot = row.right(lengths.px(124)).inflate(0, lengths.button - head) if beside else inside.rest()
    _words(ui, Column(row.rest()), reached, facts)
    if pressed and ui.button("again-card", spot, "Again", icon="reset", primary=True, tooltip="Any arrow key, or Backspace"):
        workspace = workspace.send(commands.Restart())
    return workspace


def ending_reached(workspace: Workspace) -> Ending | None:
    """The ending that the card shows: one that a person drove to, else None."""
    return ending(workspace.snapshot) if workspace.brain.driver == Driver.ME else None


def _facts(snapshot: Snapshot) -> str:
    step = snapshot.agent.step
    return f"Return {signed(snapshot.agent.episode_return)} in {counted(step, 'step')}"


def _width(ui: Ui, reached: Ending, facts: str) -> int:
    """Pixels that the words need so that none is cut off."""
    return max(ui.width(reached.title, "heading"), ui.width(facts))


def _clear(box: pygame.Rect, view: Viewport, snapshot: Snapshot, gap: int) -> pygame.Rect:
    """The box at the top of the board, or at its bottom where it would hide the cell in which the episode ended."""
    cell = view.rect_of(snapshot.mdp.states[snapshot.agent.state].cell)
    box.midtop = view.rect.centerx, view.rect.top + min(gap, max(0, (view.rect.height - box.height) // 2))
    if cell.colliderect(box) and cell.centery < view.rect.centery:
        box.bottom = view.rect.bottom - (box.top - view.rect.top)
    return box


def _face(ui: Ui, spot: pygame.Rect, reached: Ending) -> None:
    name = "clock" if reached.truncated else "mouse-happy" if reached.good else "mouse-dizzy"
    square = pygame.Rect(0, 0, spot.width, spot.width)
    square.center = spot.center
    ui.surface.blit(asset(f"figures/{name}.svg", square.size), square)


def _words(ui: Ui, column: Column, reached: Ending, facts: str) -> None:
    colour = theme.INK if reached.truncated else theme.ACCENT if reached.good else theme.ERROR
    ui.label(column.take(ui.theme.heading), reached.title, style="heading", colour=colour, id="ending")
    ui.rich(column.rest(), facts)
