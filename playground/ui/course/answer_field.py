"""A field for a number that is asked for: empty until something is said, typed, stepped, or dragged up and down."""

from dataclasses import dataclass, field

import pygame

from playground.ui import theme
from playground.ui.kit import Ui, line_edit, texts
from playground.ui.kit.line_edit import Typing
from playground.ui.kit.number_field import number_of, number_text
from playground.ui.kit.routing import ENTER, ESCAPE
from playground.ui.kit.touch import Touch

EMPTY = "?"
"""What an empty field shows."""
DECIMALS = 3
"""Decimals of the number that is shown; it is kept with all that were typed."""
DRAGGED_FROM = 5
"""Units that a drag must go before it changes the number."""
NOTCH = 9
"""Units of a drag for one step."""
_STEPS = {pygame.K_UP: 1, pygame.K_DOWN: -1, pygame.K_PAGEUP: 10, pygame.K_PAGEDOWN: -10}
_DIGITS = frozenset({pygame.TEXTINPUT, *range(pygame.K_0, pygame.K_9 + 1), *range(pygame.K_KP_1, pygame.K_KP_0 + 1)}) | {
    pygame.K_MINUS,
    pygame.K_PERIOD,
    pygame.K_COMMA,
}


@dataclass
class _Field:
    """What a field remembers: what is typed, and where and at which number a drag began."""

    typing: Typing = field(default_factory=Typing)
    began: int | None = None
    start: float = 0.0
    dragged: bool = False


def answer_field(
    ui: Ui, id: str, rect: pygame.Rect, name: str, value: float | None, step: float, enabled: bool = True, after: str = ""
) -> float | None:
    """The number in the field, None while it is empty.

    Letters typed, or Enter or a click first, write a number; arrows and Page up and down step it, and so does a drag. Enter
    takes it over and puts the focus on the node `after`. name: what a screen reader calls it.
    """
    state = ui.kept(id, _Field)
    typing = state.typing
    keys = (ENTER | frozenset(_STEPS) | _DIGITS) if not typing.on else (ENTER | ESCAPE)
    text = EMPTY if value is None else number_text(value)
    node = ui.fresh_node(
        id, "number", rect, name, value=text, enabled=enabled, focusable=True, keys=keys, typing=typing.on, axis="y"
    )
    touch = ui.touch(node)
    if enabled:
        dragged = _dragged(ui, state, touch, value, step)
        value = _typed(ui, id, rect, typing, touch, dragged, state.dragged, after)
        value = _stepped(ui, touch, typing, value, step)
    line_edit.draw_box(ui, rect, touch, enabled)
    if typing.on:
        line_edit.draw_line(ui, _inside(ui, rect), typing.editor, touch, theme.INK)
    else:
        empty = value is None
        ink = theme.MUTED if empty else theme.ACCENT if enabled else theme.ACCENT_DARK
        shown = EMPTY if value is None else number_text(round(value, DECIMALS))
        texts.write(ui, _inside(ui, rect), shown, "number", ink, "center")
    return value


def _inside(ui: Ui, rect: pygame.Rect) -> pygame.Rect:
    return rect.inflate(-2 * ui.theme.px(6), 0)


def _dragged(ui: Ui, state: _Field, touch: Touch, value: float | None, step: float) -> float | None:
    """The number after a drag up or down."""
    if touch.pressed:
        state.began, state.start, state.dragged = ui.mouse[1], value or 0.0, False
    if state.began is None or state.typing.on or not (touch.down or touch.released):
        state.began = state.began if touch.down else None
        return value
    way = state.began - ui.mouse[1]
    state.dragged = state.dragged or abs(way) >= ui.theme.px(DRAGGED_FROM)
    if touch.released:
        state.began = None
    return _tidy(state.start + round(way / ui.theme.px(NOTCH)) * step) if state.dragged else value


def _typed(
    ui: Ui, id: str, rect: pygame.Rect, typing: Typing, touch: Touch, value: float | None, dragged: bool, after: str
) -> float | None:
    """The number after what was typed; a click that was no drag begins to type."""
    if not typing.on:
        clicked = touch.clicked and not dragged and not touch.keys
        letters = any(event.type == pygame.TEXTINPUT for event in touch.keys)
        if not (clicked or letters or touch.key(ENTER, pad=False)):
            return value
        typing.begin("" if value is None else number_text(value))
        touch.keys = [event for event in touch.keys if event.type == pygame.TEXTINPUT]
        ui.routing.focus = id
        ui.wants_frame = True
    elif touch.key(ESCAPE):
        typing.on = False
        return value
    line_edit.edit_line(ui, _inside(ui, rect), typing.editor, touch)
    if touch.key(ENTER) or ui.focus != id:  # Enter may come in the same frame as the digits before it
        typing.on = False
        if ui.focus == id and after:
            ui.set_focus(after)
        number = number_of(typing.editor.text)
        return value if number is None else number
    return value


def _stepped(ui: Ui, touch: Touch, typing: Typing, value: float | None, step: float) -> float | None:
    """The number after arrow keys."""
    if typing.on:
        return value
    for event in touch.keys:
        if event.type == pygame.KEYDOWN and event.key in _STEPS:
            value = _tidy((value or 0.0) + _STEPS[event.key] * step)
    return value


def _tidy(value: float) -> float:
    return float(f"{value:.10g}")
