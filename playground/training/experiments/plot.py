"""What a picture of curves shows, as values: lines with bands, marks, axes. How it is drawn is the screen's."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.training.experiments.bands import Band

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PlotLine:
    """A curve: x, y [N] float64. low, high: [N] its band, or None. dots: whether each point is marked."""

    label: str
    x: Floats
    y: Floats
    low: Floats | None = None
    high: Floats | None = None
    dots: bool = False


@dataclass(frozen=True)
class PlotMark:
    """A dashed level line with its words."""

    value: float
    label: str


@dataclass(frozen=True, eq=False)
class Plot:
    """One pair of axes. x_ends, y_ends: what they span, None for what the lines need. doubling: x grows by factors of two."""

    title: str
    x_label: str
    y_label: str
    lines: tuple[PlotLine, ...]
    marks: tuple[PlotMark, ...] = ()
    x_ends: tuple[float, float] | None = None
    y_ends: tuple[float, float] | None = None
    doubling: bool = False


def banded(label: str, x: Floats, bands: Band, dots: bool = False) -> PlotLine:
    """A line of means with their band; what no run tells of is left out."""
    counted = bands.runs > 0
    return PlotLine(label, x[counted], bands.mean[counted], bands.low[counted], bands.high[counted], dots)


def signed(value: float, digits: int = 2) -> str:
    """A number with a true minus sign."""
    return f"{value:.{digits}f}".replace("-", "\N{MINUS SIGN}")


def span(plot: Plot) -> tuple[tuple[float, float], tuple[float, float]]:
    """What the axes span: ((left, right), (bottom, top))."""
    x = plot.x_ends or _ends(line.x for line in plot.lines)
    if plot.y_ends is not None:
        return x, plot.y_ends
    bounds = [edge for line in plot.lines for edge in (line.y, line.low, line.high) if edge is not None]
    low, high = _ends([*bounds, *(np.array([mark.value]) for mark in plot.marks)])
    room = 0.05 * (high - low)
    return x, (low - room, high + room)


def _ends(parts: Iterable[Floats]) -> tuple[float, float]:
    values = np.concatenate([np.zeros(0), *parts])
    values = values[np.isfinite(values)]
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
    return (low, high) if high > low else (low - 0.5, high + 0.5)
