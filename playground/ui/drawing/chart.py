"""Pictures of curves with bands, axes and a legend, drawn without a window: the same plots, the same picture."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.training.experiments.plot import Plot, PlotLine, span
from playground.ui import theme
from playground.ui.drawing import fonts
from playground.ui.drawing.png import write_png
from playground.ui.drawing.shapes import rounded
from playground.ui.drawing.ticks import ticks, ticks_from_one

Floats = NDArray[np.float64]
Points = list[tuple[float, float]]

SIZE = (880, 560)
"""Pixels of one pair of axes with all that belongs to it."""
FINER = 3
"""Lines are drawn this many times larger and then scaled down, which makes them smooth."""
MARKS_APART = 7
"""Marks on a curve whose points are not all marked."""
SCALE = theme.Theme(1.2)
PAPER_ALPHA = 190
"""Of the paper under the words of a mark."""
CORNERS: tuple[tuple[float, ...], ...] = ((), (45, 135, 225, 315), (90, 210, 330), (0, 90, 180, 270), (30, 150, 270))
"""Angles of the corners of marks; none is a circle."""


def save_chart(path: Path, plots: Sequence[Plot]) -> None:
    """Writes the picture as PNG, whole or not at all. OSError where it cannot."""
    if not pygame.font.get_init():
        pygame.font.init()
    write_png(path, chart(plots))


def chart(plots: Sequence[Plot]) -> pygame.Surface:
    """The plots side by side on one card."""
    gap = SCALE.margin
    surface = pygame.Surface((len(plots) * SIZE[0] + 2 * gap, SIZE[1] + 2 * gap))
    surface.fill(theme.GROUND)
    card = surface.get_rect().inflate(-2 * gap, -2 * gap)
    rounded(SCALE.card_radius, theme.CARD, theme.CARD_EDGE, SCALE.border).draw(surface, card)
    for number, plot in enumerate(plots):
        _plot(surface, pygame.Rect((gap + number * SIZE[0], gap), SIZE), plot)
    return surface


def _plot(surface: pygame.Surface, area: pygame.Rect, plot: Plot) -> None:
    """One pair of axes: title, legend, grid, curves."""
    pad = SCALE.pad
    _write(surface, plot.title, "heading", theme.INK, (area.left + pad, area.top + pad), area.width - 2 * pad)
    legend = _legend(surface, pygame.Rect(area.left + pad, area.top + pad + SCALE.heading, area.width - 2 * pad, 0), plot)
    left, foot = area.left + SCALE.px(92), area.bottom - SCALE.px(58)
    box = pygame.Rect(left, legend + SCALE.gap, area.right - 2 * pad - left, 0)
    box.height = foot - box.top
    (x0, x1), (y0, y1) = span(plot)
    for value in ticks(y0, y1, 6):
        y = box.bottom - round((value - y0) / (y1 - y0) * box.height)
        surface.fill(theme.LINE, (box.left, y, box.width, 1))
        _write(surface, _number_text(value), "small", theme.MUTED, (box.left - SCALE.gap, y), align=(1.0, 0.5))
    across = _across(plot, x0, x1)
    for value in _doubles(x0, x1) if plot.doubling else ticks_from_one(x0, x1, 8):
        x = box.left + round(float(across(np.array([value]))[0]) * box.width)
        surface.fill(theme.LINE, (x, box.top, 1, box.height))
        _write(surface, _number_text(value), "small", theme.MUTED, (x, box.bottom + SCALE.px(6)), align=(0.5, 0.0))
    surface.blit(_curves(plot, box.size, across, (y0, y1)), box)
    surface.fill(theme.MUTED, (box.left, box.bottom, box.width, 1))
    surface.fill(theme.MUTED, (box.left, box.top, 1, box.height))
    _write(surface, plot.x_label, "text", theme.INK, (box.centerx, area.bottom - pad), align=(0.5, 1.0))
    words = pygame.transform.rotate(fonts.text(plot.y_label, "text", SCALE.text_size("text"), theme.INK), 90)
    surface.blit(words, words.get_rect(midleft=(area.left + pad, box.centery)))


def _curves(plot: Plot, size: tuple[int, int], across: "_Across", ends: tuple[float, float]) -> pygame.Surface:
    """Bands below, then dashed marks, then the curves, on a transparent surface."""
    wide, tall = size[0] * FINER, size[1] * FINER
    canvas = pygame.Surface((wide, tall), pygame.SRCALPHA)
    canvas.fill((*theme.CARD, 0))
    low, high = ends

    def points(line: PlotLine, values: Floats) -> Points:
        y = (high - np.clip(values, low - 9 * (high - low), high + 9 * (high - low))) / (high - low) * tall
        return list(zip((across(line.x) * wide).tolist(), y.tolist(), strict=True))

    for number, line in enumerate(plot.lines):
        if line.low is not None and line.high is not None and len(line.x) > 1:
            veil = pygame.Surface((wide, tall), pygame.SRCALPHA)
            colour = (*_colour(number), theme.BAND_ALPHA)
            pygame.draw.polygon(veil, colour, [*points(line, line.low), *reversed(points(line, line.high))])
            canvas.blit(veil, (0, 0), special_flags=pygame.BLEND_ALPHA_SDL2)
    for mark in plot.marks:
        y = (high - mark.value) / (high - low) * tall
        for start in range(0, wide, 14 * FINER):
            pygame.draw.line(canvas, theme.MUTED, (start, y), (start + 8 * FINER, y), FINER + 1)
    for number, line in enumerate(plot.lines):
        _curve(canvas, number, points(line, line.y), line.dots)
    picture = pygame.transform.smoothscale(canvas, size)
    for mark in plot.marks:
        y = round((high - mark.value) / (high - low) * size[1])
        below = y < SCALE.small_line + 2
        wide = fonts.width(mark.label, "small", SCALE.text_size("small")) + SCALE.gap
        paper = pygame.Surface((wide, SCALE.small_line), pygame.SRCALPHA)
        paper.fill((*theme.CARD, PAPER_ALPHA))
        picture.blit(paper, (size[0] - SCALE.gap // 2 - wide, y + (2 if below else -2 - SCALE.small_line)))
        place = size[0] - SCALE.gap, y + (2 if below else -2)
        _write(picture, mark.label, "small", theme.MUTED, place, align=(1.0, 1.0 - below))
    return picture


def _curve(canvas: pygame.Surface, number: int, points: Points, dots: bool) -> None:
    """A curve with its marks: on every point, or on some, each curve on others."""
    colour, thick = _colour(number), 2 * FINER + 1
    if len(points) > 1:
        pygame.draw.lines(canvas, colour, False, points, thick)
        for x, y in points:
            pygame.draw.circle(canvas, colour, (x, y), thick / 2)
    apart = 1 if dots else max(1, len(points) // MARKS_APART)
    for x, y in points[0 if dots else (apart * (2 * number + 1) // 16) % apart :: apart]:
        _mark(canvas, number, (x, y), 5.5 * FINER)


def _mark(surface: pygame.Surface, number: int, centre: tuple[float, float], radius: float) -> None:
    """The sign of the curve of this number, with a light rim."""
    corners = CORNERS[number % len(CORNERS)]
    for grown, colour in ((1.35, theme.CARD), (1.0, _colour(number))):
        if not corners:
            pygame.draw.circle(surface, colour, centre, radius * grown * 0.85)
            continue
        angles = [math.radians(degrees) for degrees in corners]
        far = radius * grown * 1.1
        pygame.draw.polygon(surface, colour, [(centre[0] + far * math.cos(a), centre[1] - far * math.sin(a)) for a in angles])


def _legend(surface: pygame.Surface, area: pygame.Rect, plot: Plot) -> int:
    """The names of the curves in lines, with their signs; returns where it ends. One curve alone needs no name."""
    if len(plot.lines) == 1:
        return area.top
    x, y, high, sample = area.left, area.top + SCALE.gap, SCALE.line, SCALE.px(30)
    for number, line in enumerate(plot.lines):
        wide = sample + SCALE.gap + fonts.width(line.label, "text", SCALE.text_size("text"))
        if x > area.left and x + wide > area.right:
            x, y = area.left, y + high
        canvas = pygame.Surface((sample * FINER, high * FINER), pygame.SRCALPHA)
        canvas.fill((*theme.CARD, 0))
        middle = high * FINER // 2
        pygame.draw.line(canvas, _colour(number), (0, middle), (sample * FINER, middle), 2 * FINER + 1)
        _mark(canvas, number, (sample * FINER / 2, middle), 5.5 * FINER)
        surface.blit(pygame.transform.smoothscale(canvas, (sample, high)), (x, y))
        _write(surface, line.label, "text", theme.INK, (x + sample + SCALE.gap, y + high // 2), area.width, (0.0, 0.5))
        x += wide + 2 * SCALE.gap + SCALE.gap
    return y + high


def _write(
    surface: pygame.Surface,
    words: str,
    style: str,
    colour: theme.Colour,
    at: tuple[int, int],
    room: int = 4000,
    align: tuple[float, float] = (0.0, 0.0),
) -> None:
    """A line of text; `align` is which part of it stands at the place: 0 its beginning, 1 its end."""
    drawn, _ = fonts.line(words, style, SCALE.text_size(style), colour, room)
    surface.blit(drawn, (at[0] - round(drawn.get_width() * align[0]), at[1] - round(drawn.get_height() * align[1])))


class _Across:
    """From x to a share of the width, straight or by doubling."""

    def __init__(self, left: float, right: float, doubling: bool) -> None:
        self._ends = (math.log2(left), math.log2(right)) if doubling else (left, right)
        self._doubling = doubling

    def __call__(self, x: Floats) -> Floats:
        left, right = self._ends
        shares: Floats = ((np.log2(x) if self._doubling else x) - left) / (right - left)
        return shares


def _across(plot: Plot, left: float, right: float) -> _Across:
    return _Across(left, right, plot.doubling)


def _doubles(left: float, right: float) -> tuple[float, ...]:
    """The powers of two between two bounds."""
    return tuple(2.0**power for power in range(math.ceil(math.log2(left)), math.floor(math.log2(right)) + 1))


def _colour(number: int) -> theme.Colour:
    return theme.SERIES[number % len(theme.SERIES)]


def _number_text(value: float) -> str:
    """A number at an axis: a true minus sign, no useless zeros."""
    text = f"{abs(value):,.6g}" if abs(value) >= 1e-9 else "0"
    return ("\N{MINUS SIGN}" if value < -1e-9 else "") + text
