"""Sliders: a number between bounds, set by a knob on a track, or typed."""

import math

import pygame

from playground.settings import Dial
from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import line_edit, texts
from playground.ui.kit.dial_track import reach_of, share_of, value_after, value_at, value_text
from playground.ui.kit.frame import Frame
from playground.ui.kit.gamepad import stride
from playground.ui.kit.line_edit import Typing
from playground.ui.kit.number_field import number_of, number_text
from playground.ui.kit.routing import ENTER, ESCAPE
from playground.ui.kit.touch import Touch

_MOVES = {
    pygame.K_LEFT: -1,
    pygame.K_DOWN: -1,
    pygame.K_RIGHT: 1,
    pygame.K_UP: 1,
    pygame.K_PAGEDOWN: -10,
    pygame.K_PAGEUP: 10,
    pygame.K_HOME: -math.inf,
    pygame.K_END: math.inf,
}

_KEYS = frozenset(_MOVES)


def slider(
    frame: Frame,
    id: str,
    rect: pygame.Rect,
    dial: Dial,
    value: float,
    label: str | None = None,
    enabled: bool = True,
    shown: str | None = None,
    tooltip: str | None = None,
) -> float:
    """The dial's words on the left, its value on the right, a track below; returns the value (an int for a dial of ints).

    Drag the knob, click on the track, arrows, Home, End, Page up and down, the wheel while it has the focus; a double click
    or Enter types an exact number. label: other words than the dial's. shown: other words for the value (it is not typed
    then). tooltip: the dial's help, unless given. A dial without bounds gets a track of ten times its default.
    """
    words = _dial_words(dial) if label is None else label
    state = frame.kept(id, Typing)
    number_words = value_text(dial, value) if shown is None else shown
    node = frame.fresh_node(
        id,
        "slider",
        rect,
        words,
        value=number_words,
        enabled=enabled,
        tooltip=dial.help if tooltip is None else tooltip,
        focusable=True,
        keys=_KEYS | ENTER | ESCAPE if state.on else _KEYS | ENTER,
        typing=state.on,
        axis="x",
        reach=reach_of(dial, value),
    )
    touch, place = frame.touch(node), len(frame.building) - 1
    top, track, box = _slider_parts(frame, rect, number_words)
    if shown is None:
        typed = _typed_value(frame, id, state, box, touch, dial, value)
        value = value if typed is None else typed
    if isinstance(touch.value, float | int):
        value = _bounded(dial, touch.value)
    if enabled and not state.on:
        value = _dragged_value(frame, id, touch, track, dial, value)
        number_words = value_text(dial, value) if shown is None else shown
    _draw_slider(frame, id, track, share_of(dial, value), touch, enabled)
    number = _slider_parts(frame, rect, number_words)[2]
    taken = number.width if state.on else min(number.width, texts.width(frame, number_words, "number"))
    room = pygame.Rect(top.left, top.top, max(0, top.width - taken - frame.theme.gap), top.height)
    whole = texts.write(frame, room, words, "text", theme.INK if enabled else theme.FAINT)
    if not whole:
        explained = texts.tip_words(words, node.tooltip)
        frame.building[place] = frame.building[place]._replace(tooltip=explained)
        if touch.hover or touch.focused:
            frame.hint(node.id, rect, explained)
    if state.on:
        line_edit.draw_box(frame, box, touch, enabled)
        line_edit.draw_line(frame, box.inflate(-2 * frame.theme.px(6), 0), state.editor, touch, theme.INK)
    else:
        texts.write(frame, number, number_words, "number", theme.ACCENT if enabled else theme.FAINT, "right")
    return value


def _dial_words(dial: Dial) -> str:
    plain = dial.plain[:1].upper() + dial.plain[1:]
    return f"{plain} {dial.symbol}".strip()


def _slider_parts(frame: Frame, rect: pygame.Rect, number_words: str) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect]:
    """(line of words, track, place of the value)."""
    size = frame.theme
    top = pygame.Rect(rect.left, rect.top, rect.width, max(0, rect.height - size.knob))
    track = pygame.Rect(rect.left, 0, rect.width, size.track)
    track.centery = rect.bottom - size.knob // 2
    wide = min(rect.width * 3 // 5, max(size.px(72), texts.width(frame, number_words, "number")))
    return top, track, pygame.Rect(rect.right - wide, top.top, wide, top.height)


def _dragged_value(frame: Frame, id: str, touch: Touch, track: pygame.Rect, dial: Dial, value: float) -> float:
    """The value after mouse, keys and wheel."""
    knob = frame.theme.knob
    span = max(1, track.width - knob)
    spot = frame.input.pressed.get(1)
    grip = frame.kept(id + "/grip", _Grip)
    if touch.pressed and spot is not None:
        at = track.left + knob / 2 + share_of(dial, value) * span
        on_knob = abs(spot[0] - at) <= knob / 2
        grip.held = spot[1] >= track.centery - knob
        grip.offset = spot[0] - at if on_knob else 0.0
        grip.moved, grip.start = not on_knob, spot[0]
    if grip.held and (touch.down or touch.released):
        grip.moved = grip.moved or frame.mouse[0] != grip.start
        if grip.moved:
            value = value_at(dial, (frame.mouse[0] - grip.offset - track.left - knob / 2) / span)
    for event in touch.keys:
        if event.type == pygame.KEYDOWN and event.key in _MOVES:
            value = value_after(dial, value, _MOVES[event.key] * stride(event))
    if touch.focused and touch.hover and frame.input.wheel:
        value = value_after(dial, value, 1 if frame.input.wheel > 0 else -1)
        frame.input.wheel = 0.0
    return value


def _typed_value(frame: Frame, id: str, state: Typing, box: pygame.Rect, touch: Touch, dial: Dial, value: float) -> float | None:
    """The exact number that was typed, in the dial's bounds, when it is finished."""
    if not state.on:
        if touch.doubled or touch.key(ENTER, pad=False):
            state.begin(number_text(value))
            frame.routing.focus = id
            touch.keys, touch.pressed = [], False
        return None
    if touch.key(ESCAPE):
        state.on = False
        return None
    line_edit.edit_line(frame, box.inflate(-2 * frame.theme.px(6), 0), state.editor, touch)  # Enter may come in the same frame
    if touch.key(ENTER) or frame.focus != id:
        state.on = False
        number = number_of(state.editor.text)
        if number is None:
            return None
        return _bounded(dial, number)
    return None


def _bounded(dial: Dial, number: float) -> float:
    """A number within the dial's bounds, of the dial's kind."""
    number = min(dial.high, max(dial.low, number))
    return round(number) if dial.kind is int else float(number)


def _draw_slider(frame: Frame, id: str, track: pygame.Rect, share: float, touch: Touch, enabled: bool) -> None:
    size = frame.theme
    knob = pygame.Rect(0, 0, size.knob, size.knob)
    knob.center = track.left + size.knob // 2 + round(share * (track.width - size.knob)), track.centery
    colour = theme.ACCENT if enabled else theme.LINE_HOVER
    rounded(size.track // 2, theme.TRACK).draw(frame.surface, track)
    done = pygame.Rect(track.left, track.top, knob.centerx - track.left, track.height)
    rounded(size.track // 2, colour).draw(frame.surface, done)
    grown = frame.animate((id, "grown"), 1.0 if touch.hover or touch.down else 0.0)
    if grown > 0:
        halo = knob.inflate(round(size.px(8) * grown), round(size.px(8) * grown))
        rounded(halo.width // 2, theme.ACCENT_SOFT).draw(frame.surface, halo)
    fill = theme.ACCENT_SOFT if touch.down else theme.CARD
    rounded(size.knob // 2, fill, colour, size.px(3)).draw(frame.surface, knob)


class _Grip:
    """Where on the knob it is held, so that it does not jump, and whether the mouse has moved since `start`."""

    def __init__(self) -> None:
        self.held = False
        self.offset = 0.0
        self.start = 0
        self.moved = False
