"""What is typed into: text fields and number fields."""

import math

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit.editing import Editor
from playground.ui.kit.frame import Tip, Touch
from playground.ui.kit.lines import Lines, Typing
from playground.ui.kit.routing import ENTER, ESCAPE

_TEXT_KEYS = frozenset({pygame.K_HOME, pygame.K_END})
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


class Fields(Lines):
    """Text fields and number fields."""

    def text(
        self,
        id: str,
        rect: pygame.Rect,
        value: str,
        placeholder: str = "",
        error: str = "",
        label: str = "",
        enabled: bool = True,
    ) -> str:
        """A field for one line; returns what stands in it, at every key.

        A click or Tab begins, Enter, Esc or a click elsewhere ends. error: a sentence, shown below the field in red.
        """
        keys = _TEXT_KEYS if self._layer else _TEXT_KEYS | ENTER
        node = self._node(
            id,
            "text",
            rect,
            label or placeholder or id,
            value=value,
            enabled=enabled,
            focusable=True,
            keys=keys,
            typing=True,
        )
        touch = self._touch(node)
        editor = self.kept(id, Editor)
        if editor.text != value:
            editor.load(value)
        if self._reveal == id:
            editor.select_all()
        self._box(rect, touch, enabled, bad=bool(error))
        inside = rect.inflate(-2 * self.theme.inset, 0)
        self._edit(inside, editor, touch)
        if touch.key(ENTER):
            self.drop_focus()
        elif touch.focused:
            self._line(inside, editor, touch, theme.INK)
        elif not self._write(inside, editor.text or placeholder, "text", theme.INK if editor.text and enabled else theme.MUTED):
            self.tip(id, rect, editor.text)
        if error and (touch.focused or touch.hover):
            place = rect.clip(self._clip)
            self._late.append(lambda: self._bubble(Tip(id, place, error), theme.ERROR, "error"))
        return editor.text

    def number(
        self,
        id: str,
        rect: pygame.Rect,
        label: str,
        value: float,
        low: float = -math.inf,
        high: float = math.inf,
        step: float = 1,
        tooltip: str = "",
        enabled: bool = True,
    ) -> float:
        """A number with its words on the left, minus and plus on the right; an int stays an int. Returns a value in [low, high].

        Arrows and the wheel change it by `step`, Page up and down by ten; it can be typed, Enter or leaving takes it over.
        """
        words, less, more, field = self._number_parts(rect, bool(label))
        state = self.kept(id, Typing)
        fits = not label or self._fits(label, "text", words.width)
        told = tooltip if fits else " · ".join(part for part in (label, tooltip) if part)
        node = self._node(
            id,
            "number",
            rect,
            label or id,
            value=number_text(value),
            enabled=enabled,
            tooltip=told,
            focusable=True,
            keys=_NUMBER_KEYS | ESCAPE if state.on else _NUMBER_KEYS | _DIGITS,
            typing=state.on,
            axis="x",
        )
        touch = self._touch(node)
        pressed = touch.pressed and field.collidepoint(self._events.pressed[1])
        change = self._typed_number(id, state, field, touch, value, pressed)
        if change is None:
            notches = self._stepped(touch, state, less, more, id)
            change = value + notches * step if notches else None
        if change is not None:
            value = self._within(change, low, high, isinstance(value, int) and isinstance(step, int))
        self._write(words, label, "text", theme.INK if enabled else theme.FAINT)
        self._box(field.union(less).union(more), touch, enabled)
        for box, icon, sign in ((less, "minus", -1), (more, "plus", 1)):
            possible = enabled and (value > low if sign < 0 else value < high)
            self._stepper(box, icon, touch, possible)
        if state.on:
            self._line(field.inflate(-2 * self.theme.px(6), 0), state.editor, touch, theme.INK)
        else:
            self._write(field, number_text(value), "number", theme.ACCENT if enabled else theme.FAINT, "center")
        return value

    def _number_parts(self, rect: pygame.Rect, labelled: bool) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect, pygame.Rect]:
        """(words, minus, plus, field) of a number."""
        side = min(rect.height, self.theme.px(34))
        wide = rect.width if not labelled else max(min(rect.width, self.theme.px(150)), rect.width * 45 // 100)
        box = pygame.Rect(rect.right - wide, rect.top, wide, rect.height)
        words = pygame.Rect(rect.left, rect.top, max(0, rect.width - wide - self.theme.gap), rect.height)
        less = pygame.Rect(box.left, box.top, side, box.height)
        more = pygame.Rect(box.right - side, box.top, side, box.height)
        return words, less, more, pygame.Rect(less.right, box.top, more.left - less.right, box.height)

    def _stepper(self, box: pygame.Rect, icon: str, touch: Touch, possible: bool) -> None:
        over = possible and touch.hover and box.collidepoint(self.mouse)
        if over:
            inner = box.inflate(-2 * self.theme.px(4), -2 * self.theme.px(4))
            rounded(self.theme.px(7), theme.PRESSED if touch.down else theme.HOVER).draw(self.surface, inner)
        self.icon(icon, box.inflate(-self.theme.px(17), -self.theme.px(17)), theme.INK if possible else theme.LINE_HOVER)

    def _stepped(self, touch: Touch, state: "Typing", less: pygame.Rect, more: pygame.Rect, id: str) -> float:
        """Steps by buttons (held ones repeat), keys and wheel."""
        steps = 0.0
        spot = self._events.pressed.get(1)
        if touch.pressed and spot is not None:
            state.sign = -1 if less.collidepoint(spot) else 1 if more.collidepoint(spot) else 0
            state.due = self.now + 0.4
            steps += state.sign
        elif touch.down and state.sign:
            self.wants_frame = True
            if self.now >= state.due:
                state.due = self.now + 0.06
                steps += state.sign
        for event in touch.keys:
            if event.type == pygame.KEYDOWN and not state.on:
                steps += _STEPS.get(event.key, 0)
        if touch.focused and touch.hover and self._events.wheel:
            steps += 1 if self._events.wheel > 0 else -1
            self._events.wheel = 0.0
        return steps

    def _typed_number(
        self, id: str, state: "Typing", field: pygame.Rect, touch: Touch, value: float, pressed: bool
    ) -> float | None:
        """The number that was typed, when it is finished; None while there is none."""
        if not state.on:
            if not (pressed or touch.key(ENTER, pad=False) or any(event.type == pygame.TEXTINPUT for event in touch.keys)):
                return None
            state.begin(number_text(value))
            touch.keys = [event for event in touch.keys if event.type == pygame.TEXTINPUT]
            if pressed:
                self.focus = id
        else:
            if touch.key(ESCAPE):
                state.on = False
                return None
            if self.focus != id or touch.key(ENTER):
                state.on = False
                return number_of(state.editor.text)
        self._edit(field.inflate(-2 * self.theme.px(6), 0), state.editor, touch, select=pressed)
        return None

    def _within(self, value: float, low: float, high: float, whole: bool) -> float:
        value = min(high, max(low, value))
        return round(value) if whole else float(f"{value:.10g}")


_STEPS = {
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
