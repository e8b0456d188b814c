"""The pill at the corner of the board that says how many times faster than calmly time runs by itself just now."""

import pygame

from playground.ui import theme
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.workspace import Workspace

SEEN = 1.5
"""Times faster from which on it is said."""
ABOUT = "Nothing new happens, so time runs faster by itself; it slows down as soon as something does."


def haste_pill(ui: Ui, view: Viewport, workspace: Workspace) -> None:
    """Draws the pill where time is running faster: two arrows, and how many times."""
    times = workspace.snapshot.times_faster
    if times < SEEN or workspace.snapshot.run != workspace.runs:
        return
    lengths = ui.theme
    words = haste_words(times)
    pad, high = lengths.px(12), lengths.tool
    widest = max(ui.width(words, "strong"), ui.width("×000", "strong"))
    box = pygame.Rect(0, 0, lengths.icon + lengths.gap + widest + 2 * pad, high)
    box.topright = view.rect.right - lengths.gap, view.rect.top + lengths.gap
    ui.raised(box, high // 2)
    mark = pygame.Rect(box.left + pad, box.centery - lengths.icon // 2, lengths.icon, lengths.icon)
    ui.icon("faster", mark, theme.ACCENT)
    spot = pygame.Rect(mark.right + lengths.gap, box.top, box.right - pad - mark.right - lengths.gap, high)
    ui.label(spot, words, style="strong", colour=theme.ACCENT, id="haste")
    ui.tip("haste-tip", box, ABOUT)


def haste_words(times: float) -> str:
    """How many times faster, to two digits, so that they can be read while they grow."""
    return f"×{float(f'{times:.2g}' if times >= 10 else f'{times:.0f}'):,.0f}"
