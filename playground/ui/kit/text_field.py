"""Text fields: one line of words."""

import pygame

from playground.ui import theme
from playground.ui.kit import line_edit, texts, tips
from playground.ui.kit.editing import Editor
from playground.ui.kit.frame import Frame
from playground.ui.kit.node import Tip
from playground.ui.kit.routing import ENTER

_TEXT_KEYS = frozenset({pygame.K_HOME, pygame.K_END})


def put_text(frame: Frame, id: str, value: str) -> None:
    """Another text in a field, as if it had been typed: the caret stands at its end."""
    editor = frame.kept(id, Editor)
    editor.load(value)
    editor.place(len(value))


def text(
    frame: Frame,
    id: str,
    rect: pygame.Rect,
    value: str,
    placeholder: str = "",
    error: str = "",
    label: str = "",
    enabled: bool = True,
    claims: frozenset[int] = frozenset(),
) -> str:
    """A field for one line; returns what stands in it, at every key.

    A click or Tab begins, Enter, Esc or a click elsewhere ends. error: a sentence, shown below the field in red.
    claims: keys besides, which whoever draws the field does something with (`routing.keys_of`).
    """
    keys = claims | (_TEXT_KEYS if frame.layer else _TEXT_KEYS | ENTER)
    node = frame.fresh_node(
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
    touch = frame.touch(node)
    editor = frame.kept(id, Editor)
    if isinstance(touch.value, str) and enabled:
        value = touch.value
    if editor.text != value:
        editor.load(value)
    if frame.routing.reveal == id:
        editor.select_all()
    line_edit.draw_box(frame, rect, touch, enabled, bad=bool(error))
    inside = rect.inflate(-2 * frame.theme.inset, 0)
    line_edit.edit_line(frame, inside, editor, touch)
    if touch.key(ENTER):
        frame.drop_focus()
    elif touch.focused:
        if not editor.text:
            texts.write(frame, inside.move(frame.theme.px(4), 0), placeholder, "typed", theme.MUTED)
        line_edit.draw_line(frame, inside, editor, touch, theme.INK)
    elif not texts.write(
        frame, inside, editor.text or placeholder, "typed", theme.INK if editor.text and enabled else theme.MUTED
    ):
        frame.tip(id, rect, editor.text)
    if error and (touch.focused or touch.hover):
        place = rect.clip(frame.clip)
        frame.late.append(lambda: tips.draw_bubble(frame, Tip(id, place, error), theme.ERROR, "error"))
    return editor.text
