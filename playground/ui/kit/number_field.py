"""Number fields: a number that is stepped or typed."""

import math

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import cards, line_edit, texts
from playground.ui.kit.frame import Frame
from playground.ui.kit.gamepad import stride
from playground.ui.kit.line_edit import Typing
from playground.ui.kit.node import Reach
from playground.ui.kit.routing import ENTER, ESCAPE
from playground.ui.kit.touch import Touch

_NUMBER_KEYS = frozenset({pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_PAGEUP, pygame.K_PAGEDOWN}) | ENTER

MINUS = "\N{MINUS SIGN}"


def number_text(value: float) -> str:
    """A number as it is written: a true minus, whole ones without a point, no more digits than it has."""
    return (str(value) if isinstance(value, int) else f"{value:.10g}").replace("-", MINUS)


def number_of(words: str) -> float | None:
    """The number in what a person typed (a comma counts as a point, a hyphen as a minus); None where there is none."""
    try:
        value = float(words.strip().replace(",", ".").replace(MINUS, "-"))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def number(
    frame: Frame,
    id: str,
    rect: pygame.Rect,
    label: str,
    value: float,
    low: float = -math.inf,
    high: float = math.inf,
    step: float = 1,
    tooltip: str = "",
    enabled: bool = True,
    name: str = "",
) -> float:
    """A number with its words on the left, minus and plus on the right; an int stays an int. Returns a value in [low, high].

    name: what it is, for who cannot see what stands beside it.

    Arrows and the wheel change it by `step`, Page up and down by ten; it can be typed, Enter or leaving takes it over.
    """
    words, less, more, field = _number_parts(frame, rect, bool(label))
    state = frame.kept(id, Typing)
    fits = not label or texts.fits(frame, label, "text", words.width)
    help_text = tooltip if fits else texts.tip_words(label, tooltip, between=" · ")
    node = frame.fresh_node(
        id,
        "number",
        rect,
        label or name or tooltip or id,
        value=number_text(value),
        enabled=enabled,
        tooltip=help_text,
        focusable=True,
        keys=_NUMBER_KEYS | ESCAPE if state.on else _NUMBER_KEYS | _DIGITS,
        typing=state.on,
        axis="x",
        holds=1,
        reach=Reach(low, high, step, value),
    )
    touch = frame.touch(node)
    pressed = touch.pressed and field.collidepoint(frame.input.pressed[1])
    change = _typed_number(frame, id, state, field, touch, value, pressed)
    if change is None and touch.value is not None:
        change = number_of(str(touch.value))
    if change is None:
        notches = _steps(frame, touch, state, less, more, id)
        change = value + notches * step if notches else None
    if change is not None:
        value = _within(change, low, high, isinstance(value, int) and isinstance(step, int))
    texts.write(frame, words, label, "text", theme.INK if enabled else theme.FAINT)
    line_edit.draw_box(frame, field.union(less).union(more), touch, enabled)
    for box, icon, sign in ((less, "minus", -1), (more, "plus", 1)):
        possible = enabled and (value > low if sign < 0 else value < high)
        _draw_stepper(frame, box, icon, touch, possible)
    if state.on:
        line_edit.draw_line(frame, field.inflate(-2 * frame.theme.px(6), 0), state.editor, touch, theme.INK)
    else:
        texts.write(frame, field, number_text(value), "number", theme.ACCENT if enabled else theme.FAINT, "center")
    return value


def _number_parts(frame: Frame, rect: pygame.Rect, labelled: bool) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect, pygame.Rect]:
    """(words, minus, plus, field) of a number."""
    wide = rect.width if not labelled else max(min(rect.width, frame.theme.px(150)), rect.width * 45 // 100)
    side = min(rect.height, frame.theme.px(40 if wide >= frame.theme.px(150) else 34))
    box = pygame.Rect(rect.right - wide, rect.top, wide, rect.height)
    words = pygame.Rect(rect.left, rect.top, max(0, rect.width - wide - frame.theme.gap), rect.height)
    less = pygame.Rect(box.left, box.top, side, box.height)
    more = pygame.Rect(box.right - side, box.top, side, box.height)
    return words, less, more, pygame.Rect(less.right, box.top, more.left - less.right, box.height)


def _draw_stepper(frame: Frame, box: pygame.Rect, icon: str, touch: Touch, possible: bool) -> None:
    over = possible and touch.hover and box.collidepoint(frame.mouse)
    if over:
        inner = box.inflate(-2 * frame.theme.px(4), -2 * frame.theme.px(4))
        rounded(frame.theme.px(7), theme.PRESSED if touch.down else theme.HOVER).draw(frame.surface, inner)
    cards.icon(frame, icon, box.inflate(-frame.theme.px(17), -frame.theme.px(17)), theme.INK if possible else theme.LINE_HOVER)


def _steps(frame: Frame, touch: Touch, state: Typing, less: pygame.Rect, more: pygame.Rect, id: str) -> float:
    """Steps by buttons (held ones repeat), keys and wheel."""
    steps = 0.0
    spot = frame.input.pressed.get(1)
    if touch.pressed and spot is not None:
        state.sign = -1 if less.collidepoint(spot) else 1 if more.collidepoint(spot) else 0
        state.due = frame.now + 0.4
        steps += state.sign
    elif touch.down and state.sign:
        frame.wants_frame = True
        if frame.now >= state.due:
            state.due = frame.now + 0.06
            steps += state.sign
    for event in touch.keys:
        if event.type == pygame.KEYDOWN and not state.on:
            steps += _KEY_STEPS.get(event.key, 0) * stride(event)
    if touch.focused and touch.hover and frame.input.wheel:
        steps += 1 if frame.input.wheel > 0 else -1
        frame.input.wheel = 0.0
    return steps


def _typed_number(
    frame: Frame, id: str, state: Typing, field: pygame.Rect, touch: Touch, value: float, pressed: bool
) -> float | None:
    """The number that was typed, when it is finished; None while there is none."""
    if not state.on:
        if not (pressed or touch.key(ENTER, pad=False) or any(event.type == pygame.TEXTINPUT for event in touch.keys)):
            return None
        state.begin(number_text(value))
        touch.keys = [event for event in touch.keys if event.type == pygame.TEXTINPUT]
        if pressed:
            frame.routing.focus = id
    elif touch.key(ESCAPE):
        state.on = False
        return None
    line_edit.edit_line(frame, field.inflate(-2 * frame.theme.px(6), 0), state.editor, touch, select=pressed)
    if frame.focus != id or touch.key(ENTER):  # Enter may come in the same frame as the digits before it
        state.on = False
        return number_of(state.editor.text)
    return None


def _within(value: float, low: float, high: float, whole: bool) -> float:
    value = min(high, max(low, value))
    return round(value) if whole else float(f"{value:.10g}")


_KEY_STEPS = {
    pygame.K_UP: 1,
    pygame.K_RIGHT: 1,
    pygame.K_DOWN: -1,
    pygame.K_LEFT: -1,
    pygame.K_PAGEUP: 10,
    pygame.K_PAGEDOWN: -10,
}

_DIGITS = frozenset({pygame.TEXTINPUT, *range(pygame.K_0, pygame.K_9 + 1), *range(pygame.K_KP_1, pygame.K_KP_0 + 1)}) | {
    pygame.K_MINUS,
    pygame.K_PERIOD,
    pygame.K_COMMA,
}
