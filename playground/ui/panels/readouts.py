"""How panels show numbers: a number under its name, a bar, and the way numbers are written."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import Rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row

Shown = TypeVar("Shown")

READABLE = 0.15
"""Seconds for which a number that changes fast stays as it is."""


class Readout(NamedTuple):
    """A number as text, its name, and what it means as a tooltip."""

    name: str
    value: str
    about: str = ""
    colour: theme.Colour | None = None


def readouts(ui: Ui, column: Column, prefix: str, shown: Sequence[Readout], abreast: int) -> None:
    """Shows numbers in rows, so many of them abreast."""
    high = ui.theme.small_line + ui.theme.line + ui.theme.px(2)
    for first in range(0, len(shown), abreast):
        parts = Row(column.take(high), ui.theme.gap).split(abreast)
        for number, rect in zip(shown[first : first + abreast], parts, strict=False):
            readout(ui, rect, f"{prefix}-{number.name.lower().replace(' ', '-')}", number)


def readout(ui: Ui, rect: pygame.Rect, id: str, shown: Readout) -> None:
    """Shows one number under its name, with its meaning as a tooltip."""
    part = Column(rect)
    ui.label(part.take(ui.theme.small_line), shown.name, style="small", colour=theme.MUTED)
    ui.label(part.take(ui.theme.line), shown.value, style="number", colour=shown.colour)
    if shown.about:
        ui.tip(id, rect, shown.about)


def signed(value: float, digits: int = 2) -> str:
    """A reward or return as text: a true minus sign, a plus for gains, no trailing zeros."""
    text = f"{abs(value):.{digits}f}".rstrip("0").rstrip(".") if abs(value) < 1e5 else f"{abs(value):.3g}"
    if text == "0":
        return "0"
    return ("+" if value > 0 else "\N{MINUS SIGN}") + text


def skill_words(skill: float) -> str:
    """A skill as text: two decimals, never rounded up to a 1 that it is not; – where there is none."""
    if math.isnan(skill):
        return "–"
    if math.isinf(skill):
        return "below 0"
    shown = math.floor(skill * 100) / 100 if 0.99 < skill < 1 else round(skill, 2)
    return f"{shown:.2f}".replace("-", "\N{MINUS SIGN}") if abs(skill) < 1000 else f"{skill:.1e}".replace("-", "\N{MINUS SIGN}")


def short_count(number: float) -> str:
    """A count that may be large as text: 950, 12,300, 945 k, 4.2 M."""
    if number < 99_950:
        return f"{number:,.0f}"
    if number < 999_500:
        return f"{number / 1e3:.0f} k"
    if number < 999.5e6:
        return f"{number / 1e6:.1f} M"
    return f"{number / 1e9:.1f} G" if number < 999.5e9 else f"{number:.1e}"


def draw_sunken(ui: Ui, rect: pygame.Rect) -> None:
    """Draws a sunken ground for things that belong together."""
    Rounded(ui.theme.radius, theme.SUNKEN).draw(ui.surface, rect)


def draw_bar(ui: Ui, rect: pygame.Rect, share: float) -> None:
    """Draws a bar that is filled to a share of 0 to 1."""
    radius = rect.height // 2
    Rounded(radius, theme.TRACK).draw(ui.surface, rect)
    filled = round(rect.width * min(1.0, max(0.0, share)))
    if filled >= rect.height:
        Rounded(radius, theme.ACCENT).draw(ui.surface, pygame.Rect(rect.left, rect.top, filled, rect.height))


class _Steady:
    """The value that is shown, and since when."""

    def __init__(self) -> None:
        self.value: Any = None
        self.since = -1e9


def steady(ui: Ui, id: str, value: Shown, at_once: bool) -> Shown:
    """A value that changes only a few times a second, since faster digits cannot be read; `at_once`: it follows immediately."""
    kept = ui.kept(f"held-{id}", _Steady)
    if at_once or kept.value is None or ui.now - kept.since >= READABLE:
        kept.value, kept.since = value, ui.now
    shown: Shown = kept.value
    return shown
