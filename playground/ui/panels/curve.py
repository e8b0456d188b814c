"""The learning curve: the return of every episode thin, the running mean thick, the best possible dashed."""

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from playground.learning.learner import Source
from playground.training.snapshot import Curve
from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.figures import counted, signed, sunken
from playground.ui.panels.reachable import best_return
from playground.ui.workspace import Workspace

FINER = 2
"""Lines are drawn this many times larger and then scaled down, which makes them smooth."""
LEAST = 0.3
"""The axis spans at least this part of the returns' size, so that mere noise does not fill it."""
SMOOTHED = 24
"""The running mean looks at one in so many of the points."""

ANEW = 0.1
"""Seconds between two paintings at least."""

Floats = NDArray[np.float64]


def curve(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The curve with numbers at its axes."""
    snapshot = workspace.snapshot
    lengths = ui.theme
    title = column.take(lengths.heading)
    ui.heading(title, "Learning curve")
    area = column.take(max(lengths.px(84), min(lengths.px(150), column.left)))
    drawn = snapshot.curve
    if len(drawn.mean) < 2:
        sunken(ui, area)
        planner = workspace.spec is not None and workspace.spec.source is Source.MODEL
        words = "It plans: no episodes, no curve" if planner else "It begins with the second episode"
        ui.label(area, words, style="small", colour=theme.MUTED, align="center")
        return workspace
    best = reachable(workspace)
    low, high = span(drawn, best)
    plot = pygame.Rect(
        area.left + lengths.px(46), area.top + lengths.px(6), area.width - lengths.px(50), area.height - lengths.px(26)
    )
    for value in ticks(low, high, 4 if plot.height >= lengths.px(90) else 3):
        y = plot.bottom - round((value - low) / (high - low) * plot.height)
        ui.surface.fill(theme.LINE, (plot.left, y, plot.width, lengths.px(1)))
        text = pygame.Rect(area.left, y - lengths.small_line // 2, lengths.px(40), lengths.small_line)
        ui.label(text, signed(value, 3), style="tiny", colour=theme.MUTED, align="right")
    kept = ui.kept("curve", _Painted)
    ui.surface.blit(kept.lines(drawn, plot.size, (low, high), best, ui.now), plot)
    foot = pygame.Rect(plot.left, plot.bottom + lengths.px(2), plot.width, lengths.small_line)
    ui.label(foot, f"{drawn.episode[0]:,.0f}", style="tiny", colour=theme.MUTED)
    ui.label(foot, f"episode {counted(drawn.episode[-1])}", style="tiny", colour=theme.MUTED, align="right")
    words = "Return of every episode; thick is the running mean" + (
        f", dashed the best possible ({signed(best)})." if best is not None else "."
    )
    ui.tip("curve", area, words)
    return workspace


def reachable(workspace: Workspace) -> float | None:
    """The best mean return of an episode, where it is known."""
    snapshot = workspace.snapshot
    return best_return(snapshot.mdp, snapshot.optimum) if snapshot.optimum is not None else None


def span(drawn: Curve, best: float | None) -> tuple[float, float]:
    """The lowest and the highest number of the upright axis; a few early disasters do not flatten all the rest."""
    values = drawn.mean
    low, high = float(np.quantile(values, 0.02)), float(values.max())
    if best is not None:
        low, high = min(low, best), max(high, best)
    least = max(0.1, LEAST * max(abs(low), abs(high)))
    room = max((high - low) * 0.06, (least - (high - low)) / 2)
    return low - room, high + room


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """At most so many round numbers between two bounds."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= rough * (1 - 1e-9))
    first = math.ceil(low / step)
    return tuple(number * step for number in range(first, first + most + 1) if number * step <= high)


def smoothed(values: Floats) -> Floats:
    """[N] the running mean of [N] values over the last N / 24 of them (fewer at the beginning)."""
    window = max(1, len(values) // SMOOTHED)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    ends = np.arange(1, len(values) + 1)
    starts = np.maximum(0, ends - window)
    means: Floats = (sums[ends] - sums[starts]) / (ends - starts)
    return means


class _Painted:
    """The lines as they were last painted; at full speed they are painted anew only some times a second."""

    def __init__(self) -> None:
        self._curve: Curve | None = None
        self._key: tuple[object, ...] = ()
        self._since = 0.0
        self._surface = pygame.Surface((1, 1))

    def lines(
        self, drawn: Curve, size: tuple[int, int], ends: tuple[float, float], best: float | None, now: float
    ) -> pygame.Surface:
        """The surface with the lines of a curve between two values of the upright axis."""
        key = size, ends, best
        same_place = self._key[:1] == key[:1] and self._curve is not None
        if not same_place or ((drawn is not self._curve or key != self._key) and now - self._since >= ANEW):
            self._curve, self._key, self._since = drawn, key, now
            self._surface = _lines(drawn, size, *ends, best)
        return self._surface


def _lines(drawn: Curve, size: tuple[int, int], low: float, high: float, best: float | None) -> pygame.Surface:
    """The lines on a transparent surface."""
    wide, tall = size[0] * FINER, size[1] * FINER
    canvas = pygame.Surface((wide, tall), pygame.SRCALPHA)
    canvas.fill((*theme.CARD, 0))
    x = (drawn.episode - drawn.episode[0]) / max(1.0, float(drawn.episode[-1] - drawn.episode[0])) * (
        wide - 6 * FINER
    ) + 2 * FINER

    def points(values: Floats, every: int = 1) -> list[tuple[float, float]]:
        y = tall - 1 - (np.clip(values, low, high) - low) / (high - low) * (tall - 1)
        kept = np.append(np.arange(0, len(x) - 1, every), len(x) - 1)
        return list(zip(x[kept].tolist(), y[kept].tolist(), strict=True))

    every = max(1, len(x) // size[0])
    mean = points(smoothed(drawn.mean), every)
    pygame.draw.polygon(canvas, (*theme.ACCENT, 26), [*mean, (mean[-1][0], tall), (mean[0][0], tall)])
    pygame.draw.lines(canvas, (*theme.ACCENT, 105), False, points(drawn.mean, max(1, every // 2)), FINER)
    if best is not None:
        y = tall - 1 - (best - low) / (high - low) * (tall - 1)
        for start in range(0, wide, 12 * FINER):
            pygame.draw.line(canvas, theme.FOCUS, (start, y), (start + 7 * FINER, y), 2 * FINER)
    pygame.draw.lines(canvas, theme.ACCENT, False, mean, 3 * FINER)
    pygame.draw.circle(canvas, theme.ACCENT, mean[-1], 5 * FINER)
    pygame.draw.circle(canvas, theme.CARD, mean[-1], 2.5 * FINER)
    return pygame.transform.smoothscale(canvas, size)
