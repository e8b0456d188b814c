"""The lines of learning curves as a picture: the present run's and the kept ones, each in a style of its own."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.training.episode_curve import Curve
from playground.ui import theme
from playground.ui.theme import Colour

FINER = 2
"""Lines are drawn this many times larger and then scaled down, which makes them smooth."""
SMOOTHED = 24
"""The running mean is taken over one part in this many of the points."""
ANEW = 0.1
"""The least number of seconds between two paintings."""

Floats = NDArray[np.float64]


class LineStyle(NamedTuple):
    """Its place among the theme's curves, and the lengths of strokes and gaps in turn, in units; without them it is solid."""

    curve: int
    strokes: tuple[int, ...] = ()

    @property
    def colour(self) -> Colour:
        """Its colour in the theme that is worn."""
        return theme.CURVES[self.curve]


PRESENT = LineStyle(0)
STYLES = (
    LineStyle(1, (11, 5)),
    LineStyle(2, (3, 4)),
    LineStyle(3, (12, 4, 3, 4)),
    LineStyle(4, (20, 5)),
    LineStyle(5, (6, 4)),
    LineStyle(6, (9, 3, 2, 3, 2, 3)),
)
"""The style of each place for a kept curve; the strokes differ too, for eyes that cannot tell the colours apart."""


class CurveLine(NamedTuple):
    """A curve and the style it is drawn in."""

    curve: Curve
    look: LineStyle


class Axes(NamedTuple):
    """What a picture spans: pixels, values from low to high, episodes from first to last; the best value, None if unknown.

    transitions: whether first and last count transitions, not episodes.
    """

    size: tuple[int, int]
    low: float
    high: float
    first: float
    last: float
    best: float | None
    transitions: bool = False


def smoothed(values: Floats) -> Floats:
    """[N] the running mean of [N] values over the last N / 24 of them (fewer at the beginning)."""
    window = max(1, len(values) // SMOOTHED)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    ends = np.arange(1, len(values) + 1)
    starts = np.maximum(0, ends - window)
    means: Floats = (sums[ends] - sums[starts]) / (ends - starts)
    return means


class CurvePainter:
    """Paints the lines and keeps the picture; at full speed it is painted again only a few times a second."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._frame: Axes | None = None
        self._since = 0.0
        self._surface = pygame.Surface((1, 1))

    def lines(self, present: Curve | None, kept: tuple[CurveLine, ...], frame: Axes, now: float) -> pygame.Surface:
        """The surface with all lines."""
        shape = frame.size, *(id(line.curve) for line in kept)
        key = shape, frame, id(present)
        same_place = self._frame is not None and self._key[:1] == (shape,)
        if not same_place or (key != self._key and now - self._since >= ANEW):
            self._key, self._frame, self._since = key, frame, now
            self._surface = _picture(present, kept, frame)
            self._held = present, kept  # what the key names stays alive, so that no other array takes its number
        return self._surface


def draw_sample(surface: pygame.Surface, rect: pygame.Rect, look: LineStyle) -> None:
    """Draws a short piece of a line, for the legend."""
    canvas = pygame.Surface((rect.width * FINER, rect.height * FINER), pygame.SRCALPHA)
    canvas.fill((*theme.CARD, 0))
    middle = rect.height * FINER / 2
    _draw_stroke(canvas, [(0.0, middle), (float(rect.width * FINER), middle)], look, 3 * FINER)
    surface.blit(pygame.transform.smoothscale(canvas, rect.size), rect)


def _picture(present: Curve | None, kept: tuple[CurveLine, ...], frame: Axes) -> pygame.Surface:
    """The lines on a transparent surface: bands first, then kept lines, then the best, the present one on top."""
    wide, tall = frame.size[0] * FINER, frame.size[1] * FINER
    canvas = pygame.Surface((wide, tall), pygame.SRCALPHA)
    canvas.fill((*theme.CARD, 0))
    drawn = (*kept, *((CurveLine(present, PRESENT),) if present is not None else ()))
    if kept:
        for line in drawn:
            _draw_band(canvas, line, frame)
    elif present is not None:
        mean = _points(canvas, present, smoothed(present.mean), frame)
        pygame.draw.polygon(canvas, (*theme.ACCENT, 26), [*mean, (mean[-1][0], tall), (mean[0][0], tall)])
        pygame.draw.lines(canvas, (*theme.ACCENT, 105), False, _points(canvas, present, present.mean, frame, 2), FINER)
    if frame.best is not None:
        y = tall - 1 - (frame.best - frame.low) / (frame.high - frame.low) * (tall - 1)
        for start in range(0, wide, 12 * FINER):
            pygame.draw.line(canvas, theme.FOCUS, (start, y), (start + 7 * FINER, y), 2 * FINER)
    for line in drawn:
        points = _points(canvas, line.curve, smoothed(line.curve.mean), frame)
        _draw_stroke(canvas, points, line.look, 3 * FINER)
        if line.look is PRESENT:
            pygame.draw.circle(canvas, theme.ACCENT, points[-1], 5 * FINER)
            pygame.draw.circle(canvas, theme.CARD, points[-1], 2.5 * FINER)
    return pygame.transform.smoothscale(canvas, frame.size)


def _draw_band(canvas: pygame.Surface, line: CurveLine, frame: Axes) -> None:
    """Draws a band from the lowest to the highest return of each point, both as running means; overlapping bands both show."""
    low = _points(canvas, line.curve, smoothed(line.curve.low), frame)
    high = _points(canvas, line.curve, smoothed(line.curve.high), frame)
    layer = pygame.Surface(canvas.get_size(), pygame.SRCALPHA)
    layer.fill((*theme.CARD, 0))
    pygame.draw.polygon(layer, (*line.look.colour, 30), [*low, *reversed(high)])
    canvas.blit(layer, (0, 0))


def _points(canvas: pygame.Surface, curve: Curve, values: Floats, frame: Axes, finer: int = 1) -> list[tuple[float, float]]:
    """Where the values stand on the canvas: at most about `finer` points for each pixel of the picture's width."""
    wide, tall = canvas.get_size()
    across = curve.across(frame.transitions)
    first, last = seen_of(across, frame.first, frame.last)
    every = max(1, (last - first) // frame.size[0] // finer)
    at = np.append(np.arange(first, last - 1, every), last - 1)
    x = (across[at] - frame.first) / max(1.0, frame.last - frame.first) * (wide - 6 * FINER) + 2 * FINER
    y = tall - 1 - (np.clip(values[at], frame.low, frame.high) - frame.low) / (frame.high - frame.low) * (tall - 1)
    return list(zip(x.tolist(), y.tolist(), strict=True))


def seen_of(across: Floats, first: float, last: float) -> tuple[int, int]:
    """The points from one beyond the left end of the axis to one beyond its right end, as the first and the one after the last.

    across: [N] rising; nan at the beginning where nobody noted anything.
    """
    unknown = int(np.isnan(across).sum())
    begin = int(np.searchsorted(across[unknown:], first, "right")) - 1 + unknown
    end = int(np.searchsorted(across[unknown:], last, "left")) + 1 + unknown
    return max(unknown, min(begin, len(across) - 1)), max(unknown + 1, min(end, len(across)))


def _draw_stroke(canvas: pygame.Surface, points: list[tuple[float, float]], look: LineStyle, width: int) -> None:
    """Draws a line through points, solid or in strokes."""
    if not look.strokes:
        pygame.draw.lines(canvas, look.colour, False, points, width)
        return
    lengths = [part * FINER for part in look.strokes]
    place, left, drawn = 0, float(lengths[0]), [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        length, gone = float(np.hypot(x1 - x0, y1 - y0)), 0.0
        while length - gone > left:
            gone += left
            spot = x0 + (x1 - x0) * gone / length, y0 + (y1 - y0) * gone / length
            if place % 2 == 0:
                pygame.draw.lines(canvas, look.colour, False, [*drawn, spot], width)
            place = (place + 1) % len(lengths)
            left, drawn = float(lengths[place]), [spot]
        left -= length - gone
        drawn.append((x1, y1))
    if place % 2 == 0 and len(drawn) > 1:
        pygame.draw.lines(canvas, look.colour, False, drawn, width)
