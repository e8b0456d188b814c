"""A sequence of rewards as coins that shrink: pale as they were paid, full as they count, with the growing sum below."""

import math
from collections.abc import Sequence

import pygame

from playground.ui import theme
from playground.ui.drawing.images import hex_of, picture
from playground.ui.kit import Ui
from playground.ui.panels.readouts import signed

ROOM = 46
"""Units of width that a coin needs with its numbers."""
MARGIN = 62
"""Units on the left for the names of the lines."""
LARGEST, LEAST = 64, 7
"""Diameters in units: of the largest coin, and of the smallest that can be seen."""
NAMES, LETTERS = ("paid", "counts", "so far"), ("R", "γ^k · R", "G so far")
MEANT = (
    "What the world paid in this step",
    "How much of it counts: later rewards shrink. The area of a coin shows how much it counts",
    "Everything that counts, added up to this step",
)


def _gain() -> tuple[theme.Colour, theme.Colour, theme.Colour]:
    """The colours of a coin that was gained: its face, its edge, and what does not count of it."""
    return theme.EMBER_CORE, theme.VALUE_STOPS[8], theme.VALUE_STOPS[5]


def _loss() -> tuple[theme.Colour, theme.Colour, theme.Colour]:
    """Those of one that was lost."""
    return theme.VALUE_STOPS[2], theme.VALUE_STOPS[1], theme.VALUE_STOPS[3]


def fits(ui: Ui, rect: pygame.Rect, count: int) -> bool:
    """Whether this many coins have room side by side."""
    return rect.width - ui.theme.px(MARGIN) >= count * ui.theme.px(ROOM) and rect.height >= 3 * ui.theme.small_line + ui.theme.px(
        16
    )


def running_sums(paid: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Σ reward · weight up to and including each step."""
    so_far, total = [], 0.0
    for reward, weight in zip(paid, weights, strict=True):
        total += reward * weight
        so_far.append(total)
    return so_far


def diameters(reward: float, weight: float, most: float, largest: float) -> tuple[float, float]:
    """Diameters of a coin as it was paid and as it counts; areas are proportional to rewards, `largest` being that of `most`."""
    share = abs(reward) / most if most > 0 else 0.0
    return largest * math.sqrt(share), largest * math.sqrt(share * weight)


def draw_coins(ui: Ui, rect: pygame.Rect, paid: Sequence[float], weights: Sequence[float], at: int, symbols: bool) -> None:
    """Draws the coins in `rect`, the names of the lines to its left. weights: how much each counts; at: the first that does."""
    line, count = ui.theme.small_line, len(paid)
    middle = pygame.Rect(rect.left, rect.top + line, rect.width, rect.height - 3 * line)
    rows = [rect.top, middle.bottom, middle.bottom + line]
    for name, about, top in zip(LETTERS if symbols else NAMES, MEANT, rows, strict=True):
        spot = pygame.Rect(rect.left - ui.theme.px(MARGIN), top, ui.theme.px(MARGIN - 6), line)
        ui.label(spot, name, style="small", colour=theme.MUTED)
        ui.tip(f"coins:{name}", spot, about)
    largest = min(middle.height, ui.theme.px(LARGEST), rect.width // count - ui.theme.px(6))
    most, added = max(abs(reward) for reward in paid), running_sums(paid, weights)
    for k, (reward, weight) in enumerate(zip(paid, weights, strict=True)):
        left, right = (rect.left + rect.width * place // count for place in (k, k + 1))
        over, wide = k < at, right - left
        _draw_coin(ui, (left + wide // 2, middle.centery), reward, weight, diameters(reward, weight, most, largest), over)
        words = signed(reward), "–" if over else signed(reward * weight), "–" if over else signed(added[k])
        styles = "tiny", "small", "small"
        inks = theme.MUTED, theme.MUTED if over else theme.INK, theme.MUTED if over or k < count - 1 else theme.ACCENT_DARK
        for id, top, text, style, ink in zip(("paid", "counts", "sum"), rows, words, styles, inks, strict=True):
            ui.label(pygame.Rect(left, top, wide, line), text, style=style, colour=ink, align="center", id=f"{id}-{k}")


def _draw_coin(ui: Ui, centre: tuple[int, int], reward: float, weight: float, across: tuple[float, float], over: bool) -> None:
    """Draws one coin: a pale disc for what was paid, on it a full one for what counts, with its sign where there is room."""
    if reward == 0:
        pygame.draw.circle(ui.surface, theme.LINE_HOVER, centre, ui.theme.px(2))
        return
    least = ui.theme.px(LEAST)
    whole, left = round(max(least, across[0])), round(max(least * math.sqrt(weight), across[1]))
    fill, edge, pale = _gain() if reward > 0 else _loss()
    _draw_disc(ui, centre, whole, theme.TRACK if over else pale, None)
    if over or left < 1:
        return
    _draw_disc(ui, centre, left, fill, edge)
    if left >= ui.theme.px(14):
        half = max(2, round(left * 0.2))
        thick = max(1, ui.theme.px(2))
        x, y = centre
        pygame.draw.line(ui.surface, edge, (x - half, y), (x + half, y), thick)
        if reward > 0:
            pygame.draw.line(ui.surface, edge, (x, y - half), (x, y + half), thick)


def _draw_disc(ui: Ui, centre: tuple[int, int], across: int, fill: theme.Colour, edge: theme.Colour | None) -> None:
    """Draws a smooth disc."""
    line = max(1.0, across / 16) if edge is not None else 0.0
    stroke = f'stroke="{hex_of(edge)}" stroke-width="{line:g}"' if edge is not None else ""
    half, radius = across / 2, max(0.5, (across - line) / 2)
    circle = f'<circle cx="{half:g}" cy="{half:g}" r="{radius:g}" fill="{hex_of(fill)}" {stroke}/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {across}">{circle}</svg>'
    stamp = picture(svg, (across, across))
    ui.surface.blit(stamp, stamp.get_rect(center=centre))
