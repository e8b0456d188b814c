"""A line that is being typed in: its caret, its selection, and the part of it that fits."""

import pygame

from playground.ui import theme
from playground.ui.drawing import fonts
from playground.ui.drawing.shapes import rounded
from playground.ui.kit.editing import Editor
from playground.ui.kit.frame import Frame
from playground.ui.kit.touch import Touch
from playground.ui.theme import Colour

BLINK = 1.06
"""Seconds from one appearance of the caret to the next."""

SHOWN = 400
"""Characters of a line that are looked at, at most: no field is wider."""


class Typing:
    """What a control remembers whose number can be typed: whether it is being typed, and which of its buttons is held."""

    def __init__(self) -> None:
        self.on = False
        self.editor = Editor()
        self.sign = 0
        self.due = 0.0

    def begin(self, text: str) -> None:
        """Starts typing with all of the text selected."""
        self.on = True
        self.editor = Editor(text)
        self.editor.select_all()


def draw_box(frame: Frame, rect: pygame.Rect, touch: Touch, enabled: bool, bad: bool = False) -> None:
    """Draws the box of a field."""
    edge = theme.ERROR if bad else theme.ACCENT if touch.focused else theme.LINE_HOVER if touch.hover else theme.LINE
    fill = theme.DISABLED if not enabled else theme.ERROR_SOFT if bad else theme.FIELD
    rounded(frame.theme.radius, fill, edge, frame.theme.border).draw(frame.surface, rect)


def edit_line(frame: Frame, inside: pygame.Rect, editor: Editor, touch: Touch, select: bool = False) -> None:
    """Changes a line by what the mouse and the keys do."""
    if touch.pressed:
        if touch.doubled or select:
            editor.select_all()
        else:
            editor.place(_character_at(frame, inside, editor, frame.input.pressed[1][0]))
    elif touch.down and frame.input.path and not select:
        editor.place(_character_at(frame, inside, editor, frame.mouse[0]), keep=True)
    for event in touch.keys:
        if event.type == pygame.TEXTINPUT:
            editor.insert(event.text)
        else:
            editor.key(event)


def draw_line(frame: Frame, inside: pygame.Rect, editor: Editor, touch: Touch, ink: Colour) -> None:
    """Draws the part of a line that fits around the caret, with its selection and its caret."""
    size = frame.theme.text_size("text")
    _follow(frame, inside.width, editor, size)
    shown = editor.text[editor.first : editor.first + SHOWN]
    height = fonts.height("typed", size)
    top = inside.centery - height // 2

    def x_of(at: int) -> int:
        return inside.left + fonts.width(shown[: max(0, at - editor.first)], "typed", size)

    with frame.clipped(inside.inflate(4, 0)):
        low, high = editor.selection
        if low != high:
            frame.surface.fill(theme.SELECTION, pygame.Rect(x_of(low), top, x_of(high) - x_of(low), height))
        if shown:
            frame.surface.blit(fonts.text(shown, "typed", size, ink), (inside.left, top))
        frame.wants_frame = frame.wants_frame or not frame.theme.reduced_motion
        if frame.theme.reduced_motion or frame.now % BLINK < 0.6 * BLINK or touch.keys:
            frame.surface.fill(theme.ACCENT, pygame.Rect(x_of(editor.caret), top, frame.theme.px(2), height))


def _character_at(frame: Frame, inside: pygame.Rect, editor: Editor, x: int) -> int:
    size = frame.theme.text_size("text")
    best = editor.first
    for at in range(editor.first, min(len(editor.text), editor.first + SHOWN) + 1):
        if inside.left + fonts.width(editor.text[editor.first : at], "typed", size) <= x + size // 4:
            best = at
        else:
            break
    return best


def _follow(frame: Frame, room: int, editor: Editor, size: int) -> None:
    """Keeps the caret in sight."""
    editor.first = max(min(editor.first, editor.caret), editor.caret - SHOWN + 10)
    while editor.first < editor.caret and fonts.width(editor.text[editor.first : editor.caret], "typed", size) > room:
        editor.first += 1
