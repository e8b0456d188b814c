"""The legend under the board: the scale of the colours and what each symbol means."""

from collections.abc import Sequence

import numpy as np
import pygame

from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.numerals import end_numeral
from playground.ui.board.overlay import Overlay, Symbol
from playground.ui.board.pixels import Packed
from playground.ui.board.scale import STEPS, ramp
from playground.ui.board.stamps import FORMAT
from playground.ui.board.viewport import Viewport
from playground.ui.drawing import fonts
from playground.ui.drawing.shapes import Rounded
from playground.ui.drawing.store import stored
from playground.ui.palettes import in_words
from playground.ui.theme import Theme

SCALE_WIDTH = 240
"""Pixels of the colour bar at text scale 1, where there is room for it."""


def legend_height(theme_: Theme) -> int:
    """Pixels that a legend needs."""
    return theme_.px(34)


def draw_legend(
    surface: pygame.Surface,
    rect: pygame.Rect,
    estimates: Drawn | None,
    overlays: Sequence[Overlay],
    view: Viewport,
    theme_: Theme,
) -> None:
    """Draws the first scale with the names of its colours, then the symbols, on as many lines as `rect` has room for.

    overlays: those that are drawn, as `board.shown` gives them; the topmost one's symbols come first.
    """
    x = rect.left
    scaled = next((overlay for overlay in overlays if overlay.scale is not None), None)
    if estimates is not None and scaled is not None and scaled.scale is not None:
        x = _scale(surface, rect, _ends(scaled, estimates, view), view.bound is not None, theme_) + theme_.px(8)
        x = _names(surface, pygame.Rect(x, rect.top, rect.right - x, legend_height(theme_)), scaled.colours, theme_)
    left, line = x, pygame.Rect(rect.left, rect.top, rect.width, legend_height(theme_))
    for symbol in (symbol for overlay in reversed(overlays) for symbol in overlay.symbols):
        if x + _width(symbol, theme_) > rect.right and line.bottom + line.height <= rect.bottom:
            x, line = left, line.move(0, line.height)
        if x + _width(symbol, theme_) <= rect.right:
            _symbol(surface, x, line, symbol, theme_)
            x += _width(symbol, theme_) + theme_.px(18)


def legend_words(overlays: Sequence[Overlay]) -> str:
    """What the legend of these overlays says, as one line."""
    scaled = next((overlay for overlay in overlays if overlay.scale is not None), None)
    symbols = [symbol.text for overlay in reversed(overlays) for symbol in overlay.symbols]
    return in_words(" · ".join((*(reversed(scaled.colours) if scaled is not None else ()), *symbols)))


def _ends(overlay: Overlay, estimates: Drawn, view: Viewport) -> tuple[str, str]:
    """The words at both ends of an overlay's scale: ≤ and ≥ where values lie beyond it and share the last colour."""
    word = end_numeral(overlay.scale(estimates, view)) if overlay.scale is not None else ""
    below, above = overlay.beyond(estimates, view) if overlay.beyond is not None else (False, False)
    return ("≤ " if below else "") + "\u2212" + word, ("≥ " if above else "+") + word


def _scale(surface: pygame.Surface, rect: pygame.Rect, ends: tuple[str, str], fixed: bool, theme_: Theme) -> int:
    """The colour bar with its ends and zero written below; returns where it ends."""
    size = theme_.text_size("tiny")
    width = min(theme_.px(SCALE_WIDTH), rect.width * 2 // 5)
    bar = pygame.Rect(rect.left, rect.top + theme_.px(2), width, theme_.px(11))
    frame = Rounded(bar.height // 2, None, edge=theme.LINE_HOVER, border=1)
    surface.blit(_bar(bar.size), bar)
    frame.draw(surface, bar)
    top = bar.bottom + theme_.px(2)
    words = (ends[0], "0", ends[1])
    for word, at in zip(words, (bar.left, bar.centerx, bar.right), strict=True):
        drawn = fonts.text(word, "number", size, theme.MUTED)
        surface.blit(drawn, (max(bar.left, min(bar.right - drawn.get_width(), at - drawn.get_width() // 2)), top))
    if fixed:
        note = fonts.text("fixed", "tiny", size, theme.MUTED)
        surface.blit(note, (bar.right - bar.width // 4 - note.get_width() // 2, top))
    return bar.right


def _names(surface: pygame.Surface, room: pygame.Rect, colours: tuple[str, str], theme_: Theme) -> int:
    """What the colours mean, with their names, the good one first; returns where the next part of the legend begins."""
    size = theme_.text_size("tiny")
    words = [fonts.text(in_words(name), "tiny", size, theme.INK) for name in reversed(colours)]
    wide, high = max(word.get_width() for word in words), theme_.px(15)
    if wide > room.width:
        return room.left + theme_.px(14)
    for number, word in enumerate(words):
        surface.blit(word, word.get_rect(midleft=(room.left, room.centery + (2 * number - 1) * high // 2)))
    return room.left + wide + theme_.px(22)


@stored
def _bar(size: tuple[int, int]) -> pygame.Surface:
    """The ramp as a bar with round ends."""
    width, height = size
    colours: Packed = ramp()[np.linspace(0, STEPS - 1, width).round().astype(np.intp)] | np.uint32(0xFF000000)
    bar = pygame.Surface(size, pygame.SRCALPHA).convert(FORMAT)
    pixels = pygame.surfarray.pixels2d(bar)
    y, x = np.meshgrid(np.arange(height) + 0.5, np.arange(width) + 0.5, indexing="ij")
    radius = height / 2
    away = np.hypot(np.maximum(np.abs(x - width / 2) - (width / 2 - radius), 0), y - radius)
    cover = np.rint(np.clip(radius + 0.5 - away, 0, 1) * 255).astype(np.uint32) << np.uint32(24) | np.uint32(0xFFFFFF)
    pixels[:] = colours[:, None] & cover.T
    return bar


def _width(symbol: Symbol, theme_: Theme) -> int:
    return theme_.px(30) + fonts.width(symbol.text, "tiny", theme_.text_size("tiny"))


def _symbol(surface: pygame.Surface, x: int, line: pygame.Rect, symbol: Symbol, theme_: Theme) -> None:
    """One symbol and its words."""
    side = theme_.px(24)
    word = fonts.text(symbol.text, "tiny", theme_.text_size("tiny"), theme.MUTED)
    box = pygame.Rect(x, line.top + (line.height - side) // 2, side, side)
    clip = surface.get_clip()
    surface.set_clip(box.inflate(side // 2, theme_.px(4)).clip(clip))
    symbol.draw(surface, box)
    surface.set_clip(clip)
    surface.blit(word, word.get_rect(midleft=(box.right + theme_.px(6), box.centery)))
