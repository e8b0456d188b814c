"""The mean of more and more returns: how it closes in on the exact value."""

import math

import numpy as np
import pygame

from playground.learning.learner import Array
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.drawing.store import stored
from playground.ui.kit import Ui

POINTS = 400
"""At most so many means are drawn."""
FINER = 2
"""The picture is drawn this many times larger and then scaled down, which makes it smooth."""


def means(returns: Array) -> tuple[Array, Array, Array]:
    """n, the mean of the first n returns [N] and its standard error s / √n, for at most POINTS n, evenly spread in log n."""
    count = len(returns)
    n = np.unique(np.round(np.geomspace(1, count, POINTS)).astype(int))
    mean = np.cumsum(returns)[n - 1] / n
    squares = np.cumsum((returns - returns.mean()) ** 2)[n - 1] / n - (mean - returns.mean()) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.where(n > 1, np.sqrt(np.maximum(squares, 0.0) / np.maximum(n - 1, 1)), 0.0)
    return n, mean, error


def closing_in(ui: Ui, rect: pygame.Rect, returns: Array, value: float) -> None:
    """Draws the mean with a band of two standard errors, the exact value as a dashed line, and powers of ten for n below."""
    foot, margin = ui.theme.small_line, max(ui.width(words, "small") for words in _ends(returns, value)) + ui.theme.px(6)
    area = pygame.Rect(rect.left + margin, rect.top + foot // 2, rect.width - margin, max(8, rect.height - foot - foot // 2))
    low, high = _span(returns, value)
    ui.surface.blit(_picture(returns, value, area.size, max(2, ui.theme.px(2))), area)
    for place, words in zip((high, low), _ends(returns, value), strict=True):
        y = area.top + round((high - place) / (high - low) * (area.height - 1))
        spot = pygame.Rect(rect.left, y - foot // 2, margin - ui.theme.px(6), foot)
        ui.label(spot, words, style="small", colour=theme.MUTED, align="right")
    last, free = math.log10(max(len(returns), 10)), rect.right
    for power in range(math.floor(last), -1, -1):
        words = f"{10**power:,}"
        wide = ui.width(words, "small") + ui.theme.px(2)
        x = area.left + round(power / last * (area.width - 1))
        left = max(area.left, min(rect.right - wide, x - wide // 2))
        if left + wide <= free:
            ui.label(pygame.Rect(left, rect.bottom - foot, wide, foot), words, style="small", colour=theme.MUTED)
            free = left - ui.theme.px(6)


def _span(returns: Array, value: float) -> tuple[float, float]:
    """The lowest and the highest number of the picture."""
    _, mean, _ = means(returns)
    heights = [*mean.tolist(), *([value] if math.isfinite(value) else [])]
    low, high = min(heights), max(heights)
    room = 0.08 * (high - low) or max(0.5, 0.1 * abs(high))
    return low - room, high + room


def _ends(returns: Array, value: float) -> tuple[str, str]:
    low, high = _span(returns, value)
    return numeral(high), numeral(low)


@stored(maxsize=2)
def _kept(key: tuple[bytes, float, tuple[int, int], int]) -> list[pygame.Surface]:
    """Keeps the picture of these returns once it has been drawn."""
    return []


def _picture(returns: Array, value: float, size: tuple[int, int], wide: int) -> pygame.Surface:
    kept = _kept((returns.tobytes(), value, size, wide))
    if not kept:
        kept.append(_drawn(returns, value, size, wide))
    return kept[0]


def _drawn(returns: Array, value: float, size: tuple[int, int], wide: int) -> pygame.Surface:
    width, height = size[0] * FINER, size[1] * FINER
    layer = pygame.Surface((width, height), pygame.SRCALPHA)
    n, mean, error = means(returns)
    low, high = _span(returns, value)
    last = math.log10(max(len(returns), 10))
    xs = np.log10(n) / last * (width - 1)

    def ys(values: Array | float) -> Array:
        pixels: Array = np.clip((high - np.asarray(values)) / (high - low), -0.5, 1.5) * (height - 1)
        return pixels

    line = list(zip(xs.tolist(), ys(mean).tolist(), strict=True))
    upper = list(zip(xs.tolist(), ys(mean + 2 * error).tolist(), strict=True))
    lower = list(zip(xs.tolist(), ys(mean - 2 * error).tolist(), strict=True))
    if len(line) > 1:
        pygame.draw.polygon(layer, (*theme.ACCENT_SOFT, 255), [*upper, *reversed(lower)])
    pygame.draw.rect(layer, theme.LINE_HOVER, (0, height - FINER, width, FINER))
    if math.isfinite(value):
        y = float(ys(value))
        for left in range(0, width, 12 * FINER):
            pygame.draw.rect(layer, theme.FOCUS, (left, round(y) - wide * FINER // 2, 7 * FINER, wide * FINER))
    if len(line) > 1:
        pygame.draw.lines(layer, theme.ACCENT_DARK, False, line, wide * FINER)
    pygame.draw.circle(layer, theme.ACCENT_DARK, line[-1], 2 * wide * FINER)
    return pygame.transform.smoothscale(layer, size)
