"""The pill on the board while the mouse's brain is being prepared, which takes a while at the very first start."""

import pygame

from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.shapes import Rounded
from playground.ui.viewport import Viewport
from playground.ui.workspace import Workspace

PATIENCE = 1.0
"""Seconds that pass in silence: what was prepared before is there sooner."""


class _Since:
    """When the waiting began."""

    def __init__(self) -> None:
        self.start: float | None = None


def waking(ui: Ui, view: Viewport, workspace: Workspace) -> None:
    """Says that it wakes up and for how long already; and that what was asked for begins then."""
    since = ui.kept("waking", _Since)
    since.start = ui.now if since.start is None else since.start
    seconds = ui.now - since.start
    if seconds < PATIENCE:
        return
    words = f"Waking up the mouse's brain, first start only … {seconds:.0f} s"
    then = "Training begins as soon as it is awake." if workspace.brain.running else "You can drive and build meanwhile."
    lengths = ui.theme
    pad = lengths.px(12)
    wide = min(max(ui.width(words, "strong"), ui.width(then, "small")) + 2 * pad, view.rect.width - 2 * lengths.gap)
    first = ui.measure_rich(wide - 2 * pad, f"**{words}**")
    high = first + ui.measure_rich(wide - 2 * pad, then, "small") + 2 * lengths.gap
    box = pygame.Rect(0, 0, wide, high)
    box.midbottom = view.rect.centerx, view.rect.bottom - view.margin
    Rounded(lengths.card_radius, theme.CARD, edge=theme.CARD_EDGE, border=lengths.px(1), shadow=lengths.shadow,
            shadow_colour=theme.SHADOW, shadow_alpha=0.26).draw(ui.surface, box)  # fmt: skip
    inner = box.inflate(-2 * pad, -2 * lengths.gap)
    ui.rich(inner, f"**{words}**", colour=theme.ACCENT, id="waking")
    ui.rich(pygame.Rect(inner.left, inner.top + first, inner.width, inner.height - first), then, "small", theme.MUTED)
