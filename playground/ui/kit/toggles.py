"""Toggles: switches with their words."""

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import cards, texts
from playground.ui.kit.frame import Frame
from playground.ui.kit.routing import ACTIVATE
from playground.ui.kit.touch import Touch


def toggle(frame: Frame, id: str, rect: pygame.Rect, label: str, value: bool, tooltip: str = "", enabled: bool = True) -> bool:
    """A switch with its words; a click anywhere in `rect` turns it. Returns the value."""
    size = frame.theme
    words = pygame.Rect(rect)
    words.left, words.width = rect.left + size.switch_width + size.gap, rect.width - size.switch_width - size.gap
    help_text = tooltip if texts.fits(frame, label, "text", words.width) else texts.tip_words(label, tooltip, between=" · ")
    state = "on" if value else "off"
    node = frame.fresh_node(
        id, "toggle", rect, label, value=state, enabled=enabled, tooltip=help_text, focusable=True, keys=ACTIVATE, on=value
    )
    touch = frame.touch(node)
    if touch.activated:
        value = not value
    _draw_switch(
        frame,
        id,
        pygame.Rect(rect.left, rect.centery - size.switch_height // 2, size.switch_width, size.switch_height),
        value,
        touch,
        enabled,
    )
    texts.write(frame, words, label, "text", theme.INK if enabled else theme.FAINT)
    return value


def _draw_switch(frame: Frame, id: str, rect: pygame.Rect, value: bool, touch: Touch, enabled: bool) -> None:
    size = frame.theme
    at = frame.animate((id, "switch"), 1.0 if value else 0.0)
    fill, edge = (theme.ACCENT, theme.ACCENT) if value else (theme.TRACK, theme.LINE_HOVER)
    if touch.hover:
        fill, edge = (theme.ACCENT_HOVER, theme.ACCENT_DARK) if value else (theme.PRESSED, theme.SWITCH_OFF)
    if not enabled:
        fill, edge = theme.DISABLED, theme.LINE
    rounded(rect.height // 2, fill, edge, size.border).draw(frame.surface, rect)
    side = rect.height - 3 * size.border - (0 if value else size.px(2))
    room = rect.width - rect.height
    knob = pygame.Rect(0, 0, side, side)
    knob.center = rect.left + rect.height // 2 + round(room * at), rect.centery
    ink = theme.CARD if value else theme.SWITCH_OFF
    rounded(side // 2, ink if enabled else theme.LINE_HOVER).draw(frame.surface, knob)
    if value and at > 0.6:
        cards.icon(frame, "check", knob.inflate(-size.px(3), -size.px(3)), theme.ACCENT if enabled else theme.CARD)
