"""The pill on the board while the mouse's brain is being prepared, which takes a while at the very first start."""

from collections.abc import Sequence

import pygame

from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.workspace import Workspace

PATIENCE = 1.0
"""Seconds before the pill appears: kernels that were compiled before are ready sooner."""
LARGEST = 0.4
"""The part of the board's height that the pill may take."""


class _Since:
    """When the waiting began."""

    def __init__(self) -> None:
        self.start: float | None = None


def waking_pill(ui: Ui, view: Viewport, bar: pygame.Rect, workspace: Workspace) -> None:
    """Says that the mouse is waking up, for how long, and that what was asked for begins then.

    It lies in the bar below the board, which is still empty, or over the board if the bar is too narrow.
    """
    since = ui.kept("waking", _Since)
    since.start = ui.now if since.start is None else since.start
    seconds = ui.now - since.start
    if seconds < PATIENCE:
        return
    words = f"Waking up the mouse's brain, first start only … {seconds:.0f} s"
    then = "Training begins as soon as it is awake." if workspace.brain.running else "You can drive and build meanwhile."
    lengths = ui.theme
    pad = lengths.px(12)
    first, second = ui.width(words, "strong") + pad, ui.width(then, "small") + pad
    if bar.width >= first + second + pad:
        box = pygame.Rect(bar.left, bar.top, first + second + pad, bar.height)
        ui.raised(box, min(lengths.card_radius, box.height // 2))
        ui.label(pygame.Rect(box.left + pad, box.top, first, box.height), words, "strong", theme.ACCENT, id="waking")
        ui.label(pygame.Rect(box.left + pad + first, box.top, second, box.height), then, "small", theme.MUTED)
        return
    short = f"Waking up … {seconds:.0f} s"
    shortest = f"Trains once awake … {seconds:.0f} s" if workspace.brain.running else short
    _over_the_board(ui, view, ((words, then), (short, then), (shortest, "")))


def _over_the_board(ui: Ui, view: Viewport, sayings: Sequence[tuple[str, str]]) -> None:
    """The first of the sayings that leaves most of the board in sight, else the last, which is the shortest."""
    lengths = ui.theme
    aside = 2 * lengths.px(12)
    room = view.rect.width - 2 * lengths.gap - aside
    for words, then in sayings:
        first = ui.measure_rich(room, f"**{words}**", "small")
        high = first + (ui.measure_rich(room, then, "small") if then else 0) + 2 * lengths.gap
        if high <= LARGEST * view.rect.height:
            break
    wide = min(max(ui.width(words, "strong"), ui.width(then, "small")), room) + aside
    box = pygame.Rect(0, 0, wide, high)
    box.midbottom = view.rect.centerx, view.rect.bottom - view.margin
    ui.raised(box, min(lengths.card_radius, box.height // 2))
    inner = box.inflate(-aside, -2 * lengths.gap)
    ui.rich(inner, f"**{words}**", "small", theme.ACCENT, id="waking")
    if then:
        ui.rich(pygame.Rect(inner.left, inner.top + first, inner.width, inner.height - first), then, "small", theme.MUTED)
