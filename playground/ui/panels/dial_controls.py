"""One control for any dial: the kind of setting decides which control it gets."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import pygame

from playground.settings import Dial, dials
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row

SLIDING = 100.0
"""A fraction whose range is wider than this gets a field instead of a slider: one pixel of a track would skip too many values."""
COUNTING = 10_000
"""The same for whole numbers."""


def dial_label(dial: Dial, symbols: bool) -> str:
    """A dial's label: plain words, followed by the book's symbol if symbols are wanted."""
    plain = dial.plain[:1].upper() + dial.plain[1:]
    return f"{plain} {dial.symbol}" if symbols and dial.symbol else plain


def dial_control(ui: Ui, column: Column, id: str, dial: Dial, value: Any, symbols: bool) -> Any:
    """The value of a dial after its control was shown in the next part of a column."""
    label = dial_label(dial, symbols)
    if dial.optional:
        return _optional(ui, column, id, dial, value, label)
    if dial.kind is bool:
        return ui.toggle(id, column.take(ui.theme.toggle), label, value, tooltip=dial.help)
    if dial.kind is str:
        return _choice(ui, column, id, dial, value, label)
    if dial.log or dial.high - dial.low <= (COUNTING if dial.kind is int else SLIDING):
        return ui.slider(id, column.take(ui.theme.slider), dial, value, label=label)
    return _number(ui, column, id, dial, value, label)


def _choice(ui: Ui, column: Column, id: str, dial: Dial, value: str, label: str) -> str:
    """A list to choose from, beside its label, or below it where a choice would be cut off."""
    options = [Option(choice, choice.replace("-", " ").capitalize()) for choice in dial.choices]
    text, field = Row(pygame.Rect(column.rect.left, 0, column.rect.width, ui.theme.row), ui.theme.gap).split((2, 3))
    room = field.width - 2 * ui.theme.inset - ui.theme.icon - ui.theme.gap
    if max(ui.width(option.title, "strong") for option in options) > room or ui.width(label) > text.width:
        ui.label(column.take(ui.theme.line), label)
        return ui.dropdown(id, column.take(ui.theme.row), options, value, tooltip=dial.help, label=label)
    row = column.take(ui.theme.row)
    ui.label(text.move(0, row.top), label)
    return ui.dropdown(id, field.move(0, row.top), options, value, tooltip=dial.help, label=label)


def _number(ui: Ui, column: Column, id: str, dial: Dial, value: Any, label: str) -> Any:
    """A field to type in, beside its label, or below it where the label would be cut off."""
    wide, step = column.rect.width, 10 if dial.kind is int else _step(value)
    beside = wide - max(ui.theme.px(150), wide * 45 // 100) - ui.theme.gap
    if ui.width(label) > beside:
        ui.label(column.take(ui.theme.line), label)
        return ui.number(id, column.take(ui.theme.row), "", value, dial.low, dial.high, step=step, tooltip=dial.help, name=label)
    return ui.number(id, column.take(ui.theme.row), label, value, dial.low, dial.high, step=step, tooltip=dial.help)


def _step(value: float) -> float:
    """How much + and - change a number: 0.1 below 2, 1 below 50, 10 from there on."""
    return 0.1 if abs(value) < 2 else 1.0 if abs(value) < 50 else 10.0


def _optional(ui: Ui, column: Column, id: str, dial: Dial, value: Any, label: str) -> Any:
    """A switch for whether there is a number at all, and below it the number."""
    on = ui.toggle(f"{id}-on", column.take(ui.theme.toggle), label, value is not None, tooltip=dial.help)
    if not on:
        return None
    number = max(0.0, dial.low) if value is None else value
    bare = dataclasses.replace(dial, optional=False, default=0.0, plain=f"{dial.plain}: how much")
    return dial_control(ui, column, id, bare, number, False)


def changed_dials(
    ui: Ui, column: Column, prefix: str, settings: Any, symbols: bool, names: frozenset[str] | None = None
) -> Mapping[str, Any]:
    """What a person changed in this frame, by name, with a control shown for every dial of a dataclass (or for these names)."""
    changes = {}
    for dial in dials(settings):
        if (names is not None and dial.name not in names) or not dial.matters(settings):
            continue
        before = getattr(settings, dial.name)
        after = dial_control(ui, column, f"{prefix}-{dial.name.replace('_', '-')}", dial, before, symbols)
        if after != before:
            changes[dial.name] = after
    return changes
