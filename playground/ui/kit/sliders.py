"""Sliders: a number between bounds, set by a knob on a track, or typed."""

import math

import pygame

from playground.settings import Dial
from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit.fields import MINUS, Fields, number_of, number_text
from playground.ui.kit.frame import Touch
from playground.ui.kit.lines import Typing
from playground.ui.kit.routing import ENTER, ESCAPE

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


def share_of(dial: Dial, value: float) -> float:
    """Where a value stands between the dial's bounds, 0 to 1; a logarithmic dial that starts at 0 keeps its first 2 % for it."""
    low, high = _bounds(dial)
    if not dial.log:
        return min(1.0, max(0.0, (value - low) / (high - low)))
    least = _least(dial)
    if value < least:
        return 0.0
    place = math.log(value / least) / math.log(high / least)
    return min(1.0, max(0.0, place if low > 0 else 0.02 + 0.98 * place))


def value_at(dial: Dial, share: float) -> float:
    """The value at a place between 0 and 1, rounded to what a person would say; an int for a dial of ints."""
    low, high = _bounds(dial)
    share = min(1.0, max(0.0, share))
    if share in (0.0, 1.0):
        value = low if share == 0 else high
    elif not dial.log:
        value = _rounded(low + share * (high - low), (high - low) / 1000)
    else:
        least = _least(dial)
        place = share if low > 0 else (share - 0.02) / 0.98
        value = low if place < 0 else float(f"{least * (high / least) ** place:.2g}")
    value = min(high, max(low, value))
    return round(value) if dial.kind is int else float(value)


def stepped(dial: Dial, value: float, steps: float) -> float:
    """The value some steps on: a hundredth of the track each, but always to another value where there is one."""
    if dial.kind is int and not dial.log:
        low, high = _bounds(dial)
        whole = max(1, round((high - low) / 100))
        return int(min(high, max(low, value + max(-1e12, min(1e12, steps)) * whole)))
    start = share_of(dial, value)
    share = start
    for _ in range(1000):
        share = min(1.0, max(0.0, share + (steps / 100 if math.isfinite(steps) else math.copysign(1, steps))))
        after = value_at(dial, share)
        if (after - value) * steps > 0 or share in (0.0, 1.0):
            return after
    return value


def value_text(dial: Dial, value: float) -> str:
    """A value as the slider shows it: a true minus, two or three digits, whole numbers whole on a track of more than ten."""
    return _digits(dial, value).replace("-", MINUS)


def _digits(dial: Dial, value: float) -> str:
    low, high = _bounds(dial)
    if dial.kind is int:
        return f"{value:,}".replace(",", "\u2009") if abs(value) >= 10_000 else str(value)
    if value == 0 or abs(value) >= 1000 or (high - low > 10 and value == round(value)):
        return f"{value:g}"
    if abs(value) < 0.001:
        return f"{value:.1e}".replace("e-0", "e-").replace(".0e", "e")
    digits = max(2, 1 - math.floor(math.log10(abs(value))))
    text = f"{value:.{min(digits, 5)}f}"
    exact = f"{value:g}"
    return exact if len(exact) > len(text) and len(exact) <= 7 else text


def _bounds(dial: Dial) -> tuple[float, float]:
    """Bounds of the track; where the dial has none it reaches to ten times the default, or 10."""
    reach = 10 * max(1.0, abs(float(dial.default)))
    low = dial.low if math.isfinite(dial.low) else -reach
    high = dial.high if math.isfinite(dial.high) else reach
    return low, high if high > low else low + 1


def _least(dial: Dial) -> float:
    low, high = _bounds(dial)
    return low if low > 0 else (1.0 if dial.kind is int else high / 10_000)


def _rounded(value: float, fineness: float) -> float:
    """The value rounded to a power of ten that is just finer than `fineness`, times 1, 2 or 5."""
    power = 10.0 ** math.floor(math.log10(fineness))
    grain = next(power * times for times in (1, 2, 5, 10) if power * times >= fineness * 0.999)
    return float(f"{round(value / grain) * grain:.10g}")


class Sliders(Fields):
    """Sliders."""

    def slider(
        self,
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
        words = self._dial_words(dial) if label is None else label
        state = self.kept(id, Typing)
        told = value_text(dial, value) if shown is None else shown
        node = self._node(
            id,
            "slider",
            rect,
            words,
            value=told,
            enabled=enabled,
            tooltip=dial.help if tooltip is None else tooltip,
            focusable=True,
            keys=_KEYS | ENTER | ESCAPE if state.on else _KEYS | ENTER,
            typing=state.on,
            axis="x",
        )
        touch = self._touch(node)
        top, track, box = self._slider_parts(rect, told)
        if shown is None:
            typed = self._typed(id, state, box, touch, dial, value)
            value = value if typed is None else typed
        if enabled and not state.on:
            value = self._slid(id, touch, track, dial, value)
            told = value_text(dial, value) if shown is None else shown
        self._draw_slider(id, track, share_of(dial, value), touch, enabled)
        number = self._slider_parts(rect, told)[2]
        taken = number.width if state.on else min(number.width, self.width(told, "number"))
        room = pygame.Rect(top.left, top.top, max(0, top.width - taken - self.theme.gap), top.height)
        whole = self._write(room, words, "text", theme.INK if enabled else theme.FAINT)
        if not whole and (touch.hover or touch.focused):
            self._hint(node.id, rect, "\n".join(part for part in (words, node.tooltip) if part))
        if state.on:
            self._box(box, touch, enabled)
            self._line(box.inflate(-2 * self.theme.px(6), 0), state.editor, touch, theme.INK)
        else:
            self._write(number, told, "number", theme.ACCENT if enabled else theme.FAINT, "right")
        return value

    def _dial_words(self, dial: Dial) -> str:
        plain = dial.plain[:1].upper() + dial.plain[1:]
        return f"{plain} {dial.symbol}".strip()

    def _slider_parts(self, rect: pygame.Rect, told: str) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect]:
        """(line of words, track, place of the value)."""
        size = self.theme
        top = pygame.Rect(rect.left, rect.top, rect.width, max(0, rect.height - size.knob))
        track = pygame.Rect(rect.left, 0, rect.width, size.track)
        track.centery = rect.bottom - size.knob // 2
        wide = min(rect.width * 3 // 5, max(size.px(72), self.width(told, "number")))
        return top, track, pygame.Rect(rect.right - wide, top.top, wide, top.height)

    def _slid(self, id: str, touch: Touch, track: pygame.Rect, dial: Dial, value: float) -> float:
        """The value after mouse, keys and wheel."""
        knob = self.theme.knob
        span = max(1, track.width - knob)
        spot = self._events.pressed.get(1)
        grip = self.kept(id + "/grip", _Grip)
        if touch.pressed and spot is not None:
            at = track.left + knob / 2 + share_of(dial, value) * span
            on_knob = abs(spot[0] - at) <= knob / 2
            grip.held = spot[1] >= track.centery - knob
            grip.offset = spot[0] - at if on_knob else 0.0
            grip.moved, grip.start = not on_knob, spot[0]
        if grip.held and (touch.down or touch.released):
            grip.moved = grip.moved or self.mouse[0] != grip.start
            if grip.moved:
                value = value_at(dial, (self.mouse[0] - grip.offset - track.left - knob / 2) / span)
        for event in touch.keys:
            if event.type == pygame.KEYDOWN and event.key in _MOVES:
                value = stepped(dial, value, _MOVES[event.key])
        if touch.focused and touch.hover and self._events.wheel:
            value = stepped(dial, value, 1 if self._events.wheel > 0 else -1)
            self._events.wheel = 0.0
        return value

    def _typed(self, id: str, state: Typing, box: pygame.Rect, touch: Touch, dial: Dial, value: float) -> float | None:
        """The exact number that was typed, in the dial's bounds, when it is finished."""
        if not state.on:
            if touch.doubled or touch.key(ENTER, pad=False):
                state.begin(number_text(value))
                self.focus = id
                touch.keys, touch.pressed = [], False
            return None
        if touch.key(ESCAPE):
            state.on = False
            return None
        if touch.key(ENTER) or self.focus != id:
            state.on = False
            number = number_of(state.editor.text)
            if number is None:
                return None
            number = min(dial.high, max(dial.low, number))
            return round(number) if dial.kind is int else float(number)
        self._edit(box.inflate(-2 * self.theme.px(6), 0), state.editor, touch)
        return None

    def _draw_slider(self, id: str, track: pygame.Rect, share: float, touch: Touch, enabled: bool) -> None:
        size = self.theme
        knob = pygame.Rect(0, 0, size.knob, size.knob)
        knob.center = track.left + size.knob // 2 + round(share * (track.width - size.knob)), track.centery
        colour = theme.ACCENT if enabled else theme.LINE_HOVER
        rounded(size.track // 2, theme.TRACK).draw(self.surface, track)
        done = pygame.Rect(track.left, track.top, knob.centerx - track.left, track.height)
        rounded(size.track // 2, colour).draw(self.surface, done)
        grown = self.animate((id, "grown"), 1.0 if touch.hover or touch.down else 0.0)
        if grown > 0:
            halo = knob.inflate(round(size.px(8) * grown), round(size.px(8) * grown))
            rounded(halo.width // 2, theme.ACCENT_SOFT).draw(self.surface, halo)
        fill = theme.ACCENT_SOFT if touch.down else theme.CARD
        rounded(size.knob // 2, fill, colour, size.px(3)).draw(self.surface, knob)


class _Grip:
    """Where on the knob it is held, so that it does not jump, and whether the mouse has moved since `start`."""

    def __init__(self) -> None:
        self.held = False
        self.offset = 0.0
        self.start = 0
        self.moved = False
