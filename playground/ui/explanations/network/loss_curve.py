"""The curve of the losses: how wrong the guesses were, on a logarithmic scale."""

import math
from itertools import pairwise

import numpy as np
import pygame

from playground.learning.learner import Array
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.kit import Ui

FEWEST, MOST = 2, 4
"""Fewest and most lines across the curve."""


def marks(low: float, high: float) -> tuple[float, ...]:
    """Round numbers between the least and the largest loss: powers of ten, or 1, 2 and 5 times them if those are too few."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    tens = [10.0**power for power in powers if low <= 10.0**power <= high]
    if len(tens) < FEWEST:
        tens = [step * 10.0**power for power in powers for step in (1, 2, 5) if low <= step * 10.0**power <= high]
    return tuple(tens[:: -(-len(tens) // MOST)]) if tens else ()


def mark_text(mark: float) -> str:
    """A mark as text, with as many decimals as it needs."""
    return f"{mark:.{max(0, -math.floor(math.log10(mark) + 1e-9))}f}"


def loss_curve(ui: Ui, rect: pygame.Rect, history: Array) -> None:
    """Draws the curve, with numbers at its lines and words at its beginning and end."""
    size = ui.theme.small_line
    if len(history) < 2:
        ui.label(rect, "It has learned nothing here yet.", style="small", colour=theme.MUTED, id="losses")
        return
    floor = max(1e-12, float(history.max()) * 1e-5)
    heights = np.maximum(history, floor)
    low, high = float(np.quantile(heights, 0.01)), float(heights.max())
    low = min(low, high / 1.6)
    left = ui.theme.px(8) + max((ui.width(mark_text(mark), "tiny") for mark in marks(low, high)), default=0)
    plot = pygame.Rect(rect.left + left, rect.top + size // 2, rect.width - left, rect.height - size // 2 - size)

    def at(loss: float) -> float:
        share = (math.log10(max(loss, low)) - math.log10(low)) / (math.log10(high) - math.log10(low))
        return plot.bottom - 1 - share * (plot.height - 1)

    for mark in marks(low, high):
        y = round(at(mark))
        pygame.draw.line(ui.surface, theme.LINE, (plot.left, y), (plot.right, y), max(1, ui.theme.px(1)))
        spot = pygame.Rect(rect.left, y - size // 2, left - ui.theme.px(6), size)
        ui.label(spot, mark_text(mark), style="tiny", colour=theme.MUTED, align="right")
    columns = min(len(heights), max(2, plot.width // 2))
    means = [float(part.mean()) for part in np.array_split(heights, columns)]
    xs = np.linspace(plot.left, plot.right - 1, columns).tolist()
    points = list(zip(xs, [at(mean) for mean in means], strict=True))
    for start, end in pairwise(points):
        pygame.draw.aaline(ui.surface, theme.ACCENT, start, end, max(1, ui.theme.px(2)))
    foot = pygame.Rect(plot.left, plot.bottom, plot.width, size)
    ui.label(foot, "first lessons", style="tiny", colour=theme.MUTED)
    ui.label(foot, "now", style="tiny", colour=theme.MUTED, align="right")
    ui.tip("losses", rect, f"Now {numeral(float(history[-1]))}, at most {numeral(float(history.max()))}.")
