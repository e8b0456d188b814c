"""Cards to press that show a picture."""

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import cards, texts
from playground.ui.kit.frame import Frame
from playground.ui.kit.routing import ACTIVATE


def picture(
    frame: Frame,
    id: str,
    rect: pygame.Rect,
    picture: pygame.Surface,
    label: str,
    about: str = "",
    selected: bool = False,
    enabled: bool = True,
    tooltip: str = "",
) -> bool:
    """A card to press: a picture over a line of words (and a smaller one below); whether it was pressed."""
    size = frame.theme
    lines = (size.line if label else 0) + (size.small_line if about else 0)
    words = rect.inflate(-2 * size.gap, 0)
    fits = texts.fits(frame, label, "strong", words.width) and texts.fits(frame, about, "small", words.width)
    help_text = tooltip if fits else texts.tip_words(label, about, tooltip)
    node = frame.fresh_node(
        id,
        "picture",
        rect,
        label or tooltip or id,
        value="chosen" if selected else "",
        enabled=enabled,
        tooltip=help_text,
        focusable=True,
        keys=ACTIVATE,
        on=selected or None,
    )
    touch = frame.touch(node)
    edge = theme.ACCENT if selected else theme.LINE_HOVER if touch.hover else theme.LINE
    fill = theme.CARD if label else theme.ACCENT_SOFT if selected else theme.HOVER if touch.hover else theme.CARD
    rounded(size.radius, fill, edge, size.border).draw(frame.surface, rect)
    room = pygame.Rect(rect.left, rect.top, rect.width, rect.height - lines - (size.px(6) if lines else 0))
    room = room.inflate(-2 * size.px(6), -2 * size.px(6))
    with frame.clipped(room):
        frame.surface.blit(picture, picture.get_rect(center=room.center))
    y = rect.bottom - lines - size.px(6)
    if label:
        ink = theme.FAINT if not enabled else theme.ACCENT_DARK if selected else theme.INK
        texts.write(frame, pygame.Rect(words.left, y, words.width, size.line), label, "strong", ink, "center")
        y += size.line
    if about:
        texts.write(frame, pygame.Rect(words.left, y, words.width, size.small_line), about, "small", theme.MUTED, "center")
    if selected and label:
        _draw_badge(frame, rect)
    return touch.activated


def _draw_badge(frame: Frame, rect: pygame.Rect) -> None:
    """Draws a check mark in the upper right corner of what is chosen: never by colour alone."""
    side = frame.theme.px(22)
    disc = pygame.Rect(rect.right - side - frame.theme.px(6), rect.top + frame.theme.px(6), side, side)
    rounded(side // 2, theme.ACCENT, theme.CARD, frame.theme.border).draw(frame.surface, disc)
    cards.icon(frame, "check", disc.inflate(-frame.theme.px(8), -frame.theme.px(8)), theme.ON_ACCENT)
