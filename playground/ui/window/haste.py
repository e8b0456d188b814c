"""The pill under the board that says how many times faster than calmly time runs by itself just now."""

import pygame

from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Row
from playground.ui.workspace import Workspace

SEEN = 1.5
"""Times faster from which on it is said."""
WIDEST = "×000"
"""What the pill always has room for, so that it does not grow and shrink."""
ABOUT = "Nothing new happens, so time runs faster by itself; it slows down as soon as something does."


def haste_pill(ui: Ui, bar: Row, workspace: Workspace) -> None:
    """Draws the pill at the right end of the bar under the board where time is running faster: two arrows, and how many times."""
    times = workspace.snapshot.times_faster
    if times < SEEN or workspace.snapshot.run != workspace.runs:
        return
    lengths = ui.theme
    words, pad = haste_words(times), lengths.gap
    wide = max(ui.width(words, "strong"), ui.width(WIDEST, "strong")) + lengths.icon + 3 * pad
    spot = bar.right(wide)
    box = pygame.Rect(spot.left, spot.centery - min(lengths.tool, spot.height) // 2, wide, min(lengths.tool, spot.height))
    ui.raised(box, box.height // 2)
    mark = pygame.Rect(box.left + pad, box.centery - lengths.icon // 2, lengths.icon, lengths.icon)
    ui.icon("faster", mark, theme.ACCENT)
    text = pygame.Rect(mark.right + pad, box.top, box.right - pad - mark.right - pad, box.height)
    ui.label(text, words, style="strong", colour=theme.ACCENT, id="haste")
    ui.tip("haste-tip", box, ABOUT)


def haste_words(times: float) -> str:
    """How many times faster, to two digits, so that they can be read while they grow."""
    return f"×{float(f'{times:.2g}' if times >= 10 else f'{times:.0f}'):,.0f}"
