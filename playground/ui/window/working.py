"""The session's long work: a thin bar over the board, and a button that stops it."""

import math

import pygame

from playground.plurals import counted
from playground.training.commands import Cancel
from playground.training.snapshot import Working
from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.choosing import BeingRead
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.wishes import StopReading
from playground.ui.workspace import Workspace

WIDE = 420
"""Units of the card's width at most."""
LANE = 6
"""Units of the bar's height."""
ROUND = 1.6
"""Seconds in which the bar's piece runs along it while the share that is done is unknown."""


def is_working(workspace: Workspace) -> bool:
    """Whether there is something to wait for."""
    return workspace.snapshot.progress is not None or bool(workspace.recall(BeingRead).name)


def progress_card(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The card at the foot of the board, while there is something to wait for: the session's work, or a file that is read."""
    progress, file = workspace.snapshot.progress, workspace.recall(BeingRead)
    if file.name:
        more = f", {counted(file.waiting, 'file')} after it" if file.waiting else ""
        if _card(ui, view, Working(f"Reading {file.name}{more}", math.nan), "stop-reading", "Leave it; all stays as it is"):
            return workspace.ask(StopReading())
        return workspace
    if progress is not None and _card(ui, view, progress, "cancel", "Stop this; the level stays as it is"):
        return workspace.send(Cancel())
    return workspace


def _card(ui: Ui, view: Viewport, progress: Working, id: str, tip: str) -> bool:
    """The words, the bar, and the button that stops it; whether that was pressed."""
    lengths = ui.theme
    pad, stop = lengths.px(12), lengths.px(84)
    box = pygame.Rect(0, 0, min(lengths.px(WIDE), view.rect.width - 2 * lengths.gap), lengths.px(60))
    box.midbottom = view.rect.centerx, view.rect.bottom - lengths.gap
    ui.raised(box, lengths.card_radius)
    inside = box.inflate(-2 * pad, -2 * pad)
    left = pygame.Rect(inside.left, inside.top, inside.width - stop - pad, inside.height)
    measured = not math.isnan(progress.share)
    words = f"{progress.share * 100:.0f} %  {progress.title} …" if measured else f"{progress.title} …"
    ui.label(pygame.Rect(left.left, left.top, left.width, lengths.line), words, "small", theme.INK, id="working")
    lane = pygame.Rect(left.left, left.bottom - lengths.px(LANE), left.width, lengths.px(LANE))
    rounded(lane.height // 2, theme.TRACK).draw(ui.surface, lane)
    part = _part(lane, progress.share) if measured else _running(ui, lane)
    if part.width >= lane.height:
        rounded(lane.height // 2, theme.ACCENT).draw(ui.surface, part)
    button = pygame.Rect(inside.right - stop, inside.centery - lengths.tool // 2, stop, lengths.tool)
    return ui.button(id, button, "Stop", icon="stop", tooltip=tip)


def _part(lane: pygame.Rect, share: float) -> pygame.Rect:
    return pygame.Rect(lane.left, lane.top, round(lane.width * min(1.0, max(0.0, share))), lane.height)


def _running(ui: Ui, lane: pygame.Rect) -> pygame.Rect:
    """A piece that runs to and fro; at rest where nothing may move."""
    piece = pygame.Rect(lane.left, lane.top, lane.width // 4, lane.height)
    if not ui.theme.reduced_motion:
        at = ui.now / ROUND % 2
        piece.left += round((lane.width - piece.width) * (at if at < 1 else 2 - at))
        ui.wants_frame = True
    return piece
