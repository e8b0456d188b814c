"""Buttons, and headings that fold."""

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import cards, texts
from playground.ui.kit.frame import Frame
from playground.ui.kit.layout import centred
from playground.ui.kit.routing import ACTIVATE
from playground.ui.kit.touch import Touch
from playground.ui.theme import Colour


def button(
    frame: Frame,
    id: str,
    rect: pygame.Rect,
    label: str,
    icon: str = "",
    primary: bool = False,
    enabled: bool = True,
    tooltip: str = "",
    selected: bool = False,
    flat: bool = False,
) -> bool:
    """Whether it was pressed. Without a label it shows its icon only, and its tooltip is its name.

    primary: the one that is meant, teal; Enter presses it in a dialog. selected: it is on (a tool in hand).
    flat: no border and no raised edge until the pointer is over it.
    """
    room = rect.width - 2 * frame.theme.px(9)
    if icon and label and not texts.fits(frame, label, "button", room - _icon_room(frame, label)):
        icon = "" if texts.width(frame, label, "button") <= room else icon  # the words matter more than the picture
    whole = not label or texts.fits(frame, label, "button", room - (_icon_room(frame, label) if icon else 0))
    help_text = tooltip if whole else texts.tip_words(label, tooltip, between=" · ")
    value = "on" if selected else ""
    node = frame.fresh_node(
        id,
        "button",
        rect,
        label or tooltip or id,
        value=value,
        enabled=enabled,
        tooltip=help_text,
        focusable=True,
        keys=ACTIVATE,
        on=selected or None,
    )
    touch = frame.touch(node)
    pressed = touch.activated or (primary and enabled and frame.routing.entered and frame.layer == frame.routing.top > 0)
    ink = _draw_face(frame, id, rect, touch, enabled, primary, selected, flat)
    _draw_caption(frame, _pressed_down(frame, id, rect, touch, flat), label, icon, ink)
    return pressed


def fold(frame: Frame, id: str, rect: pygame.Rect, label: str, open: bool) -> bool:
    """The heading of what can be folded away, with an arrow that shows how it is now; whether it was pressed."""
    value = "open" if open else "folded"
    node = frame.fresh_node(id, "button", rect, label, value=value, focusable=True, keys=ACTIVATE, opens=open)
    touch = frame.touch(node)
    if touch.hover:
        rounded(frame.theme.px(6), theme.HOVER).draw(frame.surface, rect)
    side = frame.theme.px(14)
    arrow = pygame.Rect(rect.left, rect.top, side, rect.height)
    ink = theme.INK if touch.hover else theme.MUTED
    cards.icon(frame, "chevron-down" if open else "chevron-right", arrow, ink)
    texts.write(
        frame, pygame.Rect(arrow.right + frame.theme.px(5), rect.top, rect.width - side, rect.height), label, "small", ink
    )
    return touch.activated


def link(
    frame: Frame,
    id: str,
    rect: pygame.Rect,
    label: str,
    tooltip: str = "",
    selected: bool = False,
    style: str = "text",
    align: str = "left",
) -> bool:
    """A line of a list that is pressed like a button, with its words at the left or as `align` says; whether it was."""
    whole = texts.fits(frame, label, style, rect.width - 2 * frame.theme.px(6))
    help_text = tooltip if whole else texts.tip_words(label, tooltip, between=" · ")
    value = "on" if selected else ""
    node = frame.fresh_node(
        id, "button", rect, label, value=value, tooltip=help_text, focusable=True, keys=ACTIVATE, on=selected or None
    )
    touch = frame.touch(node)
    if selected or touch.hover:
        rounded(frame.theme.px(6), theme.ACCENT_SOFT if selected else theme.HOVER).draw(frame.surface, rect)
    ink = theme.ACCENT_DARK if selected or touch.hover else theme.INK
    texts.write(frame, rect.inflate(-2 * frame.theme.px(6), 0), label, style, ink, align)
    return touch.activated


def _icon_room(frame: Frame, label: str) -> int:
    return frame.theme.icon + (frame.theme.gap if label else 0)


def _pressed_down(frame: Frame, id: str, rect: pygame.Rect, touch: Touch, flat: bool) -> pygame.Rect:
    """The face of a button without its raised edge, lower while it is pressed."""
    if flat:
        return rect
    down = round(frame.theme.lift * frame.animate((id, "press"), 1.0 if touch.down and touch.hover else 0.0, 0.08))
    return pygame.Rect(rect.left, rect.top + down, rect.width, rect.height - frame.theme.lift)


def _draw_face(
    frame: Frame, id: str, rect: pygame.Rect, touch: Touch, enabled: bool, primary: bool, selected: bool, flat: bool
) -> Colour:
    """Draws the body of a button; returns the colour of what stands on it."""
    size = frame.theme
    fill, edge, lower, ink = theme.CARD, theme.LINE, theme.EDGE, theme.INK
    if not enabled:
        fill, lower, ink = theme.DISABLED, theme.LINE, theme.FAINT
    elif primary:
        fill = edge = theme.ACCENT_HOVER if touch.hover and not touch.down else theme.ACCENT
        lower, ink = theme.ACCENT_DARK, theme.ON_ACCENT
    elif selected:
        fill, edge, lower, ink = theme.ACCENT_SOFT, theme.ACCENT, theme.ACCENT, theme.ACCENT_DARK
    elif touch.hover:
        fill, edge = (theme.PRESSED, theme.LINE) if touch.down else (theme.HOVER, theme.LINE_HOVER)
    if flat:
        if enabled and (selected or primary or touch.hover):
            rounded(size.radius, fill).draw(frame.surface, rect)
        return ink
    face = _pressed_down(frame, id, rect, touch, flat)
    lift = rect.bottom - face.bottom
    gloss = theme.ACCENT_GLOSS if primary and enabled else None
    shape = rounded(size.radius, fill, edge, size.border, lift, lower, gloss=gloss)
    shape.draw(frame.surface, pygame.Rect(rect.left, face.top, rect.width, rect.bottom - face.top))
    return ink


def _draw_caption(frame: Frame, rect: pygame.Rect, label: str, icon: str, ink: Colour) -> None:
    """Draws an icon and words, together in the middle of `rect`."""
    room = rect.inflate(-2 * frame.theme.px(9), 0)
    beside = _icon_room(frame, label) if icon else 0
    words = min(texts.width(frame, label, "button"), max(0, room.width - beside)) if label else 0
    x = rect.centerx - (beside + words) // 2
    if icon:
        side = (
            frame.theme.icon
            if label
            else min(frame.theme.px(22), rect.height - frame.theme.px(8), rect.width - frame.theme.px(4))
        )
        box = pygame.Rect(x, rect.top, frame.theme.icon, rect.height) if label else rect
        cards.icon(frame, icon, centred(box, side, side), ink)
    if label:
        texts.write(frame, pygame.Rect(x + beside, rect.top, max(0, room.width - beside), rect.height), label, "button", ink)
