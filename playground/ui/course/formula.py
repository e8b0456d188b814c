"""A formula set as a line that wraps: numbers and fields, each under its name, with the signs between them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column

FIELD = 64
"""Units of a field's least width."""
BETWEEN = 3
"""Units between the parts of a line."""


class FormulaPart(NamedTuple):
    """A number with its name above it, a field to fill (`blank` is its number), or a sign, which has no name."""

    text: str
    name: str = ""
    blank: int = -1


Fill = Callable[[pygame.Rect, FormulaPart], None]
"""Draws the field of a part into a rectangle."""


def formula_height(ui: Ui, width: int, parts: Sequence[FormulaPart]) -> int:
    """Pixels that the formula takes in a width."""
    return len(_lines(ui, width, parts)) * _line_height(ui)


def draw_formula(ui: Ui, rect: pygame.Rect, parts: Sequence[FormulaPart], fill: Fill) -> None:
    """Draws the parts from left to right, and on in the next line where one has no room."""
    for number, line in enumerate(_lines(ui, rect.width, parts)):
        x, top = rect.left, rect.top + number * _line_height(ui)
        for part in line:
            wide = min(_width(ui, part), rect.width)
            _draw_part(ui, pygame.Rect(x, top, wide, _line_height(ui)), part, fill)
            x += wide + ui.theme.px(BETWEEN)


def _draw_part(ui: Ui, rect: pygame.Rect, part: FormulaPart, fill: Fill) -> None:
    above = pygame.Rect(rect.left, rect.top, rect.width, ui.theme.small_line)
    below = pygame.Rect(rect.left, above.bottom, rect.width, ui.theme.row)
    if part.name:
        ui.label(above, part.name, "tiny", theme.MUTED, "center")
    if part.blank >= 0:
        fill(below, part)
    else:
        ui.label(below, part.text, "number" if part.name else "text", theme.INK, "center")


def _line_height(ui: Ui) -> int:
    return ui.theme.small_line + ui.theme.row + ui.theme.px(4)


def _width(ui: Ui, part: FormulaPart) -> int:
    least = ui.theme.px(FIELD) if part.blank >= 0 else ui.width(part.text, "number" if part.name else "text")
    return max(least, ui.width(part.name, "tiny") if part.name else 0) + ui.theme.px(2)


def _lines(ui: Ui, width: int, parts: Sequence[FormulaPart]) -> list[list[FormulaPart]]:
    """The parts line by line; a sign stays with what it stands before, a closing bracket with what it closes."""
    clusters: list[list[FormulaPart]] = [[]]
    for part in parts:
        if clusters[-1] and (clusters[-1][-1].name or clusters[-1][-1].blank >= 0) and part.text not in (")", "]"):
            clusters.append([])
        clusters[-1].append(part)
    lines: list[list[FormulaPart]] = [[]]
    used, gap = 0, ui.theme.px(BETWEEN)
    for cluster in clusters:
        wide = sum(_width(ui, part) + gap for part in cluster)
        if lines[-1] and used + wide - gap > width:
            lines.append([])
            used = 0
        lines[-1] += cluster
        used += wide
    return lines


def sunken(ui: Ui, column: Column, height: int, lit: bool = False) -> pygame.Rect:
    """A ground that is set in, for a part of a sum; its inside."""
    pad = ui.theme.gap
    rect = column.take(height + 2 * pad)
    rounded(ui.theme.radius, theme.SUNKEN, theme.FOCUS if lit else None, ui.theme.border).draw(ui.surface, rect)
    return rect.inflate(-2 * pad, -2 * pad)
