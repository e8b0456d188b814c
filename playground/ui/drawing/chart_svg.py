"""A pair of axes with curves as SVG, which is sharp at any size; the same plot gives the same text."""

from collections.abc import Callable, Iterable
from html import escape

import numpy as np
from numpy.typing import NDArray

from playground.training.experiments.plot import Plot, PlotLine, span
from playground.ui import theme
from playground.ui.drawing.ticks import ticks, ticks_from_one

Floats = NDArray[np.float64]
WIDE, HIGH = 880, 560
LEFT, RIGHT, TOP, FOOT = 100, 24, 64, 66
"""Units around the box of the curves."""
FONT = "font-family='sans-serif'"
STROKE = 2.5


def chart_svg(plot: Plot) -> str:
    """The text of an .svg file. Axes run evenly (a plot that doubles along x is not for this)."""
    (x0, x1), (y0, y1) = span(plot)
    top = TOP + (24 if len(plot.lines) > 1 else 0)
    wide, high = WIDE - LEFT - RIGHT, HIGH - top - FOOT

    def across(x: Floats) -> Floats:
        return LEFT + (x - x0) / (x1 - x0) * wide

    def down(y: Floats) -> Floats:
        return top + (y1 - np.clip(y, y0 - 9 * (y1 - y0), y1 + 9 * (y1 - y0))) / (y1 - y0) * high

    def points(x: Floats, y: Floats) -> str:
        return " ".join(f"{px:.1f},{py:.1f}" for px, py in zip(across(x).tolist(), down(y).tolist(), strict=True))

    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDE} {HIGH}' width='{WIDE}' height='{HIGH}'>",
        f"<rect width='{WIDE}' height='{HIGH}' fill='{_hex(theme.CARD)}'/>",
        _text(plot.title, 24, 38, 22, theme.INK, weight="bold"),
        f"<clipPath id='box'><rect x='{LEFT}' y='{top}' width='{wide}' height='{high}'/></clipPath>",
    ]
    for value in ticks(y0, y1, 6):
        y = float(down(np.array([value]))[0])
        parts.append(f"<path d='M{LEFT} {y:.1f}H{LEFT + wide}' stroke='{_hex(theme.LINE)}'/>")
        parts.append(_text(_number(value), LEFT - 10, y + 5, 14, theme.MUTED, anchor="end"))
    for value in ticks_from_one(x0, x1, 8):
        x = float(across(np.array([value]))[0])
        parts.append(f"<path d='M{x:.1f} {top}V{top + high}' stroke='{_hex(theme.LINE)}'/>")
        parts.append(_text(_number(value), x, top + high + 20, 14, theme.MUTED, anchor="middle"))
    parts.append("<g clip-path='url(#box)'>")
    for number, line in enumerate(plot.lines):
        parts += _band(line, number, points)
    for mark in plot.marks:
        y = float(down(np.array([mark.value]))[0])
        parts.append(f"<path d='M{LEFT} {y:.1f}H{LEFT + wide}' stroke='{_hex(theme.MUTED)}' stroke-dasharray='8 6'/>")
        parts.append(_text(mark.label, LEFT + wide - 8, y + (-6 if y > top + 20 else 16), 14, theme.MUTED, anchor="end"))
    for number, line in enumerate(plot.lines):
        drawn = f"points='{points(line.x, line.y)}' fill='none' stroke='{_colour(number)}' stroke-width='{STROKE}'"
        parts.append(f"<polyline {drawn} stroke-linejoin='round'/>")
    parts.append("</g>")
    parts.append(f"<path d='M{LEFT} {top}V{top + high}H{LEFT + wide}' fill='none' stroke='{_hex(theme.MUTED)}'/>")
    parts += _legend(plot)
    parts.append(_text(plot.x_label, LEFT + wide / 2, HIGH - 18, 16, theme.INK, anchor="middle"))
    parts.append(f"<g transform='rotate(-90 30 {top + high / 2})'>")
    parts.append(_text(plot.y_label, 30, top + high / 2, 16, theme.INK, anchor="middle"))
    return "\n".join((*parts, "</g>", "</svg>", ""))


def _band(line: PlotLine, number: int, points: Callable[[Floats, Floats], str]) -> Iterable[str]:
    """What lies between the lowest and the highest."""
    if line.low is not None and line.high is not None and len(line.x) > 1:
        edge = f"{points(line.x, line.low)} {points(line.x[::-1], line.high[::-1])}"
        yield f"<polygon points='{edge}' fill='{_colour(number)}' fill-opacity='{theme.BAND_ALPHA / 255:.2f}'/>"


def _legend(plot: Plot) -> Iterable[str]:
    """The names of the curves; one curve alone needs none."""
    x = 24.0
    for number, line in enumerate(plot.lines if len(plot.lines) > 1 else ()):
        yield f"<path d='M{x:.0f} 62h26' stroke='{_colour(number)}' stroke-width='4'/>"
        yield _text(line.label, x + 34, 67, 15, theme.INK)
        x += 60 + 9 * len(line.label)


def _text(words: str, x: float, y: float, size: int, colour: theme.Colour, anchor: str = "start", weight: str = "normal") -> str:
    place = f"x='{x:.1f}' y='{y:.1f}' font-size='{size}' text-anchor='{anchor}' font-weight='{weight}'"
    return f"<text {place} {FONT} fill='{_hex(colour)}'>{escape(words)}</text>"


def _number(value: float) -> str:
    text = f"{abs(value):,.6g}" if abs(value) >= 1e-9 else "0"
    return ("\N{MINUS SIGN}" if value < -1e-9 else "") + text


def _colour(number: int) -> str:
    return _hex(theme.SERIES[number % len(theme.SERIES)])


def _hex(colour: theme.Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour[:3])
