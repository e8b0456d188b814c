"""A histogram of returns, with their mean and the value that they close in on."""

import math

import numpy as np
import pygame

from playground.learning.learner import Array
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.explanations.expectation.fan import LESS, MORE
from playground.ui.kit import Ui

MOST_BARS = 31


def bars(returns: Array, value: float) -> tuple[Array, Array]:
    """Counts [B] and edges [B + 1] of 7 to MOST_BARS bars for returns [N]; they reach as far as the value, too."""
    low, high = min(float(returns.min()), value), max(float(returns.max()), value)
    if high - low < 1e-9:
        low, high = low - 0.5, high + 0.5
    count = min(MOST_BARS, max(7, len(returns) // 4))
    room = (high - low) / (2 * count)
    counts = np.histogram(returns, bins=count, range=(low - room, high + room))
    return counts[0].astype(np.float64), counts[1]


def histogram(ui: Ui, rect: pygame.Rect, returns: Array, value: float) -> None:
    """Draws bars in the colours of the fan, a line at the mean and a dashed one at the exact value, with their numbers."""
    finite, value = math.isfinite(value), value if math.isfinite(value) else float(returns.mean())
    counts, edges = bars(returns, value)
    foot, head = ui.theme.small_line, ui.theme.small_line
    area = pygame.Rect(rect.left, rect.top + head, rect.width, max(1, rect.height - foot - head))
    first, span = float(edges[0]), float(edges[-1] - edges[0])

    def x_of(place: float) -> int:
        return area.left + round((place - first) / span * (area.width - 1))

    for number, count in enumerate(counts):
        left, right = x_of(float(edges[number])), x_of(float(edges[number + 1]))
        high = round(area.height * count / counts.max())
        if high:
            box = pygame.Rect(left, area.bottom - high, max(1, right - left - 1), high)
            middle = float(edges[number] + edges[number + 1]) / 2
            pygame.draw.rect(ui.surface, theme.VALUE_STOPS[MORE if middle >= value else LESS], box)
    pygame.draw.line(ui.surface, theme.LINE_HOVER, area.bottomleft, area.bottomright, max(1, ui.theme.px(1)))
    mean, wide = float(returns.mean()), max(2, ui.theme.px(2))
    if finite:
        for top in range(area.top, area.bottom, ui.theme.px(8)):
            pygame.draw.rect(ui.surface, theme.FOCUS, (x_of(value) - wide // 2, top, wide, ui.theme.px(5)))
    pygame.draw.rect(ui.surface, theme.ACCENT_DARK, (x_of(mean) - wide // 2, area.top, wide, area.height))
    _mark(ui, rect, x_of(mean), f"mean {numeral(mean)}", theme.ACCENT_DARK, rect.top)
    if finite:
        _mark(ui, rect, x_of(value), f"exact {numeral(value)}", theme.FOCUS_INK, rect.bottom - foot)


def _mark(ui: Ui, rect: pygame.Rect, x: int, words: str, colour: theme.Colour, top: int) -> None:
    """Writes words centred above or below a line, but inside the rect."""
    wide = ui.width(words, "small") + ui.theme.px(2)
    left = max(rect.left, min(rect.right - wide, x - wide // 2))
    ui.label(pygame.Rect(left, top, wide, ui.theme.small_line), words, style="small", colour=colour)
